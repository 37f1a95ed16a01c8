import type { PhraseStatistics } from './corpus.js';

const NOTHING: readonly (readonly [string, number])[] = [['papers', 0]];

/** Corpus statistics in steps, so that a linear model can bend. */
export function bins(phrase: PhraseStatistics): readonly (readonly [string, number])[] {
  const { papers, titles, count, right, free, inside, capitals, cohesion, toRight, defines } = phrase;
  if (papers === 0) return NOTHING;
  return [
    ['papers', Math.ceil(Math.log2(papers))],
    ['titles', Math.min(8, Math.round((titles / papers) * 20))],
    ['right', Math.round((right / count) * 8)],
    ['free', Math.round((free / count) * 8)],
    ['capitals', inside > 0 ? Math.round((capitals / inside) * 4) : -1],
    ['cohesion', Math.max(-2, Math.min(10, Math.round(cohesion)))],
    ['to right', Math.round(toRight * 5)],
    ['defines', Math.min(3, defines)],
  ];
}
