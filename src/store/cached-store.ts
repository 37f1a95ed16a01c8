import { type CacheCounts, createCachedReads } from './cached-reads.js';
import { createMemory, type Memory } from './memory.js';
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
  view: View;
  users: number;
}

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
    const reads = createCachedReads({ revision: view.revision, dated, memory, counts });
    const revision: Revision = { name: view.revision, memory, reads, view, users: 0 };
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
