import { foldPhrase } from '../domain/fold.js';
import type { Acronym } from './acronym.js';
import { endOf, type Occurrence, startOf } from './candidate.js';
import type { FieldText } from './token.js';

/** A place of a name with what surrounds it. */
export interface Site extends Occurrence {
  readonly start: number;
  /** Where the name ends, without a possessive. */
  readonly end: number;
  /** The words right before it and before that, in its sentence, and right after it; folded, empty where there is none. */
  readonly before: string;
  readonly beforeThat: string;
  readonly after: string;
  /** Share of the next word's occurrences in the corpus that are verbs. */
  readonly verbAfter: number;
}

export function siteOf(place: Occurrence): Site {
  const { field, first, last } = place;
  const { tokens } = field;
  const next = tokens[last + 1];
  const after = next?.bound ? next.known : undefined;
  return {
    field,
    first,
    last,
    start: startOf(place),
    end: endOfName(place),
    before: earlier(field, first, 1),
    beforeThat: earlier(field, first, 2),
    after: after?.folded ?? '',
    verbAfter: after?.statistics.verb ?? 0,
  };
}

/** The folded word so many before a token, where it stands in the same sentence. */
function earlier({ tokens }: FieldText, at: number, distance: number): string {
  const token = tokens[at - distance];
  return token && token.sentence === tokens[at]?.sentence ? token.folded : '';
}

/** Where a name ends, without a possessive. */
export function endOfName(place: Occurrence): number {
  const end = endOf(place);
  const { text } = place.field;
  return text[end - 1] === 's' && (text[end - 2] === "'" || text[end - 2] === '’') ? end - 2 : end;
}

/** A name as a place writes it. */
export function nameOf(place: Occurrence | undefined): string {
  return place ? place.field.text.slice(startOf(place), endOfName(place)) : '';
}

/** Whether a name is followed by a character, perhaps after a space. */
export function isFollowedBy(character: string, { field: { text } }: Occurrence, end: number): boolean {
  const next = text.charAt(end);
  return next === character || (text.charAt(end + 1) === character && next.trim() === '');
}

export function isInBrackets({ field: { text }, start, end }: Site): boolean {
  return text.charAt(start - 1) === '(' && text.charAt(end) === ')';
}

/** Whether an acronym's explanation stands right here: "Node Transfer Learning" of "Node Transfer Learning (NTL)". */
export function explains(place: Occurrence, acronyms: readonly Acronym[]): boolean {
  return acronyms.some(
    ({ field, longStart, longEnd }) =>
      field === place.field && longStart === startOf(place) && longEnd === endOfName(place),
  );
}

export const MAKE = words(
  'introduce introduces introducing propose proposes proposing proposed present presents presenting develop develops developed design designs designed create creates release releases build construct describe offer contribute establish formulate devise',
);
/** How many words before a name a verb of making still speaks of it. */
const NEAR = 12;

/** Whether the words before a token, in its sentence, speak of making something. */
export function speaksOfMaking({ tokens }: FieldText, before: number): boolean {
  const sentence = tokens[before]?.sentence;
  for (let at = before - 1; at >= Math.max(0, before - NEAR); at--) {
    const token = tokens[at];
    if (token?.sentence !== sentence) return false;
    if (token && MAKE.has(token.folded)) return true;
  }
  return false;
}

/** Folded words of a list. */
export function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' ').map(foldPhrase));
}
