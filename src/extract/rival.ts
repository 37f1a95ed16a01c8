import type { Candidate } from './candidate.js';
import type { KnownField } from './known-field.js';
import { type Places, placesOf, type Stretch } from './overlap.js';

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

/** How the candidates of a paper stand to each other; each is told by its index. */
export interface Rivals {
  readonly places: Places;
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
  const withHead: number[] = [];
  const beforeWithHead = new Int32Array(candidates.length);
  for (const [at, candidate] of candidates.entries()) {
    const head = candidate.head?.number ?? 0;
    beforeWithHead[at] = withHead[head] ?? -1;
    withHead[head] = at;
  }
  const byForm = new Map(partners.size > 0 ? candidates.map(({ form }, at) => [form, at]) : []);
  return {
    places: placesOf(candidates, fields),
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
