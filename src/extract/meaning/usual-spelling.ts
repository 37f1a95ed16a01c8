import { foldPhrase } from '../../domain/fold.js';
import type { Corpus } from '../lexicon/corpus.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { isProper } from './open-label.js';

/**
 * The folded form of a phrase with its words as most papers of the corpus write them: American or British, together or apart.
 * "Subword regularisation" is what others call "subword regularization", a "multitask loss" is a "multi-task loss".
 */
export type UsualSpelling = (phrase: string) => string;

/** What British English writes in words, and what American English has in its place: regularisation, analyse, behaviour, labelling, centre. */
const BRITISH =
  /(?<=[a-z]{3})(?:is(?=(?:e|ed|er|ing|ation|able)$)|lys(?=(?:e|ed|er|ing)$)|our)|(?<=[a-z]{4})ll(?=(?:ed|er|ing)$)|(?<=[a-z]{2})tre$/;
const AMERICAN = new Map([
  ['is', 'iz'],
  ['lys', 'lyz'],
  ['our', 'or'],
  ['ll', 'l'],
  ['tre', 'ter'],
]);

/** "SceneFlow" is a name, and no scene flow; "VGG-11" is no "VGG-1-1". */
const WHOLE = /[a-z][A-Z]|[A-Z]{2}[a-z]|^\d+$/;

/** What may go together: "multi-modal", "3-D" and "Qwen-3", not the "R" of "sparse R-CNN" with the word before it. */
const PREFIX = /^(?:[A-Za-z]{2,}|\d)$/;
const REST = /^(?:[A-Za-z][a-z]{2,}|[dD]|\d+[A-Za-z]?)$/;

export function createUsualSpelling(corpus: Corpus, lexicon: Lexicon): UsualSpelling {
  let pairs: ReadonlyMap<string, string> | undefined;
  /** The two words of the corpus that one may write as this word. */
  const pairOf = (word: string): string | undefined => {
    pairs ??= joinedPairs(corpus);
    return pairs.get(word);
  };
  const mostUsed = (word: string): string => {
    const american = word.replace(BRITISH, (found) => AMERICAN.get(found) ?? found);
    const others = [american, pairOf(word) ?? word].filter((other) => other !== word);
    return others.find((other) => corpus.papers(other) > corpus.papers(word)) ?? word;
  };
  const spell = (piece: string): string => {
    const form = foldPhrase(piece);
    if (WHOLE.test(piece)) return form;
    return form.includes(' ') ? form.split(' ').map(mostUsed).join(' ') : mostUsed(form);
  };
  const isOne = (joined: string, before: string, word: string): boolean => {
    const papers = corpus.papers(joined);
    const isUsual = papers > 0 && papers > corpus.papers(`${before} ${word}`);
    return isUsual && (/\d/.test(joined) || !isProper(joined, lexicon));
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

/** The corpus' phrases of two words, by these words put together. */
function joinedPairs({ phrases }: Corpus): ReadonlyMap<string, string> {
  const pairs = phrases.filter((form) => form.split(' ').length === 2);
  return new Map(pairs.map((form) => [form.replace(' ', ''), form]));
}
