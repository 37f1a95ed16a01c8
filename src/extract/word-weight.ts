import type { PhraseStatistics } from './corpus.js';
import { bins } from './phrase-bin.js';

/** The weights of the words' model (word-model.ts), by the names of their features; 0 where the model has none. */
export interface WordWeights {
  of(feature: string): number;
  /** All weights that a word has. */
  ofWord(word: string): WordWeight;
  /** The weight of a phrase's statistics. */
  ofPhrase(statistics: PhraseStatistics): number;
}

export interface WordWeight {
  /** By KINDS: one list, for they are asked for together. */
  readonly values: readonly number[];
  /** By the word after it. */
  readonly firstTwo: ReadonlyMap<string, number> | undefined;
  readonly lastTwo: ReadonlyMap<string, number> | undefined;
}

/** What a word weighs as a candidate's first, its last or any word, as what stands before or after it, by its first and last letters, and alone. */
const KINDS = ['first', 'head', 'word', 'before', 'after', 'start', 'end', 'alone'] as const;
export const [FIRST, HEAD, WORD, BEFORE, AFTER, START, END, ALONE] = [0, 1, 2, 3, 4, 5, 6, 7];

/** The weights of a table, a feature and its weight a line under a header; the line without a feature is the intercept. */
export function parseWordWeights(text: string): WordWeights {
  const weights = parseWeightLines(text);
  const of = (feature: string): number => weights.get(feature) ?? 0;
  const [firstTwo, lastTwo] = [pairWeights(weights, 'first two='), pairWeights(weights, 'last two=')];
  return {
    of,
    ofWord(word) {
      const [start, end] = [word.slice(0, 3), word.slice(-3)];
      const values: Record<(typeof KINDS)[number], number> = {
        first: of(`first=${word}`),
        head: of(`head=${word}`),
        word: of(`word=${word}`),
        before: of(`before=${word}`),
        after: of(`after=${word}`),
        start: of(`start=${start}`),
        end: of(`end=${end}`),
        alone: of(`alone=${word}`) + (of(`alone start=${start}`) + of(`alone end=${end}`)),
      };
      return { values: KINDS.map((kind) => values[kind]), firstTwo: firstTwo.get(word), lastTwo: lastTwo.get(word) };
    },
    ofPhrase: (statistics) => bins(statistics).reduce((total, [name, bin]) => total + of(`${name}=${bin}`), 0),
  };
}

function parseWeightLines(text: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const line of text.split('\n').slice(1)) {
    const [feature = '', weight] = line.split('\t');
    if (weight !== undefined) weights.set(feature, Number(weight));
  }
  return weights;
}

/** The weights of a kind's two words, by the first and then the second. */
function pairWeights(
  weights: ReadonlyMap<string, number>,
  kind: string,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const pairs = new Map<string, Map<string, number>>();
  for (const [feature, weight] of weights) {
    if (!feature.startsWith(kind)) continue;
    const [first = '', second = ''] = feature.slice(kind.length).split(' ');
    pairs.set(first, (pairs.get(first) ?? new Map<string, number>()).set(second, weight));
  }
  return pairs;
}
