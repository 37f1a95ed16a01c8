import { foldPhrase } from '../../domain/fold.js';
import type { Corpus } from '../lexicon/corpus.js';
import type { Lexicon } from '../lexicon/lexicon.js';

/**
 * The folded form of a phrase with its words as most papers of the corpus write them: American or British, together or apart.
 * "Subword regularisation" is what others call "subword regularization", a "multitask loss" is a "multi-task loss".
 */
export type UsualSpelling = (phrase: string) => string;

/** What British English writes in words, and what American English has in its place: regularisation, analyse, behaviour, labelling, centre. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{3})is(?=(?:e|ed|er|ing|ation|able)$)/u, 'iz'],
  [/(?<=\p{L}{3})lys(?=(?:e|ed|er|ing)$)/u, 'lyz'],
  [/(?<=\p{L}{3})our/u, 'or'],
  [/(?<=\p{L}{4})ll(?=(?:ed|er|ing)$)/u, 'l'],
  [/(?<=\p{L}{2})tre$/u, 'ter'],
];

/** "SceneFlow" is a name, and no scene flow; "VGG-11" is no "VGG-1-1". */
const WHOLE = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}|^\d+$/u;

/** What may go together: "multi-modal", "3-D" and "Qwen-3", not the "R" of "sparse R-CNN" with the word before it. */
const PREFIX = /^(?:\p{L}{2,}|\d)$/u;
const REST = /^(?:\p{L}\p{Ll}{2,}|[dD]|\d+\p{L}?)$/u;

export function createUsualSpelling({ phrases }: Corpus, lexicon: Lexicon): UsualSpelling {
  const papersOf = (form: string): number => lexicon.value(lexicon.phrase(form), 'papers');
  const isName = (form: string): boolean => !/\d/.test(form) && lexicon.value(lexicon.phrase(form), 'capitals') > 0.5;
  let pairs: ReadonlyMap<string, string> | undefined;
  /** The two words of the corpus that one may write as this word. */
  const pairOf = (word: string): string | undefined => {
    const ofTwo = (form: string): boolean => form.split(' ').length === 2;
    pairs ??= new Map(phrases.filter(ofTwo).map((form) => [form.replace(' ', ''), form]));
    return pairs.get(word);
  };
  const mostUsed = (word: string): string => {
    const american = BRITISH.map(([found, replacement]) => word.replace(found, replacement));
    return [...american, pairOf(word) ?? word].find((other) => papersOf(other) > papersOf(word)) ?? word;
  };
  const isOne = (before: string, after: string): boolean =>
    papersOf(before + after) > papersOf(`${before} ${after}`) && !isName(before + after);
  return (phrase) => {
    const pieces = phrase.split(/[\s-]+/).filter((piece) => foldPhrase(piece) !== '');
    return pieces.reduce((form, piece, at) => {
      const word = WHOLE.test(piece) ? foldPhrase(piece) : foldPhrase(piece).split(' ').map(mostUsed).join(' ');
      const before = form.slice(form.lastIndexOf(' ') + 1);
      const mayJoin = PREFIX.test(pieces[at - 1] ?? '') && REST.test(piece);
      return at === 0 ? word : mayJoin && isOne(before, word) ? form + word : `${form} ${word}`;
    }, '');
  };
}
