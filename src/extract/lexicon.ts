import { type Corpus, UNKNOWN, UNSEEN, type WordStatistics } from './corpus.js';
import { detached } from './memo.js';
import { columnsOf, PHRASE_COLUMN_NAMES, type PhraseColumn, phraseColumn } from './phrase-column.js';
import { rolesOf } from './role.js';
import { SequenceTable } from './sequence-table.js';
import { type Spelling, spell } from './spelling.js';
import { WordTable } from './word-table.js';
import type { WordWeight, WordWeights } from './word-weight.js';

/** All that is known of a word, however it is written; `first`, `before` and the like are what it weighs there. */
export interface Word extends WordWeight {
  readonly folded: string;
  /** Its number among the words that the lexicon keeps. */
  readonly id: number;
  readonly hasDigit: boolean;
  /** What it says of a name beside it (role.ts). */
  readonly roles: number;
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
  readonly #corpus: Corpus;
  readonly #weights: WordWeights;
  /** The numbers of the words of known phrases and pairs. */
  readonly #numbers = new Map<string, number>();
  /** The words of texts, folded and as they are written. */
  #words = new Map<string, Word>();
  #written = this.#noneWritten();
  readonly #sequences = new SequenceTable();
  readonly #forms: string[] = [];
  /** What two words weigh as the first and the last two of a candidate, in thousandths, by their phrase; no more than are needed. */
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
    const phrases = this.#sequences.size + 1;
    this.#rows = new Float32Array(phrases * ROW);
    this.#weightOf = new Int32Array(phrases);
    this.#isRead = new Uint8Array(phrases);
    this.#isName = new Uint8Array(phrases);
    for (const phrase of named) this.#isName[phrase] = 1;
  }

  /** A folded word. */
  word(folded: string): Word {
    const known = this.#words.get(folded);
    if (known) return known;
    const word = this.#wordOf(detached(folded));
    this.#words.set(word.folded, word);
    return word;
  }

  /** A word of a text, as it is written from one offset to before another. */
  read(text: string, start: number, end: number): WrittenWord {
    return this.#written.read(text, start, end);
  }

  /** Forgets the words of earlier texts where they are too many. Within a text they stay, so that equal words are one object. */
  forget(): void {
    if (this.#written.size < KEPT_WORDS) return;
    this.#words = new Map();
    this.#written = this.#noneWritten();
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

  #noneWritten(): WordTable<WrittenWord> {
    return new WordTable((written) => {
      const { text, folded, isNumber, content, shape } = spell(detached(written));
      return { text, folded, isNumber, content, shape, known: this.word(folded) };
    });
  }

  // All properties by name: objects that are spread are slow to read from.
  #wordOf(folded: string): Word {
    const number = this.#numbers.get(folded) ?? -1;
    const phrase = number < 0 ? NO_PHRASE : this.#sequences.get(NO_PHRASE, number);
    const { first, head, inside, before, after, start, end, alone } = this.#weights.ofWord(folded);
    return {
      folded,
      id: this.#words.size,
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
    this.#rows.set(columnsOf(statistics), phrase * ROW);
    this.#weightOf[phrase] = this.#weights.ofPhrase(statistics);
    this.#isRead[phrase] = 1;
  }
}

const ROW = PHRASE_COLUMN_NAMES.length;
