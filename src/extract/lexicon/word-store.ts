import type { WordStatistics } from './corpus.js';
import { detached } from './memo.js';
import { type Spelling, spell } from './spelling.js';
import { WordTable } from './word-table.js';
import type { WordWeight } from './word-weight.js';

/** All that is known of a word, however it is written; `first`, `before` and the like are what it weighs there. */
export interface Word extends WordWeight {
  readonly folded: string;
  /** Its number among the words that are kept. */
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

/** Words of texts that are kept, as they are written; more than a corpus has, and some thirty megabytes. */
const KEPT_WORDS = 100_000;
/** And their letters, for a word may be as long as a text. */
const KEPT_LETTERS = 4_000_000;

/** The words of the texts that were read, with all that is known of each. */
export class WordStore {
  readonly #describe: (folded: string, id: number) => Word;
  #words = new Map<string, Word>();
  #letters = 0;
  #written = this.#noneWritten();

  constructor(describe: (folded: string, id: number) => Word) {
    this.#describe = describe;
  }

  /** A folded word. */
  of(folded: string): Word {
    const known = this.#words.get(folded);
    if (known) return known;
    const word = this.#describe(detached(folded), this.#words.size);
    this.#words.set(word.folded, word);
    this.#letters += word.folded.length;
    return word;
  }

  /** A word of a text, as it is written from one offset to before another. */
  read(text: string, start: number, end: number): WrittenWord {
    return this.#written.read(text, start, end);
  }

  /**
   * Forgets all where it is too much. To be asked for before each text, not within one: its equal words are told by being one object.
   */
  forget(): void {
    const words = Math.max(this.#words.size, this.#written.size);
    const letters = Math.max(this.#letters, this.#written.letters);
    if (words < KEPT_WORDS && letters < KEPT_LETTERS) return;
    this.#words = new Map();
    this.#letters = 0;
    this.#written = this.#noneWritten();
  }

  #noneWritten(): WordTable<WrittenWord> {
    // All properties by name: objects that are spread are slow to read from.
    return new WordTable((written) => {
      const { text, folded, isNumber, content, shape, marks } = spell(detached(written));
      return { text, folded, isNumber, content, shape, marks, known: this.of(folded) };
    });
  }
}
