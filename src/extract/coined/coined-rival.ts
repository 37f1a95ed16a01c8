import { probability } from '../model/log-odds.js';
import { byScore, ranksIn } from '../model/rank.js';
import type { Candidate } from '../text/candidate.js';
import type { KnownField } from '../text/known-field.js';
import { NO_RIVAL, placesOf } from '../text/overlap.js';

/** A candidate with the log-odds that the names' model gives it. */
export interface ScoredName {
  readonly candidate: Candidate;
  readonly score: number;
}

/** What the second model sees besides, and at which of the values: a paper coins few names, and seldom one within another. */
export const COINED_RIVAL_AT = {
  /** Its score, and how many of the paper's candidates score higher, or as high and stand before it. */
  score: 0,
  rank: 1,
  /** The best scores of those that share a word of the text with it, and of those that do not, and by how much its own is higher. */
  'best overlapping': 2,
  'best apart': 3,
  'score above overlapping': 4,
  'score above apart': 5,
  /** How many stand apart, and how many of them are coined by the names' chances. */
  apart: 6,
  'coined apart': 7,
} as const;

/** The names of the features, in the order of their values. */
export const COINED_RIVAL_FEATURES: readonly string[] = Object.keys(COINED_RIVAL_AT);

/** Writes the COINED_RIVAL_FEATURES of all candidates of a paper that the names' model did not drop into `values`, from `rowOf` each on. */
export function describeCoinedRivals(
  scored: readonly ScoredName[],
  fields: readonly KnownField[],
  values: Float64Array,
  rowOf: (at: number) => number,
): void {
  const scoreOf = (at: number | undefined): number => (at === undefined ? NO_RIVAL : (scored[at]?.score ?? NO_RIVAL));
  const order = byScore(Float64Array.from(scored, ({ score }) => score));
  const ranks = ranksIn(order);
  const coined = scored.reduce((sum, { score }) => sum + probability(score), 0);
  const places = placesOf(
    scored.map(({ candidate }) => candidate),
    fields,
  );
  // The candidate that each was last seen as sharing words with, itself included; from 1 on.
  const sharing = new Int32Array(scored.length);
  for (const [at, { candidate, score }] of scored.entries()) {
    let [overlapping, coinedHere, bestOverlapping] = [0, 0, NO_RIVAL];
    for (let i = 0; i < candidate.count; i++) {
      const first = places.firstOf(candidate.place(i));
      const end = places.nearEnd(first + candidate.length - 1);
      for (let place = places.nearBegin(first); place < end; place++) {
        const other = places.candidate[place] ?? at;
        if ((places.last[place] ?? 0) < first || sharing[other] === at + 1) continue;
        sharing[other] = at + 1;
        overlapping += 1;
        coinedHere += probability(scoreOf(other));
        if (other !== at) bestOverlapping = Math.max(bestOverlapping, scoreOf(other));
      }
    }
    const bestApart = scoreOf(order.find((other) => sharing[other] !== at + 1));
    const row = rowOf(at);
    values[row + COINED_RIVAL_AT.score] = score;
    values[row + COINED_RIVAL_AT.rank] = ranks[at] ?? 0;
    values[row + COINED_RIVAL_AT['best overlapping']] = bestOverlapping;
    values[row + COINED_RIVAL_AT['best apart']] = bestApart;
    values[row + COINED_RIVAL_AT['score above overlapping']] = score - bestOverlapping;
    values[row + COINED_RIVAL_AT['score above apart']] = score - bestApart;
    values[row + COINED_RIVAL_AT.apart] = scored.length - overlapping;
    values[row + COINED_RIVAL_AT['coined apart']] = coined - coinedHere;
  }
}
