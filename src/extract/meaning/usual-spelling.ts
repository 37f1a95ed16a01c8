import { foldPhrase } from '../../domain/fold.js';
import { type Corpus, UNSEEN } from '../lexicon/corpus.js';
import { memoize } from '../lexicon/memo.js';

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
    const american = BRITISH.map(([found, replacement]) => word.replace(found, replacement));
    const others = [...american, pairOf(word) ?? word].filter((other) => other !== word);
    return others.find((other) => corpus.papers(other) > corpus.papers(word)) ?? word;
  };
  const spell = memoize(KEPT, (piece) => {
    const form = foldPhrase(piece);
    return WHOLE.test(piece) ? form : form.split(' ').map(mostUsed).join(' ');
  });
  /** Two words as one, or apart. */
  const join = memoize(KEPT, (pair) => {
    const joined = pair.replace(' ', '');
    return corpus.papers(joined) > corpus.papers(pair) && !isName(joined) ? joined : pair;
  });
  return (phrase) => {
    let form = '';
    let before = '';
    let mayBegin = false;
    for (const piece of phrase.split(/[\s-]+/)) {
      const word = spell(piece);
      if (word === '') continue;
      const last = mayBegin && REST.test(piece) ? join(`${before} ${word}`) : `${before} ${word}`;
      form = `${form.slice(0, form.length - before.length)}${last}`;
      before = word.slice(word.lastIndexOf(' ') + 1);
      mayBegin = PREFIX.test(piece);
    }
    return form.trim();
  };
}

/** More words than most texts have. */
const KEPT = 4096;
