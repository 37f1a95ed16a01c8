import type { Candidate } from '../text/candidate.js';
import type { KnownField } from '../text/known-field.js';
import { type Places, placesOf } from '../text/overlap.js';

/** How a place of one candidate stands to a place of another that it shares words with: flags, as several may hold. */
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
  /** All that end in the same word, itself and those that share words of the text with it included. */
  sameHead(candidate: number): readonly number[];
  /** Its short or long form, where the text explains it as an acronym. */
  partner(candidate: number): number | null;
}

/** The rivals among some candidates of the fields of a paper. `partners` are the folded short and long forms, each with its other. */
export function rivalsAmong(
  candidates: readonly Candidate[],
  fields: readonly KnownField[],
  partners: ReadonlyMap<string, string>,
): Rivals {
  const byHead: number[][] = [];
  for (const [at, { head }] of candidates.entries()) {
    const known = byHead[head?.number ?? 0];
    if (known) known.push(at);
    else byHead[head?.number ?? 0] = [at];
  }
  const byForm = new Map(partners.size > 0 ? candidates.map(({ form }, at) => [form, at]) : []);
  return {
    places: placesOf(candidates, fields),
    sameHead: (candidate) => byHead[candidates[candidate]?.head?.number ?? 0] ?? [],
    partner(candidate) {
      if (partners.size === 0) return null;
      const partner = byForm.get(partners.get(candidates[candidate]?.form ?? '') ?? '') ?? null;
      return partner === candidate ? null : partner;
    },
  };
}

/** How words from one to another stand to `ownFirst` to `ownLast`, some of which they share. */
export function relationOf(first: number, last: number, ownFirst: number, ownLast: number): number {
  if (first <= ownFirst && last >= ownLast)
    return (
      RELATIONS.containers |
      (last === ownLast ? RELATIONS.longerLeft : 0) |
      (first === ownFirst ? RELATIONS.longerRight : 0)
    );
  if (first >= ownFirst && last <= ownLast)
    return (
      RELATIONS.contained | (last === ownLast ? RELATIONS.atEnd : 0) | (first === ownFirst ? RELATIONS.atStart : 0)
    );
  return RELATIONS.crossing;
}
