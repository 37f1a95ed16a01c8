import type { Lexicon } from '../lexicon/lexicon.js';

/** What British English writes in words, and what American English has in its place: regularisation, analyse, behaviour, labelling, centre. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{3})is(?=(?:e|ed|er|ing|ation|able)$)/u, 'iz'],
  [/(?<=\p{L}{3})lys(?=(?:e|ed|er|ing)$)/u, 'lyz'],
  [/(?<=\p{L}{3})our/u, 'or'],
  [/(?<=\p{L}{4})ll(?=(?:ed|er|ing)$)/u, 'l'],
  [/(?<=\p{L}{2})tre$/u, 'ter'],
];

/** A folded phrase with its words as most papers of the corpus spell them: "subword regularisation" is what others call "subword regularization". */
export function americanSpelling(form: string, lexicon: Lexicon): string {
  const papersOf = (word: string): number => lexicon.value(lexicon.phrase(word), 'papers');
  const mostUsed = (word: string): string => {
    const american = BRITISH.map(([found, replacement]) => word.replace(found, replacement));
    return american.find((other) => other !== word && papersOf(other) > papersOf(word)) ?? word;
  };
  return form.split(' ').map(mostUsed).join(' ');
}
