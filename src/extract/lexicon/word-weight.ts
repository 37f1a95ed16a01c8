import type { PhraseStatistics } from './corpus.js';
import { bins } from './phrase-bin.js';

/**
 * The weights of the words' model (word-model.ts), all but the intercept in whole thousandths: what is added up does not depend on the
 * order.
 */
export interface WordWeights {
  /** Log-odds of a candidate without any feature, in whole. */
  readonly intercept: number;
  /** The weight of a feature, "kind=value"; 0 where the model has none. */
  of(kind: string, value: string | number): number;
  /** All weights that a word has by itself. */
  ofWord(word: string): WordWeight;
  /** Two words that weigh together, as the first or the last two of a candidate. */
  readonly pairs: readonly PairWeight[];
  /** The weight of a phrase's statistics. */
  ofPhrase(statistics: PhraseStatistics): number;
}

/** What a word weighs in a candidate, in thousandths. */
export interface WordWeight {
  /** As its first, its last and any word. */
  readonly first: number;
  readonly head: number;
  readonly inside: number;
  /** As what stands before it and after it. */
  readonly before: number;
  readonly after: number;
  /** By its first and last letters, as the first and last of several words; and all that it weighs as the only one. */
  readonly start: number;
  readonly end: number;
  readonly alone: number;
}

export interface PairWeight {
  readonly words: readonly [first: string, second: string];
  readonly firstTwo: number;
  readonly lastTwo: number;
}

/** The weights of a table, a feature and its weight a line under a header; the line without a feature is the intercept. */
export function parseWordWeights(text: string): WordWeights {
  const { intercept, kinds } = parseWeightLines(text);
  const of = (kind: string, value: string | number): number => kinds.get(kind)?.get(String(value)) ?? 0;
  return {
    intercept,
    of,
    ofWord(word) {
      const [start, end] = [word.slice(0, 3), word.slice(-3)];
      return {
        first: of('first', word),
        head: of('head', word),
        inside: of('word', word),
        before: of('before', word),
        after: of('after', word),
        start: of('start', start),
        end: of('end', end),
        alone: of('alone', word) + of('alone start', start) + of('alone end', end),
      };
    },
    pairs: pairWeights(kinds),
    ofPhrase: (statistics) => bins(statistics).reduce((total, [name, bin]) => total + of(name, bin), 0),
  };
}

/** Weights in thousandths by the kind of a feature and its value: no names need to be put together to ask for one. */
type WeightsByKind = ReadonlyMap<string, ReadonlyMap<string, number>>;

function parseWeightLines(text: string): { readonly intercept: number; readonly kinds: WeightsByKind } {
  let intercept = 0;
  const kinds = new Map<string, Map<string, number>>();
  for (const line of text.split('\n').slice(1)) {
    const [feature = '', weight] = line.split('\t');
    if (weight === undefined) continue;
    const cut = feature.indexOf('=');
    const kind = feature.slice(0, Math.max(0, cut));
    if (feature === '') intercept = Number(weight);
    else
      kinds.set(
        kind,
        (kinds.get(kind) ?? new Map<string, number>()).set(feature.slice(cut + 1), Math.round(Number(weight) * 1000)),
      );
  }
  return { intercept, kinds };
}

function pairWeights(kinds: WeightsByKind): PairWeight[] {
  const [firsts, lasts] = [kinds.get('first two'), kinds.get('last two')];
  return [...new Set([...(firsts?.keys() ?? []), ...(lasts?.keys() ?? [])])].map((pair) => {
    const [first = '', second = ''] = pair.split(' ');
    return { words: [first, second], firstTwo: firsts?.get(pair) ?? 0, lastTwo: lasts?.get(pair) ?? 0 };
  });
}
