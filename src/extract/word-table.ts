/** A word as a text writes it. */
interface Written {
  readonly text: string;
}

/**
 * Words as they are written, found where they stand in a text: to cut each out, and to ask a map for it, would take longer than all else
 * that is read of it. An open-addressed table.
 */
export class WordTable<T extends Written> {
  readonly #make: (text: string) => T;
  #words: T[] = [];
  /** The hash of a word and its number from 1 on, side by side; 0 where a slot is free. */
  #slots = new Int32Array(2 * 1024);

  constructor(make: (text: string) => T) {
    this.#make = make;
  }

  get size(): number {
    return this.#words.length;
  }

  /** The word from one offset of a text to before another; made where it is not known. */
  read(text: string, start: number, end: number): T {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const last = slots.length / 2 - 1;
    let slot = hash & last;
    for (; slots[slot * 2 + 1] !== 0; slot = (slot + 1) & last) {
      if (slots[slot * 2] !== hash) continue;
      const word = this.#words[(slots[slot * 2 + 1] ?? 0) - 1];
      if (word && isWrittenAt(word.text, text, start, end)) return word;
    }
    const word = this.#make(text.slice(start, end));
    this.#words.push(word);
    slots[slot * 2] = hash;
    slots[slot * 2 + 1] = this.#words.length;
    if (this.#words.length * 2 > last) this.#grow();
    return word;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const last = slots.length / 2 - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      let slot = (old[at] ?? 0) & last;
      while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & last;
      slots.set(old.subarray(at, at + 2), slot * 2);
    }
    this.#slots = slots;
  }
}

function isWrittenAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}
