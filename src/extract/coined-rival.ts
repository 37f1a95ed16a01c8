import type { Candidate } from './candidate.js';
import type { KnownField } from './known-field.js';
import { probability } from './log-odds.js';
import { placesOf } from './overlap.js';
import { NO_RIVAL } from './rival-feature.js';

/** A candidate with the log-odds that the names' model gives it. */
export interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
}

/** What the features of one candidate are read from. */
interface View {
  readonly score: number;
  /** How many of the paper's candidates score higher, or as high and stand before it. */
  readonly rank: number;
  /** The highest scores of those that share a word of the text with it, and of those that do not. */
  readonly bestOverlapping: number;
  readonly bestApart: number;
  /** How many stand apart, and how many of them are coined by the names' chances. */
  readonly apart: number;
  readonly coinedApart: number;
}

/** What the second model for coined names sees besides: a paper coins few names, and seldom one within another. */
const FEATURES: Readonly<Record<string, (view: View) => number>> = {
  score: ({ score }) => score,
  rank: ({ rank }) => rank,
  'best overlapping': ({ bestOverlapping }) => bestOverlapping,
  'best apart': ({ bestApart }) => bestApart,
  'score above overlapping': ({ score, bestOverlapping }) => score - bestOverlapping,
  'score above apart': ({ score, bestApart }) => score - bestApart,
  apart: ({ apart }) => apart,
  'coined apart': ({ coinedApart }) => coinedApart,
};

/** The names of the features, in the order of their values. */
export const COINED_RIVAL_FEATURES: readonly string[] = Object.keys(FEATURES);

const VALUES = Object.values(FEATURES);

/** Writes the COINED_RIVAL_FEATURES of all candidates of a paper that the names' model did not drop into `values`, from `rowOf` each on. */
export function describeCoinedRivals(
  scored: readonly Scored[],
  fields: readonly KnownField[],
  values: Float64Array,
  rowOf: (at: number) => number,
): void {
  const scoreOf = (at: number | undefined): number => (at === undefined ? NO_RIVAL : (scored[at]?.score ?? NO_RIVAL));
  const order = [...scored.keys()].sort((a, b) => scoreOf(b) - scoreOf(a) || a - b);
  const rank = new Int32Array(scored.length);
  for (const [place, at] of order.entries()) rank[at] = place;
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
      const stretch = places.stretchOf(candidate.place(i));
      const end = places.nearEnd(stretch);
      for (let place = places.nearBegin(stretch); place < end; place++) {
        const other = places.candidate[place] ?? at;
        if ((places.last[place] ?? 0) < stretch.first || sharing[other] === at + 1) continue;
        sharing[other] = at + 1;
        overlapping += 1;
        coinedHere += probability(scoreOf(other));
        if (other !== at) bestOverlapping = Math.max(bestOverlapping, scoreOf(other));
      }
    }
    const view: View = {
      score,
      rank: rank[at] ?? 0,
      bestOverlapping,
      bestApart: scoreOf(order.find((other) => sharing[other] !== at + 1)),
      apart: scored.length - overlapping,
      coinedApart: coined - coinedHere,
    };
    for (let feature = 0; feature < VALUES.length; feature++)
      values[rowOf(at) + feature] = VALUES[feature]?.(view) ?? 0;
  }
}
