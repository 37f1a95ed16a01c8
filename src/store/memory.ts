/** A value that is kept, and what it takes. */
export interface Kept<V> {
  readonly value: V;
}

/** A place for values of one kind. */
export interface Shelf<V> {
  get(key: string): Kept<V> | undefined;
  set(key: string, value: V): void;
}

/** Shelves that share one limit in bytes: where it is reached, what was longest unused goes first, from whichever shelf. */
export interface Memory {
  readonly bytes: number;
  readonly entries: number;
  shelf<V>(): Shelf<V>;
  /** Forgets everything and keeps nothing more. */
  close(): void;
}

interface Entry {
  readonly bytes: number;
  forget(): void;
}

export function createMemory(limit: number): Memory {
  // A set goes round in the order of adding: what was used is added anew.
  const entries = new Set<Entry>();
  let bytes = 0;
  let room = limit;
  const drop = (entry: Entry) => {
    if (!entries.delete(entry)) return;
    bytes -= entry.bytes;
    entry.forget();
  };
  return {
    get bytes() {
      return bytes;
    },
    get entries() {
      return entries.size;
    },
    shelf<V>(): Shelf<V> {
      const kept = new Map<string, Entry & Kept<V>>();
      return {
        get(key) {
          const entry = kept.get(key);
          if (entry) {
            entries.delete(entry);
            entries.add(entry);
          }
          return entry;
        },
        set(key, value) {
          const former = kept.get(key);
          if (former) drop(former);
          const entry = { value, bytes: ENTRY + sizeOf(key) + sizeOf(value), forget: () => kept.delete(key) };
          if (entry.bytes > room) return;
          kept.set(key, entry);
          entries.add(entry);
          bytes += entry.bytes;
          for (const oldest of entries) {
            if (bytes <= room) break;
            drop(oldest);
          }
        },
      };
    },
    close() {
      room = 0;
      for (const entry of entries) drop(entry);
    },
  };
}

/** Bytes that an entry takes beside its key and value: two places in tables, an object and a closure. */
const ENTRY = 200;

/** Bytes that a value of JSON takes in V8, rather too many than too few: a text may take one byte a character instead of two. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 16 + 2 * value.length;
  if (typeof value === 'number') return 16;
  if (value === null || typeof value !== 'object') return 0;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + 8 + sizeOf(item), 32);
  return Object.values(value).reduce((sum: number, item) => sum + 8 + sizeOf(item), 32);
}
