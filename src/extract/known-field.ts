import { type Lexicon, NO_PHRASE, type Word } from './lexicon.js';
import type { FieldText } from './token.js';

/** Words of the longest phrases that are looked at. */
export const MAX_WORDS = 6;

/** A word of a paper: what is known of it, and where the paper has it. */
export interface PaperWord {
  readonly known: Word;
  /** Its number among the paper's words. */
  readonly number: number;
  /** How often the paper has it. */
  count: number;
  inTitle: boolean;
}

/** A field of a paper with what is known of its words, token by token, and of its phrases. */
export interface KnownField extends FieldText {
  readonly words: readonly PaperWord[];
  /** The phrases of 1 to MAX_WORDS words from each token on, one after the other; see phraseAt. */
  readonly phrases: Int32Array;
}

/** The known phrase from one token of a field to another, both inclusive. */
export function phraseAt({ phrases }: KnownField, first: number, last: number): number {
  return last - first < MAX_WORDS ? (phrases[first * MAX_WORDS + last - first] ?? NO_PHRASE) : NO_PHRASE;
}

/** Looks up the words and phrases of a paper's fields. */
export function lookUp(fields: readonly FieldText[], lexicon: Lexicon): KnownField[] {
  const paperWords = new Map<string, PaperWord>();
  const wordOf = (folded: string): PaperWord => {
    let word = paperWords.get(folded);
    if (!word) {
      word = { known: lexicon.word(folded), number: paperWords.size, count: 0, inTitle: false };
      paperWords.set(folded, word);
    }
    return word;
  };
  return fields.map(({ field, text, tokens, sentences }) => {
    const words = tokens.map(({ folded }) => wordOf(folded));
    for (const word of words) {
      word.count += 1;
      word.inTitle ||= field === 'title';
    }
    return { field, text, tokens, sentences, words, phrases: phrasesOf(words, lexicon) };
  });
}

function phrasesOf(words: readonly PaperWord[], lexicon: Lexicon): Int32Array {
  const phrases = new Int32Array(words.length * MAX_WORDS);
  for (let first = 0; first < words.length; first++) {
    let phrase = NO_PHRASE;
    for (let length = 0; length < MAX_WORDS; length++) {
      const word = words[first + length];
      phrase = word ? lexicon.longer(phrase, word.known) : NO_PHRASE;
      if (phrase === NO_PHRASE) break;
      phrases[first * MAX_WORDS + length] = phrase;
    }
  }
  return phrases;
}
