import { type Corpus, UNKNOWN, UNSEEN } from './corpus.js';
import { columnsOf, PHRASE_COLUMN_NAMES, type PhraseColumn, phraseColumn } from './phrase-column.js';
import { rolesOf } from './role.js';
import { SequenceTable } from './sequence-table.js';
import { type Word, WordStore } from './word-store.js';
import type { WordWeights } from './word-weight.js';

/** The number of all phrases that are not known, and of the phrase of no words. */
export const NO_PHRASE = 0;

/**
 * What the weights and the vocabulary say of words and phrases. Phrases are numbers, found by walking from word to word, and rows of one
 * table: a text asks for hundreds, and what costs is where they lie in memory.
 */
export class Lexicon {
  readonly words = new WordStore((folded, id) => this.#wordOf(folded, id));
  readonly #corpus: Corpus;
  readonly #weights: WordWeights;
  /** The numbers of the words of known phrases and pairs. */
  readonly #numbers = new Map<string, number>();
  readonly #sequences = new SequenceTable();
  readonly #forms: string[] = [];
  /** What two words weigh as the first and the last two of a candidate, in thousandths, by their phrase; no more than are needed. */
  readonly firstTwo: Int32Array;
  readonly lastTwo: Int32Array;
  /** What each phrase weighs in the words' model, in thousandths; asked of every candidate, so apart from the rest. */
  readonly #weightOf: Int32Array;
  /** A row for each phrase, its columns below, so that all of it lies in one place. */
  readonly #rows: Float32Array;

  /** Of the phrases of a corpus and of folded names. */
  constructor(corpus: Corpus, names: readonly string[], weights: WordWeights) {
    this.#corpus = corpus;
    this.#weights = weights;
    const numberOf = (word: string): number => {
      const number = this.#numbers.get(word) ?? this.#numbers.size;
      this.#numbers.set(word, number);
      return number;
    };
    const add = (form: string): number => {
      let phrase = NO_PHRASE;
      for (const word of form.split(' ')) phrase = this.#sequences.add(phrase, numberOf(word));
      this.#forms[phrase] = form;
      return phrase;
    };
    // First, so that their numbers are low.
    const pairs = weights.pairs.map(({ words }) => add(words.join(' ')));
    this.firstTwo = new Int32Array(this.#sequences.size + 1);
    this.lastTwo = new Int32Array(this.#sequences.size + 1);
    for (const [at, { firstTwo, lastTwo }] of weights.pairs.entries()) {
      this.firstTwo[pairs[at] ?? 0] = firstTwo;
      this.lastTwo[pairs[at] ?? 0] = lastTwo;
    }
    for (const form of corpus.phrases) add(form);
    const named = names.map(add);
    this.#weightOf = new Int32Array(this.#sequences.size + 1).fill(UNREAD);
    this.#rows = new Float32Array((this.#sequences.size + 1) * ROW);
    for (const phrase of named) this.#rows[phrase * ROW + IS_NAME] = 1;
  }

  /** The phrase that a word more makes of one. */
  longer(phrase: number, { number }: Word): number {
    return number < 0 ? NO_PHRASE : this.#sequences.get(phrase, number);
  }

  /** A folded phrase. */
  phrase(form: string): number {
    let phrase = NO_PHRASE;
    for (const word of form.split(' ')) {
      phrase = this.longer(phrase, this.words.of(word));
      if (phrase === NO_PHRASE) break;
    }
    return phrase;
  }

  /** What the corpus says of a phrase, by the number of a column. */
  valueAt(phrase: number, column: number): number {
    if (this.#weightOf[phrase] === UNREAD) this.#readRow(phrase);
    return this.#rows[phrase * ROW + CORPUS + column] ?? 0;
  }

  value(phrase: number, column: PhraseColumn): number {
    return this.valueAt(phrase, phraseColumn(column));
  }

  /** What the words' model adds for what the corpus says of a phrase, in thousandths. */
  weight(phrase: number): number {
    if (this.#weightOf[phrase] === UNREAD) this.#readRow(phrase);
    return this.#weightOf[phrase] ?? 0;
  }

  /** Whether the vocabulary names a concept so. */
  isName(phrase: number): boolean {
    return this.#rows[phrase * ROW + IS_NAME] === 1;
  }

  // All properties by name: objects that are spread are slow to read from.
  #wordOf(folded: string, id: number): Word {
    const number = this.#numbers.get(folded) ?? -1;
    const phrase = number < 0 ? NO_PHRASE : this.#sequences.get(NO_PHRASE, number);
    const { first, head, inside, before, after, start, end, alone } = this.#weights.ofWord(folded);
    return {
      folded,
      id,
      hasDigit: /\d/.test(folded),
      roles: rolesOf(folded),
      statistics: this.#corpus.word(folded) ?? UNKNOWN,
      number,
      phrase,
      papers: this.value(phrase, 'papers'),
      first,
      head,
      inside,
      before,
      after,
      start,
      end,
      alone,
    };
  }

  // When first asked for: the texts of a lifetime meet few of all phrases.
  #readRow(phrase: number): void {
    const statistics = this.#corpus.phrase(this.#forms[phrase] ?? '') ?? UNSEEN;
    this.#rows.set(columnsOf(statistics), phrase * ROW + CORPUS);
    this.#weightOf[phrase] = this.#weights.ofPhrase(statistics);
  }
}

/** The weight of a phrase whose row was not read yet. */
const UNREAD = -(2 ** 31);
/** Columns of a phrase's row: whether it is a name of the vocabulary, and what the corpus says. */
const [IS_NAME, CORPUS] = [0, 1];
const ROW = CORPUS + PHRASE_COLUMN_NAMES.length;
