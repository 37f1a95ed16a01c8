import { type Lexicon, NO_PHRASE, type Word } from './lexicon.js';
import { SequenceTable } from './sequence-table.js';
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
  for (let first = 0; first < tokens.length; first++) {
    let phrase = tokens[first]?.known.phrase ?? NO_PHRASE;
    for (let length = 1; phrase !== NO_PHRASE && length <= MAX_WORDS; length++) {
      phrases[first * MAX_WORDS + length - 1] = phrase;
      const next = tokens[first + length];
      phrase = next?.bound ? lexicon.longer(phrase, next.known) : NO_PHRASE;
    }
  }
  return phrases;
}
