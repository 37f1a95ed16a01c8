import type { Candidate } from './candidate.js';
import type { KnownField } from './known-field.js';

/** A candidate with the log-odds that the first model gives it. */
export interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
}

/** What the features of one candidate are read from. */
interface View {
  readonly score: number;
  /** How many of the paper's candidates score higher, or as high and stand before it. */
  readonly rank: number;
  /** The highest scores of those that stand over a word of it somewhere, and of those that do not; NONE where there are none. */
  readonly bestOver: number;
  readonly bestApart: number;
  /** How many stand apart, and how many of them are coined by the first model's chances. */
  readonly apart: number;
  readonly coinedApart: number;
}

/** The score of a rival that there is not; the trainer's (training/fit_coined.py). */
const NONE = -12;

/** What the second model for coined names sees besides: a paper coins few names, and seldom one within another. */
const FEATURES: Readonly<Record<string, (view: View) => number>> = {
  score: ({ score }) => score,
  rank: ({ rank }) => rank,
  'best over': ({ bestOver }) => bestOver,
  'best apart': ({ bestApart }) => bestApart,
  'score above over': ({ score, bestOver }) => score - bestOver,
  'score above apart': ({ score, bestApart }) => score - bestApart,
  apart: ({ apart }) => apart,
  'coined apart': ({ coinedApart }) => coinedApart,
};

/** The names of the features, in the order of their values. */
export const COINED_RIVAL_FEATURES: readonly string[] = Object.keys(FEATURES);

const VALUES = Object.values(FEATURES);

/** The COINED_RIVAL_FEATURES of all candidates of a paper that the first model did not drop. */
export function describeCoinedRivals(scored: readonly Scored[]): readonly (readonly number[])[] {
  const order = scored.map((_, at) => at).sort((a, b) => scoreAt(scored, b) - scoreAt(scored, a) || a - b);
  const rank = new Map(order.map((at, place) => [at, place]));
  const chances = scored.map(({ score }) => 1 / (1 + Math.exp(-score)));
  const coined = chances.reduce((sum, chance) => sum + chance, 0);
  const standing = standingOver(scored);
  return scored.map(({ candidate, score }, at) => {
    const over = new Set(wordsOf(candidate).flatMap(([field, word]) => standing.get(field)?.[word] ?? []));
    const apart = order.find((other) => !over.has(other));
    over.delete(at);
    const bestOver = Math.max(NONE, ...[...over].map((other) => scoreAt(scored, other)));
    const taken = [...over].reduce((sum, other) => sum + (chances[other] ?? 0), chances[at] ?? 0);
    const view = {
      score,
      rank: rank.get(at) ?? 0,
      bestOver,
      bestApart: apart === undefined ? NONE : scoreAt(scored, apart),
      apart: scored.length - over.size - 1,
      coinedApart: coined - taken,
    };
    return VALUES.map((value) => value(view));
  });
}

const scoreAt = (scored: readonly Scored[], at: number): number => scored[at]?.score ?? NONE;

/** Each word that a candidate stands over, as its field and index. */
function wordsOf({ occurrences }: Candidate): (readonly [field: KnownField, word: number])[] {
  return occurrences.flatMap(({ field, first, last }) =>
    Array.from({ length: last - first + 1 }, (_, at) => [field, first + at] as const),
  );
}

/** Which candidates stand over each word of each field. */
function standingOver(scored: readonly Scored[]): ReadonlyMap<KnownField, readonly (readonly number[])[]> {
  const standing = new Map<KnownField, number[][]>();
  for (const [at, { candidate }] of scored.entries()) {
    for (const [field, word] of wordsOf(candidate)) {
      const here = standing.get(field) ?? field.tokens.map(() => []);
      here[word]?.push(at);
      standing.set(field, here);
    }
  }
  return standing;
}
