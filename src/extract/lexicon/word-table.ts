/** A word as a text writes it. */
interface Written {
  readonly text: string;
}

/**
 * Words as they are written, found where they stand in a text: to cut each out, and to ask a map for it, would take longer than all else
 * that is read of it. An open-addressed table. Its hash begins at random, so that nobody can write words that all fall into one place.
 */
export class WordTable<T extends Written> {
  readonly #make: (text: string) => T;
  readonly #seed = Math.floor(Math.random() * 2 ** 32) | 0;
  #slots: (T | undefined)[] = freeSlots(1024);
  #size = 0;
  #letters = 0;

  constructor(make: (text: string) => T) {
    this.#make = make;
  }

  /** How many words it has, and how many letters all of them have together. */
  get size(): number {
    return this.#size;
  }

  get letters(): number {
    return this.#letters;
  }

  /** The word from one offset of a text to before another; made where it is not known. */
  read(text: string, start: number, end: number): T {
    const slot = this.#slotOf(text, start, end);
    const known = this.#slots[slot];
    if (known) return known;
    const word = this.#make(text.slice(start, end));
    this.#slots[slot] = word;
    this.#size += 1;
    this.#letters += word.text.length;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return word;
  }

  /** Where the word is, or would be. */
  #slotOf(text: string, start: number, end: number): number {
    const last = this.#slots.length - 1;
    let hash = this.#seed;
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      hash ^= hash >>> 15;
    }
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const word = this.#slots[slot];
      if (!word || isWrittenAt(word.text, text, start, end)) return slot;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = freeSlots(old.length * 2);
    for (const word of old) if (word) this.#slots[this.#slotOf(word.text, 0, word.text.length)] = word;
  }
}

const freeSlots = (count: number): undefined[] => new Array<undefined>(count).fill(undefined);

function isWrittenAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}
