import { type Corpus, UNKNOWN, UNSEEN, type WordStatistics } from './corpus.js';
import { memoize } from './memo.js';
import { columnsOf, PHRASE_COLUMN_NAMES, type PhraseColumn, phraseColumn } from './phrase-column.js';
import { SequenceTable } from './sequence-table.js';
import type { WordWeight, WordWeights } from './word-weight.js';

/** All that is known of a word. */
export interface Word {
  readonly folded: string;
  readonly statistics: WordStatistics;
  readonly weights: WordWeight;
  /** Its number among the words of known phrases; -1 where it is in none. */
  readonly number: number;
}

/** The number of all phrases that are not known, and of the phrase of no words. */
export const NO_PHRASE = 0;

/** Words of texts that are kept; more than a corpus has, and few megabytes. */
const KEPT_WORDS = 100_000;

/**
 * What the weights and the vocabulary say of words and phrases. Phrases are numbers, found by walking from word to word, and rows of one
 * table: a text asks for hundreds, and what costs is where they lie in memory.
 */
export class Lexicon {
  readonly word: (folded: string) => Word;
  readonly #corpus: Corpus;
  readonly #weights: WordWeights;
  readonly #sequences = new SequenceTable();
  readonly #forms: string[] = [];
  /** The columns of each phrase and its weight. */
  readonly #rows: Float64Array;
  readonly #isRead: Uint8Array;
  readonly #isName: Uint8Array;

  /** Of the phrases of a corpus and of folded names. */
  constructor(corpus: Corpus, names: readonly string[], weights: WordWeights) {
    this.#corpus = corpus;
    this.#weights = weights;
    const numbers = new Map<string, number>();
    const add = (form: string): number => {
      let phrase = NO_PHRASE;
      for (const word of form.split(' ')) {
        const number = numbers.get(word) ?? numbers.size;
        numbers.set(word, number);
        phrase = this.#sequences.add(phrase, number);
      }
      this.#forms[phrase] = form;
      return phrase;
    };
    for (const form of corpus.phrases) add(form);
    const named = names.map(add);
    const phrases = this.#sequences.size + 1;
    this.#rows = new Float64Array(phrases * ROW);
    this.#isRead = new Uint8Array(phrases);
    this.#isName = new Uint8Array(phrases);
    for (const phrase of named) this.#isName[phrase] = 1;
    this.word = memoize(KEPT_WORDS, (folded) => ({
      folded,
      statistics: corpus.word(folded) ?? UNKNOWN,
      weights: weights.ofWord(folded),
      number: numbers.get(folded) ?? -1,
    }));
  }

  /** The phrase that a word more makes of one. */
  longer(phrase: number, { number }: Word): number {
    return number < 0 ? NO_PHRASE : this.#sequences.get(phrase, number);
  }

  /** A folded phrase. */
  phrase(form: string): number {
    let phrase = NO_PHRASE;
    for (const word of form.split(' ')) {
      phrase = this.longer(phrase, this.word(word));
      if (phrase === NO_PHRASE) break;
    }
    return phrase;
  }

  /** What the corpus says of a phrase, by the number of a column. */
  valueAt(phrase: number, column: number): number {
    if (this.#isRead[phrase] === 0) this.#read(phrase);
    return this.#rows[phrase * ROW + column] ?? 0;
  }

  value(phrase: number, column: PhraseColumn): number {
    return this.valueAt(phrase, phraseColumn(column));
  }

  /** What the words' model adds for what the corpus says of a phrase. */
  weight(phrase: number): number {
    return this.valueAt(phrase, WEIGHT);
  }

  /** Whether the vocabulary names a concept so. */
  isName(phrase: number): boolean {
    return this.#isName[phrase] === 1;
  }

  // When first asked for: the texts of a lifetime meet few of all phrases.
  #read(phrase: number): void {
    const statistics = this.#corpus.phrase(this.#forms[phrase] ?? '') ?? UNSEEN;
    this.#rows.set([...columnsOf(statistics), this.#weights.ofPhrase(statistics)], phrase * ROW);
    this.#isRead[phrase] = 1;
  }
}

const WEIGHT = PHRASE_COLUMN_NAMES.length;
const ROW = WEIGHT + 1;
