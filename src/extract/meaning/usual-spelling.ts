import { foldPhrase } from '../../domain/fold.js';
import { type Corpus, UNSEEN } from '../lexicon/corpus.js';

/**
 * The folded form of a phrase with its words as most papers of the corpus write them: American or British, together or apart.
 * "Subword regularisation" is what others call "subword regularization", a "multitask loss" is a "multi-task loss".
 */
export type UsualSpelling = (phrase: string) => string;

/** What British English writes in words, and what American English has in its place: regularisation, analyse, behaviour, labelling, centre. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{3})is(?=(?:e|ed|er|ing|ation|able)$)/, 'iz'],
  [/(?<=[a-z]{3})lys(?=(?:e|ed|er|ing)$)/, 'lyz'],
  [/(?<=[a-z]{3})our/, 'or'],
  [/(?<=[a-z]{4})ll(?=(?:ed|er|ing)$)/, 'l'],
  [/(?<=[a-z]{2})tre$/, 'ter'],
];

/** What words have that one of them may change; most words do not. */
const MAYBE_BRITISH = /s(?:e|ed|er|ing|ation|able)$|our|ll(?:ed|er|ing)$|tre$/;

/** "SceneFlow" is a name, and no scene flow; "VGG-11" is no "VGG-1-1". */
const WHOLE = /[a-z][A-Z]|[A-Z]{2}[a-z]|^\d+$/;

/** What may go together: "multi-modal", "3-D" and "Qwen-3", not the "R" of "sparse R-CNN" with the word before it. */
const PREFIX = /^(?:[A-Za-z]{2,}|\d)$/;
const REST = /^(?:[A-Za-z][a-z]{2,}|[dD]|\d+[A-Za-z]?)$/;

export function createUsualSpelling(corpus: Corpus): UsualSpelling {
  const isName = (form: string): boolean => {
    const { capitals, inside } = corpus.phrase(form) ?? UNSEEN;
    return !/\d/.test(form) && capitals > inside / 2;
  };
  let pairs: ReadonlyMap<string, string> | undefined;
  /** The two words of the corpus that one may write as this word. */
  const pairOf = (word: string): string | undefined => {
    const ofTwo = (form: string): boolean => form.split(' ').length === 2;
    pairs ??= new Map(corpus.phrases.filter(ofTwo).map((form) => [form.replace(' ', ''), form]));
    return pairs.get(word);
  };
  const mostUsed = (word: string): string => {
    const others = MAYBE_BRITISH.test(word) ? BRITISH.map(([found, american]) => word.replace(found, american)) : [];
    const pair = pairOf(word);
    if (pair !== undefined) others.push(pair);
    if (others.length === 0) return word;
    return others.find((other) => corpus.papers(other) > corpus.papers(word)) ?? word;
  };
  const spell = (piece: string): string => {
    const form = foldPhrase(piece);
    if (WHOLE.test(piece)) return form;
    return form.includes(' ') ? form.split(' ').map(mostUsed).join(' ') : mostUsed(form);
  };
  const isOne = (joined: string, before: string, word: string): boolean => {
    const papers = corpus.papers(joined);
    return papers > 0 && papers > corpus.papers(`${before} ${word}`) && !isName(joined);
  };
  return (phrase) => {
    const words: string[] = [];
    let mayBegin = false;
    for (const piece of phrase.split(/[\s-]+/)) {
      const word = spell(piece);
      const before = words.at(-1) ?? '';
      const joined = mayBegin && REST.test(piece) ? before + word : '';
      if (joined !== '' && isOne(joined, before, word)) words[words.length - 1] = joined;
      else if (word !== '') words.push(...word.split(' '));
      mayBegin = PREFIX.test(piece);
    }
    return words.join(' ');
  };
}
