import { type Lexicon, NO_PHRASE } from '../lexicon/lexicon.js';
import { SequenceTable } from '../lexicon/sequence-table.js';
import type { Word } from '../lexicon/word-store.js';
import type { FieldText, Token } from './token.js';

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

/** Of the words of a paper; used again for each. */
const numbers = new SequenceTable();

/** Looks up the words and phrases of a paper's fields. */
export function lookUp(fields: readonly FieldText[], lexicon: Lexicon): KnownField[] {
  numbers.clear();
  const paperWords: PaperWord[] = [];
  const wordOf = ({ known }: Token): PaperWord => {
    const number = numbers.add(0, known.id) - 1;
    const word = paperWords[number] ?? { known, number, count: 0, inTitle: false };
    paperWords[number] = word;
    return word;
  };
  return fields.map(({ field, text, tokens, sentences }) => {
    const words = tokens.map(wordOf);
    for (const word of words) {
      word.count += 1;
      word.inTitle ||= field === 'title';
    }
    return { field, text, tokens, sentences, words, phrases: phrasesOf(tokens, lexicon) };
  });
}

function phrasesOf(tokens: readonly Token[], lexicon: Lexicon): Int32Array {
  const phrases = new Int32Array(tokens.length * MAX_WORDS);
  for (let first = 0; first < tokens.length; first++)
    phrases[first * MAX_WORDS] = tokens[first]?.known.phrase ?? NO_PHRASE;
  // All of one length before the next: where one waits for its memory, the others go on.
  let some = true;
  for (let length = 1; some && length < MAX_WORDS; length++) {
    some = false;
    for (let first = 0; first < tokens.length - length; first++) {
      const next = tokens[first + length];
      const phrase = phrases[first * MAX_WORDS + length - 1] ?? NO_PHRASE;
      if (phrase === NO_PHRASE || !next?.bound) continue;
      const longer = lexicon.longer(phrase, next.known);
      phrases[first * MAX_WORDS + length] = longer;
      some ||= longer !== NO_PHRASE;
    }
  }
  return phrases;
}
