import { ROLES } from '../lexicon/role.js';
import type { Acronym } from '../text/acronym.js';
import { type Candidate, endOf, type Occurrence, startOf } from '../text/candidate.js';
import type { FieldText, Token } from '../text/token.js';

/** What is seen of where a name stands in its paper, and at which of the values; 1 and 0 say whether anywhere. */
export const SITE_AT = {
  /** Occurrences in the title; whether it begins the title before a colon, stands before a colon of the title, and is all of it. */
  'in title': 0,
  'before colon': 1,
  'in part before colon': 2,
  'whole title': 3,
  /** All occurrences. */
  count: 4,
  /** Where it first stands in the abstract, as a share of its length, 2 where it does not; and in how many of its sentences. */
  'first position': 5,
  sentences: 6,
  /** Whether one of the two words before it says so, and whether some word before it in its sentence speaks of making. */
  'after called': 7,
  'after make': 8,
  'make in sentence': 9,
  'after our': 10,
  /** Shares of its occurrences; whether words like "short for" come next. */
  'after example': 11,
  'after preposition': 12,
  'before explanation': 13,
  'before verb': 14,
  'before kind': 15,
  /** Whether before an opening bracket, and whether alone in brackets. */
  'before bracket': 16,
  'in brackets': 17,
} as const;

/** The names of the features, in the order of their values. */
export const SITE_FEATURES: readonly string[] = Object.keys(SITE_AT);

/** Writes the SITE_FEATURES of a candidate into `values`, from `row` on. */
export function describeSites(
  candidate: Candidate,
  acronyms: readonly Acronym[],
  values: Float64Array,
  row: number,
): void {
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
      if (text.includes(':', end)) inPartBeforeColon = 1;
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
    if ((before & ROLES.example) !== 0 || ((before & ROLES.as) !== 0 && (beforeThat & ROLES.such) !== 0))
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
  values[row + SITE_AT['in title']] = title;
  values[row + SITE_AT['before colon']] = beforeColon;
  values[row + SITE_AT['in part before colon']] = inPartBeforeColon;
  values[row + SITE_AT['whole title']] = wholeTitle;
  values[row + SITE_AT.count] = n;
  values[row + SITE_AT['first position']] = position;
  values[row + SITE_AT.sentences] = sentences;
  values[row + SITE_AT['after called']] = afterCalled;
  values[row + SITE_AT['after make']] = afterMake;
  values[row + SITE_AT['make in sentence']] = makeInSentence;
  values[row + SITE_AT['after our']] = afterOurs;
  values[row + SITE_AT['after example']] = afterExample / n;
  values[row + SITE_AT['after preposition']] = afterPreposition / n;
  values[row + SITE_AT['before explanation']] = beforeExplanation;
  values[row + SITE_AT['before verb']] = beforeVerb / n;
  values[row + SITE_AT['before kind']] = beforeKind / n;
  values[row + SITE_AT['before bracket']] = beforeBracket;
  values[row + SITE_AT['in brackets']] = inBrackets;
}

/** Share of a word's occurrences in the corpus that are verbs, from which it is taken for one. */
const MOSTLY = 0.6;

/** What the word so many before a token says, where it stands in the same sentence. */
function rolesBefore(tokens: readonly Token[], at: number, distance: number): number {
  const token = tokens[at - distance];
  return token && token.sentence === tokens[at]?.sentence ? token.known.roles : 0;
}

/** Where a name ends, without a possessive. */
export function endOfName(place: Occurrence): number {
  const end = endOf(place);
  const { text } = place.field;
  const possessive = text[end - 1] === 's' && (text[end - 2] === "'" || text[end - 2] === '’');
  return possessive && end - 2 > startOf(place) ? end - 2 : end;
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
