import type { Acronym } from './acronym.js';
import { type Candidate, endOf, type Occurrence, startOf } from './candidate.js';
import { ROLES } from './role.js';
import type { FieldText, Token } from './token.js';

/** Where a name stands in its paper, and what stands around it; 1 and 0 say whether anywhere. */
export interface Sites {
  /** Occurrences in the title. */
  readonly title: number;
  /** Whether it begins the title before a colon, stands before a colon of the title, and is all of it. */
  readonly beforeColon: number;
  readonly inPartBeforeColon: number;
  readonly wholeTitle: number;
  /** Where it first stands in the abstract, as a share of its length, 2 where it does not; and in how many of its sentences. */
  readonly position: number;
  readonly sentences: number;
  /** Whether one of the two words before it says so, and whether some word before it in its sentence speaks of making. */
  readonly afterCalled: number;
  readonly afterMake: number;
  readonly afterOurs: number;
  readonly makeInSentence: number;
  /** Shares of its occurrences. */
  readonly afterExample: number;
  readonly afterPreposition: number;
  readonly beforeVerb: number;
  readonly beforeKind: number;
  readonly beforeExplanation: number;
  readonly beforeBracket: number;
  readonly inBrackets: number;
}

export function sitesOf(candidate: Candidate, acronyms: readonly Acronym[]): Sites {
  let [title, beforeColon, inPartBeforeColon, wholeTitle] = [0, 0, 0, 0];
  let [position, sentences, lastSentence] = [2, 0, -1];
  let [afterCalled, afterMake, afterOurs, makeInSentence] = [0, 0, 0, 0];
  let [afterExample, afterPreposition, beforeVerb, beforeKind] = [0, 0, 0, 0];
  let [beforeExplanation, beforeBracket, inBrackets] = [0, 0, 0];
  for (let at = 0; at < candidate.count; at++) {
    const place = candidate.place(at);
    const { field, first, last } = place;
    const { tokens, text } = field;
    const [start, end, sentence] = [startOf(place), endOfName(place), tokens[first]?.sentence ?? 0];
    if (field.field === 'title') {
      title += 1;
      if (first === 0 && isFollowedBy(':', field, end)) beforeColon = 1;
      if (first === 0 && last === tokens.length - 1) wholeTitle = 1;
      if (hasColonAfter(place)) inPartBeforeColon = 1;
    } else {
      if (position === 2) position = start / text.length;
      if (sentence !== lastSentence) sentences += 1;
      lastSentence = sentence;
    }
    const before = rolesBefore(tokens, first, 1);
    const beforeThat = rolesBefore(tokens, first, 2);
    const either = before | beforeThat;
    if ((either & ROLES.called) !== 0) afterCalled = 1;
    if ((either & ROLES.make) !== 0) afterMake = 1;
    if ((either & ROLES.ours) !== 0) afterOurs = 1;
    if (makeInSentence === 0 && speaksOfMaking(field, first)) makeInSentence = 1;
    if ((before & ROLES.example) !== 0 || ((before & ROLES.article) !== 0 && (beforeThat & ROLES.such) !== 0))
      afterExample += 1;
    if ((before & ROLES.preposition) !== 0) afterPreposition += 1;
    const next = tokens[last + 1];
    if (next) {
      const { roles, statistics } = next.known;
      if (next.bound && ((roles & ROLES.finite) !== 0 || statistics.verb > MOSTLY)) beforeVerb += 1;
      if (next.bound && (roles & ROLES.kind) !== 0) beforeKind += 1;
      if ((roles & ROLES.explanation) !== 0) beforeExplanation = 1;
    }
    if (isFollowedBy('(', field, end) || explains(place, acronyms)) beforeBracket = 1;
    if (text[start - 1] === '(' && text[end] === ')') inBrackets = 1;
  }
  const n = candidate.count;
  return {
    title,
    beforeColon,
    inPartBeforeColon,
    wholeTitle,
    position,
    sentences,
    afterCalled,
    afterMake,
    afterOurs,
    makeInSentence,
    afterExample: afterExample / n,
    afterPreposition: afterPreposition / n,
    beforeVerb: beforeVerb / n,
    beforeKind: beforeKind / n,
    beforeExplanation,
    beforeBracket,
    inBrackets,
  };
}

/** Share of a word's occurrences in the corpus that are verbs, from which it is taken for one. */
const MOSTLY = 0.6;

/** What the word so many before a token says, where it stands in the same sentence. */
function rolesBefore(tokens: readonly Token[], at: number, distance: number): number {
  const token = tokens[at - distance];
  return token && token.sentence === tokens[at]?.sentence ? token.known.roles : 0;
}

/** Whether a colon follows the name or a later word of its field. */
function hasColonAfter({ field, last }: Occurrence): boolean {
  if (!field.text.includes(':', field.tokens[last]?.start)) return false;
  for (let at = last; at < field.tokens.length; at++)
    if (isFollowedBy(':', field, endOfName({ field, first: at, last: at }))) return true;
  return false;
}

/** Where a name ends, without a possessive. */
export function endOfName(place: Occurrence): number {
  const end = endOf(place);
  const { text } = place.field;
  return text[end - 1] === 's' && (text[end - 2] === "'" || text[end - 2] === '’') ? end - 2 : end;
}

/** A name as a place writes it. */
export function nameOf(place: Occurrence): string {
  return place.field.text.slice(startOf(place), endOfName(place));
}

/** Whether a character follows what ends at an offset, perhaps after a space. */
function isFollowedBy(character: string, { text }: FieldText, end: number): boolean {
  const next = text.charAt(end);
  return next === character || (text.charAt(end + 1) === character && next.trim() === '');
}

/** Whether an acronym's explanation stands right here: "Node Transfer Learning" of "Node Transfer Learning (NTL)". */
export function explains(place: Occurrence, acronyms: readonly Acronym[]): boolean {
  for (const { field, longStart, longEnd } of acronyms)
    if (field === place.field && longStart === startOf(place) && longEnd === endOfName(place)) return true;
  return false;
}

/** How many words before a name a verb of making still speaks of it. */
const NEAR = 12;

/** Whether the words before a token, in its sentence, speak of making something. */
export function speaksOfMaking({ tokens }: FieldText, before: number): boolean {
  const sentence = tokens[before]?.sentence;
  for (let at = before - 1; at >= Math.max(0, before - NEAR); at--) {
    const token = tokens[at];
    if (token?.sentence !== sentence) return false;
    if (token && (token.known.roles & ROLES.make) !== 0) return true;
  }
  return false;
}
