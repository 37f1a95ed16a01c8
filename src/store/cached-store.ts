import { type CacheCounts, createCachedReads } from './cached-reads.js';
import { createMemory, type Memory, sizeOf } from './memory.js';
import type { Reads, Store, View } from './store.js';

export interface CacheState extends Readonly<CacheCounts> {
  readonly bytes: number;
  readonly entries: number;
}

export interface CachedStore extends Store {
  cacheState(): CacheState;
}

/** One revision as all requests share it: the view below is held while any of them reads. */
interface Revision {
  readonly name: string;
  readonly memory: Memory;
  readonly reads: Reads;
  readonly text: View['text'];
  view: View;
  users: number;
  /** Whether something that was read under its name was of another. */
  changed: boolean;
}

/** The share of the memory that one text may take. */
const LARGEST_SHARE = 1 / 16;

/**
 * Keeps what is read of a store's current revision, up to a limit in bytes; a new revision drops it. With a limit of 0 nothing is kept
 * or shared.
 */
export function cacheStore(store: Store, limit: number): CachedStore {
  const counts: CacheCounts = { hits: 0, shared: 0, misses: 0 };
  let current: Revision | null = null;
  if (limit === 0) return { ...store, cacheState: () => ({ ...counts, bytes: 0, entries: 0 }) };

  const open = (view: View): Revision => {
    const memory = createMemory(limit);
    const dated: View['dated'] = (work) => revision.view.dated(work);
    const onChange = () => {
      revision.changed = true;
    };
    const reads = createCachedReads({ revision: view.revision, dated, memory, counts, onChange });
    const text = createTexts(memory, limit * LARGEST_SHARE, counts, () => !revision.changed);
    const revision: Revision = { name: view.revision, memory, reads, text, view, users: 0, changed: false };
    return revision;
  };
  const join = (view: View): Revision => {
    if (current?.name !== view.revision) {
      current?.memory.close();
      current = open(view);
    } else if (current.users === 0) current.view = view;
    else view.release();
    current.users += 1;
    return current;
  };
  return {
    ...store,
    async view() {
      const revision = join(await store.view());
      let released = false;
      return {
        ...revision.reads,
        revision: revision.name,
        text: revision.text,
        dated: (work) => revision.view.dated(work),
        release() {
          if (released) return;
          released = true;
          revision.users -= 1;
          if (revision.users === 0) revision.view.release();
        },
      };
    },
    cacheState: () => ({ ...counts, bytes: current?.memory.bytes ?? 0, entries: current?.memory.entries ?? 0 }),
    async close() {
      current?.memory.close();
      await store.close();
    },
  };
}

/** Keeps texts of `most` bytes at most, as long as what they are written from is of one revision. */
function createTexts(memory: Memory, most: number, counts: CacheCounts, isWhole: () => boolean): View['text'] {
  const shelf = memory.shelf<string>();
  const writing = new Map<string, Promise<string | null>>();
  const writeNow = async (key: string, write: () => Promise<string | null>) => {
    try {
      const text = await write();
      if (text !== null && sizeOf(text) <= most && isWhole()) shelf.set(key, text);
      return text;
    } finally {
      writing.delete(key);
    }
  };
  return async (key, write) => {
    const kept = shelf.get(key);
    if (kept) {
      counts.hits += 1;
      return kept.value;
    }
    const running = writing.get(key);
    if (running) {
      // Whose writing came to nothing has the fault; who waited for it has to see for itself.
      const text = await running.catch(() => null);
      if (text !== null) counts.shared += 1;
      return text ?? write();
    }
    const written = writeNow(key, write);
    writing.set(key, written);
    return written;
  };
}
