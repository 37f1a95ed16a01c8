import type { PhraseStatistics } from './corpus.js';

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : -1);

/** What the trees see of a phrase: shares are -1 where there is nothing to take a share of, numbers of papers log(1 + n). */
const COLUMNS = {
  papers: ({ papers }) => Math.log1p(papers),
  'count a paper': ({ count, papers }) => share(count, papers),
  titles: ({ titles, papers }) => share(titles, papers),
  capitals: ({ capitals, inside }) => share(capitals, inside),
  left: ({ left, count }) => share(left, count),
  right: ({ right, count }) => share(right, count),
  free: ({ free, count }) => share(free, count),
  'free count': ({ free }) => Math.log1p(free),
  defines: ({ defines, papers }) => share(defines, papers),
  'left entropy': ({ leftEntropy }) => leftEntropy,
  'right entropy': ({ rightEntropy }) => rightEntropy,
  'of prefix': ({ ofPrefix }) => ofPrefix,
  'of suffix': ({ ofSuffix }) => ofSuffix,
  cohesion: ({ cohesion }) => cohesion,
  'to right': ({ toRight }) => toRight,
  'to left': ({ toLeft }) => toLeft,
  'C-value': ({ cValue }) => cValue,
} satisfies Record<string, (phrase: PhraseStatistics) => number>;

export type PhraseColumn = keyof typeof COLUMNS;

const isColumn = (name: string): name is PhraseColumn => name in COLUMNS;

export const PHRASE_COLUMN_NAMES: readonly PhraseColumn[] = Object.keys(COLUMNS).filter(isColumn);

const NUMBERS: ReadonlyMap<PhraseColumn, number> = new Map(PHRASE_COLUMN_NAMES.map((name, at) => [name, at]));

/** The number of a column. */
export const phraseColumn = (name: PhraseColumn): number => NUMBERS.get(name) ?? -1;

/** The values of all columns, in order. */
export function columnsOf(phrase: PhraseStatistics): number[] {
  return Object.values(COLUMNS).map((value) => value(phrase));
}
