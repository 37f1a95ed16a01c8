import type { Candidate, Occurrence } from './candidate.js';
import { type KnownField, MAX_WORDS } from './known-field.js';

/** The score of a rival that there is not: below any other. */
export const NO_RIVAL = -12;

/** All places of some candidates of a paper, in lists side by side, by the word that they begin with. */
export interface Places {
  /** Index of the candidate that stands there, and the first and last word, counted through all fields. */
  readonly candidate: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** The number of the first word of a place, counted so. */
  firstOf(place: Occurrence): number;
  /** From which of the places on, and before which, they may share words with those from `first` to `last`: where they do not end before. */
  nearBegin(first: number): number;
  nearEnd(last: number): number;
}

/** The places of candidates of these fields, sorted by counting. */
export function placesOf(candidates: readonly Candidate[], fields: readonly KnownField[]): Places {
  const offset = fields[0]?.tokens.length ?? 0;
  const firstOf = ({ field, first }: Occurrence): number => (field === fields[0] ? first : first + offset);
  /** For each word how many places begin before it. */
  const starts = new Int32Array(offset + (fields[1]?.tokens.length ?? 0) + 2);
  let count = 0;
  for (const candidate of candidates) {
    count += candidate.count;
    for (let i = 0; i < candidate.count; i++) {
      const first = firstOf(candidate.place(i));
      starts[first + 1] = (starts[first + 1] ?? 0) + 1;
    }
  }
  for (let word = 1; word < starts.length; word++) starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0);
  const free = starts.slice();
  const places = { candidate: new Int32Array(count), first: new Int32Array(count), last: new Int32Array(count) };
  for (const [at, candidate] of candidates.entries()) {
    for (let i = 0; i < candidate.count; i++) {
      const first = firstOf(candidate.place(i));
      const place = free[first] ?? 0;
      free[first] = place + 1;
      places.candidate[place] = at;
      places.first[place] = first;
      places.last[place] = first + candidate.length - 1;
    }
  }
  return {
    ...places,
    firstOf,
    nearBegin: (first) => starts[Math.max(0, first - MAX_WORDS + 1)] ?? 0,
    nearEnd: (last) => starts[last + 1] ?? 0,
  };
}
