import type { Candidate, Occurrence } from './candidate.js';
import { type KnownField, MAX_WORDS } from './known-field.js';

/** How another candidate stands to one that it shares words of the text with: flags, as it may stand in several ways at several places. */
export const RELATIONS = {
  /** Longer ones that it stands in; of these those that add words before it only, and after it only. */
  containers: 1,
  longerLeft: 2,
  longerRight: 4,
  /** Shorter ones that stand in it; of these those at its end and at its beginning. */
  contained: 8,
  atEnd: 16,
  atStart: 32,
  /** Those that share some of its words, but not all of one of the two. */
  crossing: 64,
} as const;

/** A stretch of a paper: its first and last word, counted through all fields. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** All places of the candidates of a paper, in lists side by side, by the word that they begin with. */
export interface Places {
  /** Index of the candidate that stands there, and the first and last word, counted through all fields. */
  readonly candidate: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** How the candidates of a paper stand to each other; each is told by its index. */
export interface Rivals {
  readonly places: Places;
  stretchOf(place: Occurrence): Stretch;
  /** From which of the places on, and before which, others may share words with a stretch; those do that do not end before it. */
  nearBegin(stretch: Stretch): number;
  nearEnd(stretch: Stretch): number;
  /** The last candidate that ends in the same word, and the one before another; -1 where there is none. */
  lastWithHead(candidate: number): number;
  readonly beforeWithHead: Int32Array;
  /** Its short or long form, where the text explains it as an acronym. */
  partner(candidate: number): number | null;
}

/** The rivals among some candidates of the fields of a paper. `partners` are the folded short and long forms, each with its other. */
export function rivalsAmong(
  candidates: readonly Candidate[],
  fields: readonly KnownField[],
  partners: ReadonlyMap<string, string>,
): Rivals {
  const offset = fields[0]?.tokens.length ?? 0;
  const stretchOf = ({ field, first, last }: Occurrence): Stretch =>
    field === fields[0] ? { first, last } : { first: first + offset, last: last + offset };
  const { places, starts } = sortPlaces(candidates, stretchOf, offset + (fields[1]?.tokens.length ?? 0));
  const withHead: number[] = [];
  const beforeWithHead = new Int32Array(candidates.length);
  for (const [at, candidate] of candidates.entries()) {
    const head = candidate.head?.number ?? 0;
    beforeWithHead[at] = withHead[head] ?? -1;
    withHead[head] = at;
  }
  const byForm = new Map(partners.size > 0 ? candidates.map(({ form }, at) => [form, at]) : []);
  return {
    places,
    stretchOf,
    nearBegin: ({ first }) => starts[Math.max(0, first - MAX_WORDS + 1)] ?? 0,
    nearEnd: ({ last }) => starts[last + 1] ?? 0,
    lastWithHead: (candidate) => withHead[candidates[candidate]?.head?.number ?? 0] ?? -1,
    beforeWithHead,
    partner(candidate) {
      if (partners.size === 0) return null;
      const partner = byForm.get(partners.get(candidates[candidate]?.form ?? '') ?? '') ?? null;
      return partner === candidate ? null : partner;
    },
  };
}

/** How a place stands to a stretch that it shares words with. */
export function relationOf(first: number, last: number, stretch: Stretch): number {
  if (first <= stretch.first && last >= stretch.last)
    return (
      RELATIONS.containers |
      (last === stretch.last ? RELATIONS.longerLeft : 0) |
      (first === stretch.first ? RELATIONS.longerRight : 0)
    );
  if (first >= stretch.first && last <= stretch.last)
    return (
      RELATIONS.contained |
      (last === stretch.last ? RELATIONS.atEnd : 0) |
      (first === stretch.first ? RELATIONS.atStart : 0)
    );
  return RELATIONS.crossing;
}

/** The places of the candidates, sorted by counting, and for each word how many begin before it. */
function sortPlaces(
  candidates: readonly Candidate[],
  stretchOf: (place: Occurrence) => Stretch,
  words: number,
): { readonly places: Places; readonly starts: Int32Array } {
  const starts = new Int32Array(words + 2);
  let count = 0;
  for (const candidate of candidates) {
    count += candidate.count;
    for (let i = 0; i < candidate.count; i++) {
      const { first } = stretchOf(candidate.place(i));
      starts[first + 1] = (starts[first + 1] ?? 0) + 1;
    }
  }
  for (let word = 1; word < starts.length; word++) starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0);
  const next = starts.slice();
  const places = { candidate: new Int32Array(count), first: new Int32Array(count), last: new Int32Array(count) };
  for (let at = 0; at < candidates.length; at++) {
    const candidate = candidates[at];
    if (!candidate) continue;
    for (let i = 0; i < candidate.count; i++) {
      const { first, last } = stretchOf(candidate.place(i));
      const place = next[first] ?? 0;
      next[first] = place + 1;
      places.candidate[place] = at;
      places.first[place] = first;
      places.last[place] = last;
    }
  }
  return { places, starts };
}
