import { type Corpus, UNKNOWN, UNSEEN, type WordStatistics } from './corpus.js';
import { memoize } from './memo.js';
import { columnsOf, PHRASE_COLUMN_NAMES, type PhraseColumn, phraseColumn } from './phrase-column.js';
import { SequenceTable } from './sequence-table.js';
import { type Spelling, spell } from './spelling.js';
import type { WordWeight, WordWeights } from './word-weight.js';

/** All that is known of a word, however it is written; `first`, `before` and the like are what it weighs there. */
export interface Word extends WordWeight {
  readonly folded: string;
  readonly hasDigit: boolean;
  readonly statistics: WordStatistics;
  /** Its number among the words of known phrases and pairs; -1 where it is in none. */
  readonly number: number;
  /** The phrase that it is by itself. */
  readonly phrase: number;
  /** In how many papers of the corpus it is, as log(1 + n). */
  readonly papers: number;
}

/** A word as it is written, with what is known of it. */
export interface WrittenWord extends Spelling {
  readonly known: Word;
}

/** The number of all phrases that are not known, and of the phrase of no words. */
export const NO_PHRASE = 0;

/** Words of texts that are kept, as they are written; more than a corpus has, and some thirty megabytes. */
const KEPT_WORDS = 100_000;

/**
 * What the weights and the vocabulary say of words and phrases. Phrases are numbers, found by walking from word to word, and rows of one
 * table: a text asks for hundreds, and what costs is where they lie in memory.
 */
export class Lexicon {
  /** A folded word. */
  readonly word: (folded: string) => Word;
  /** A word as a text writes it. */
  readonly read: (text: string) => WrittenWord;
  readonly #corpus: Corpus;
  readonly #weights: WordWeights;
  readonly #sequences = new SequenceTable();
  readonly #forms: string[] = [];
  readonly #pairs = new SequenceTable();
  /** What pairs of words weigh as the first and the last two of a candidate, in thousandths, by their number (`pair`). */
  readonly firstTwo: Int32Array;
  readonly lastTwo: Int32Array;
  /** The columns of each phrase. */
  readonly #rows: Float32Array;
  readonly #weightOf: Int32Array;
  readonly #isRead: Uint8Array;
  readonly #isName: Uint8Array;

  /** Of the phrases of a corpus and of folded names. */
  constructor(corpus: Corpus, names: readonly string[], weights: WordWeights) {
    this.#corpus = corpus;
    this.#weights = weights;
    const numbers = new Map<string, number>();
    const numberOf = (word: string): number => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return number;
    };
    const add = (form: string): number => {
      let phrase = NO_PHRASE;
      for (const word of form.split(' ')) phrase = this.#sequences.add(phrase, numberOf(word));
      this.#forms[phrase] = form;
      return phrase;
    };
    for (const form of corpus.phrases) add(form);
    const named = names.map(add);
    const pairs = weights.pairs.map(({ words: [first, second] }) => this.#pairs.add(numberOf(first), numberOf(second)));
    this.firstTwo = new Int32Array(pairs.length + 1);
    this.lastTwo = new Int32Array(pairs.length + 1);
    for (const [at, { firstTwo, lastTwo }] of weights.pairs.entries()) {
      this.firstTwo[pairs[at] ?? 0] = firstTwo;
      this.lastTwo[pairs[at] ?? 0] = lastTwo;
    }
    const phrases = this.#sequences.size + 1;
    this.#rows = new Float32Array(phrases * ROW);
    this.#weightOf = new Int32Array(phrases);
    this.#isRead = new Uint8Array(phrases);
    this.#isName = new Uint8Array(phrases);
    for (const phrase of named) this.#isName[phrase] = 1;
    // All properties by name: objects that are spread are slow to read from.
    this.word = memoize(KEPT_WORDS, (folded) => {
      const number = numbers.get(folded) ?? -1;
      const phrase = number < 0 ? NO_PHRASE : this.#sequences.get(NO_PHRASE, number);
      const statistics = corpus.word(folded) ?? UNKNOWN;
      const { first, head, inside, before, after, start, end, alone } = weights.ofWord(folded);
      const hasDigit = /\d/.test(folded);
      const papers = this.value(phrase, 'papers');
      return {
        folded,
        hasDigit,
        statistics,
        number,
        phrase,
        papers,
        first,
        head,
        inside,
        before,
        after,
        start,
        end,
        alone,
      };
    });
    this.read = memoize(KEPT_WORDS, (written) => {
      const { text, folded, isNumber, content, shape } = spell(written);
      return { text, folded, isNumber, content, shape, known: this.word(folded) };
    });
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

  /** The number of two words that weigh together (firstTwo, lastTwo), 0 of all others. */
  pair(first: Word, second: Word): number {
    return first.number < 0 || second.number < 0 ? 0 : this.#pairs.get(first.number, second.number);
  }

  /** What the corpus says of a phrase, by the number of a column. */
  valueAt(phrase: number, column: number): number {
    if (this.#isRead[phrase] === 0) this.#readRow(phrase);
    return this.#rows[phrase * ROW + column] ?? 0;
  }

  value(phrase: number, column: PhraseColumn): number {
    return this.valueAt(phrase, phraseColumn(column));
  }

  /** What the words' model adds for what the corpus says of a phrase, in thousandths. */
  weight(phrase: number): number {
    if (this.#isRead[phrase] === 0) this.#readRow(phrase);
    return this.#weightOf[phrase] ?? 0;
  }

  /** Whether the vocabulary names a concept so. */
  isName(phrase: number): boolean {
    return this.#isName[phrase] === 1;
  }

  // When first asked for: the texts of a lifetime meet few of all phrases.
  #readRow(phrase: number): void {
    const statistics = this.#corpus.phrase(this.#forms[phrase] ?? '') ?? UNSEEN;
    this.#rows.set(columnsOf(statistics), phrase * ROW);
    this.#weightOf[phrase] = this.#weights.ofPhrase(statistics);
    this.#isRead[phrase] = 1;
  }
}

const ROW = PHRASE_COLUMN_NAMES.length;
