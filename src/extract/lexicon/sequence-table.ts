/**
 * Numbers sequences of words from 1 on: a sequence is told by the number of what comes before its last word, 0 where nothing does, and
 * the number of that word. An open-addressed table, for texts ask it some hundred times each.
 */
export class SequenceTable {
  size = 0;
  /** The two numbers of a sequence and its own, side by side; 0 where a slot is free. */
  #slots = new Int32Array(3 * 1024);

  /** Forgets all, and keeps the memory as far as it is not much. */
  clear(): void {
    this.size = 0;
    if (this.#slots.length > KEPT) this.#slots = new Int32Array(KEPT);
    else this.#slots.fill(0);
  }

  /** The number of a sequence; 0 where it is not known. */
  get(before: number, word: number): number {
    return this.#slots[this.#slotOf(before, word) + 2] ?? 0;
  }

  /** The number of a sequence, which it is given where it has none. */
  add(before: number, word: number): number {
    const slot = this.#slotOf(before, word);
    const known = this.#slots[slot + 2] ?? 0;
    if (known > 0) return known;
    this.size += 1;
    this.#slots[slot] = before;
    this.#slots[slot + 1] = word;
    this.#slots[slot + 2] = this.size;
    if (this.size * 6 > this.#slots.length) this.#grow();
    return this.size;
  }

  #slotOf(before: number, word: number): number {
    const slots = this.#slots;
    const last = slots.length / 3 - 1;
    const hash = Math.imul(before, 0x9e3779b1) ^ Math.imul(word + 1, 0x85ebca6b);
    let at = (hash ^ (hash >>> 15)) & last;
    while (slots[at * 3 + 2] !== 0 && (slots[at * 3] !== before || slots[at * 3 + 1] !== word)) at = (at + 1) & last;
    return at * 3;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 3) {
      if (old[at + 2] === 0) continue;
      this.#slots.set(old.subarray(at, at + 3), this.#slotOf(old[at] ?? 0, old[at + 1] ?? 0));
    }
  }
}

/** Numbers of a table that is used again: room for some thousand sequences. */
const KEPT = 3 * 8 * 1024;
