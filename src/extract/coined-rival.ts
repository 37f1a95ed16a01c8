import type { Candidate } from './candidate.js';
import type { KnownField } from './known-field.js';
import { probability } from './log-odds.js';
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

/** The COINED_RIVAL_FEATURES of all candidates of a paper that the names' model did not drop. */
export function describeCoinedRivals(scored: readonly Scored[]): readonly (readonly number[])[] {
  const scoreOf = (at: number | undefined): number => (at === undefined ? NO_RIVAL : (scored[at]?.score ?? NO_RIVAL));
  const order = scored.map((_, at) => at).sort((a, b) => scoreOf(b) - scoreOf(a) || a - b);
  const rank = new Map(order.map((at, place) => [at, place]));
  const coined = scored.reduce((sum, { score }) => sum + probability(score), 0);
  const standing = standingOver(scored);
  return scored.map(({ candidate, score }, at) => {
    const overlapping = new Set(wordsOf(candidate).flatMap(([field, word]) => standing.get(field)?.get(word) ?? []));
    const coinedHere = [...overlapping].reduce((sum, other) => sum + probability(scoreOf(other)), 0);
    const view = {
      score,
      rank: rank.get(at) ?? 0,
      bestOverlapping: [...overlapping].reduce(
        (best, other) => (other === at ? best : Math.max(best, scoreOf(other))),
        NO_RIVAL,
      ),
      bestApart: scoreOf(order.find((other) => !overlapping.has(other))),
      apart: scored.length - overlapping.size,
      coinedApart: coined - coinedHere,
    };
    return VALUES.map((value) => value(view));
  });
}

/** Each word that a candidate stands over, as its field and index. */
function wordsOf({ occurrences }: Candidate): (readonly [field: KnownField, word: number])[] {
  return occurrences.flatMap(({ field, first, last }) =>
    Array.from({ length: last - first + 1 }, (_, at) => [field, first + at] as const),
  );
}

/** Which candidates stand over each word of each field. */
function standingOver(scored: readonly Scored[]): ReadonlyMap<KnownField, ReadonlyMap<number, readonly number[]>> {
  const standing = new Map<KnownField, Map<number, number[]>>();
  for (const [at, { candidate }] of scored.entries()) {
    for (const [field, word] of wordsOf(candidate)) {
      const here = standing.get(field) ?? new Map<number, number[]>();
      standing.set(field, here);
      const over = here.get(word);
      if (over) over.push(at);
      else here.set(word, [at]);
    }
  }
  return standing;
}
