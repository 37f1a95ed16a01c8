import { beforeAll, describe, expect, test } from 'vitest';
import { cacheStore } from '../../src/store/cached-store.js';
import { StoreError } from '../../src/store/errors.js';
import { openStore, type StoreLocation } from '../../src/store/open.js';
import { EVERY_NEIGHBOR, EVERY_PAPER, type Reads, type Store, type View } from '../../src/store/store.js';
import { onFileEnd } from '../file-end.js';
import { lines } from './contract.js';
import { digestSource, seedInto } from './open-fixture.js';

const WINDOW = { after: null, before: null, limit: 50, from: 'start' } as const;
const BY_SALIENCE = { field: 'SALIENCE', direction: 'DESC' } as const;
const BY_PAPERS = { field: 'PAPERS', direction: 'DESC' } as const;
const PAPERS = { list: { filter: EVERY_PAPER, order: BY_SALIENCE, window: WINDOW }, bring: [] };
const NEIGHBORS = { filter: EVERY_NEIGHBOR, order: BY_PAPERS, window: WINDOW };
const ROOMY = 2 ** 24;

/** What the cache in front of every engine must do. `fresh` gives an empty store. */
export function describeCache(name: string, fresh: () => Promise<StoreLocation>): void {
  describe(`the cache in front of ${name}`, () => {
    let location: StoreLocation;
    let store: Store;
    let statements = 0;
    let ids: readonly string[];

    const listed = (reads: Reads) =>
      reads.papers({ filter: EVERY_PAPER, order: { field: 'SLUG', direction: 'ASC' }, window: WINDOW });

    beforeAll(async () => {
      location = await fresh();
      await seedInto(location, [digestSource()]);
      store = await openStore(location, {
        onStatement: () => {
          statements += 1;
        },
      });
      onFileEnd(() => store.close());
      ids = (await reading(store, listed)).map(({ id }) => id);
    });

    async function reading<T>(from: Store, work: (reads: View) => Promise<T>): Promise<T> {
      const view = await from.view();
      try {
        return await work(view);
      } finally {
        view.release();
      }
    }

    /** Statements of the reads alone: a Neo4j is asked for its revision once a second on top. */
    const statementsOf = (from: Store, work: (reads: Reads) => Promise<unknown>) =>
      reading(from, async (reads) => {
        const already = statements;
        await work(reads);
        return statements - already;
      });

    /** The store, where something is done with every read before it is made. */
    const changing = (change: (reads: Reads) => Reads | Promise<Reads>): Store => ({
      ...store,
      async view() {
        const view = await store.view();
        return { ...view, dated: (work) => view.dated(async (reads) => work(await change(reads))) };
      },
    });

    test('what was read once takes no statement, what is unknown neither', async () => {
      const cached = cacheStore(store, ROOMY);
      const work = (reads: Reads) =>
        Promise.all([
          listed(reads),
          reads.papersByIds([...ids, 'unknown']),
          reads.mentionsOfPapers(ids),
          reads.papersOfConcepts(['meta-learning'], PAPERS),
          reads.neighborsOfConcepts(['meta-learning'], NEIGHBORS),
          reads.searchPapers(['learning'], 100),
          reads.graph(),
        ]);
      const first = await reading(cached, work);
      expect(await statementsOf(cached, async (reads) => expect(await work(reads)).toEqual(first))).toBe(0);
      expect(await reading(store, work)).toEqual(first);
    });

    test('arguments that differ are told apart', async () => {
      const cached = cacheStore(store, ROOMY);
      await reading(cached, async (reads) => {
        const linked = { ...EVERY_PAPER, codeStatus: ['LINKED'] } as const;
        const all = await reads.papersOfConcepts(['meta-learning'], PAPERS);
        const some = await reads.papersOfConcepts(['meta-learning'], {
          ...PAPERS,
          list: { ...PAPERS.list, filter: linked },
        });
        expect(some.get('meta-learning')?.length).toBeLessThan(all.get('meta-learning')?.length ?? 0);
        expect(await reads.countPapers(linked)).not.toBe(await reads.countPapers(EVERY_PAPER));
      });
    });

    test('of a batch only those keys are read that were not read before', async () => {
      const asked: (readonly string[])[] = [];
      const spied = changing((reads) => ({
        ...reads,
        papersByIds(keys) {
          asked.push(keys);
          return reads.papersByIds(keys);
        },
      }));
      const cached = cacheStore(spied, ROOMY);
      const [a = '', b = '', c = ''] = ids;
      await reading(cached, async (reads) => {
        await reads.papersByIds([a, b]);
        expect([...(await reads.papersByIds([b, c])).keys()].sort()).toEqual([b, c].sort());
      });
      expect(asked).toEqual([[a, b], [c]]);
      expect(cached.cacheState()).toMatchObject({ hits: 1, shared: 0, misses: 3 });
    });

    test('reads that overlap share what they have in common', async () => {
      const one = await statementsOf(cacheStore(store, ROOMY), (reads) => reads.similarPapers(ids));
      const cached = cacheStore(store, ROOMY);
      const many = await statementsOf(cached, (reads) => Promise.all([1, 2, 3].map(() => reads.similarPapers(ids))));
      expect(many).toBe(one);
      expect(cached.cacheState()).toMatchObject({ misses: ids.length, shared: 2 * ids.length });
    });

    test('its bytes stay within their limit, and what has gone is read again', async () => {
      const limit = 30_000;
      const cached = cacheStore(store, limit);
      const whole = await reading(store, (reads) => reads.papersByIds(ids));
      for (const id of [...ids, ...ids]) {
        const found = await reading(cached, (reads) => reads.papersByIds([id]));
        expect(found.get(id)).toEqual(whole.get(id));
        expect(cached.cacheState().bytes).toBeLessThanOrEqual(limit);
      }
      const { entries, bytes, hits } = cached.cacheState();
      expect(entries).toBeGreaterThan(3);
      expect(entries).toBeLessThan(ids.length);
      expect(bytes).toBeGreaterThan(limit / 2);
      // Round after round through more than it holds, the longest unused is always what comes next.
      expect(hits).toBe(0);
    });

    test('keeps no error: what failed is read again', async () => {
      let failures = 0;
      const failing = changing((reads) => {
        failures += 1;
        if (failures === 1) throw new Error('away');
        return reads;
      });
      const cached = cacheStore(failing, ROOMY);
      await reading(cached, async (reads) => {
        await expect(reads.papersByIds(ids)).rejects.toThrow('away');
        expect((await reads.papersByIds(ids)).size).toBe(ids.length);
      });
    });

    describe('where the read that others wait for fails', () => {
      /** A cache whose first reads, of papers those of the first paper, end with a fault. */
      const failingFirst = (fault: Error, fails = 1) => {
        const asked: (readonly string[])[] = [];
        let begun = 0;
        const failing = changing((reads) => {
          begun += 1;
          const first = begun <= fails;
          return {
            ...reads,
            papersByIds(keys) {
              asked.push(keys);
              // Transactions begin in any order.
              return keys.some((key) => key === ids[0]) ? Promise.reject(fault) : reads.papersByIds(keys);
            },
            countPapers(filter) {
              asked.push([]);
              return first ? Promise.reject(fault) : reads.countPapers(filter);
            },
          };
        });
        return { cached: cacheStore(failing, ROOMY), asked };
      };
      const late = new StoreError('TIMEOUT', 'too late');
      const outcomes = (results: readonly PromiseSettledResult<unknown>[]) => results.map(({ status }) => status);

      test('by its time they ask once more, together', async () => {
        const { cached, asked } = failingFirst(late);
        const [a = '', b = '', c = ''] = ids;
        const results = await reading(cached, (reads) =>
          Promise.allSettled([[a, b], [b, c], [b]].map((keys) => reads.papersByIds(keys))),
        );
        expect(outcomes(results)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
        expect(asked.map(String).sort()).toEqual([`${a},${b}`, b, c].sort());
        const [, second] = results;
        expect(second?.status === 'fulfilled' && [...second.value.keys()].sort()).toEqual([b, c].sort());
      });

      test('so do they for what is no batch', async () => {
        const { cached, asked } = failingFirst(late);
        const results = await reading(cached, (reads) =>
          Promise.allSettled([1, 2, 3].map(() => reads.countPapers(EVERY_PAPER))),
        );
        expect(outcomes(results)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
        expect(asked).toHaveLength(2);
      });

      test('twice they fail with it', async () => {
        const { cached, asked } = failingFirst(late, 2);
        const results = await reading(cached, (reads) =>
          Promise.allSettled([1, 2, 3].map(() => reads.countPapers(EVERY_PAPER))),
        );
        expect(outcomes(results)).toEqual(['rejected', 'rejected', 'rejected']);
        expect(asked).toHaveLength(2);
      });

      test('by a fault that stays they fail with it', async () => {
        const { cached, asked } = failingFirst(new StoreError('STATEMENT', 'never'));
        const results = await reading(cached, (reads) => Promise.allSettled([1, 2].map(() => reads.papersByIds(ids))));
        expect(outcomes(results)).toEqual(['rejected', 'rejected']);
        expect(asked).toHaveLength(1);
      });
    });

    test('a text is written once for all who ask for it, at once or later', async () => {
      const cached = cacheStore(store, ROOMY);
      let written = 0;
      const write = async () => {
        written += 1;
        return `text ${written}`;
      };
      const ask = (key: string) => reading(cached, (view) => view.text(key, write));
      expect(await Promise.all([ask('a'), ask('a'), ask('a')])).toEqual(['text 1', 'text 1', 'text 1']);
      expect([await ask('a'), await ask('b')]).toEqual(['text 1', 'text 2']);
      expect(cached.cacheState()).toMatchObject({ hits: 1, shared: 2 });
    });

    test('a text that came to nothing is not kept, and who waited for it sees for itself', async () => {
      const cached = cacheStore(store, ROOMY);
      let asked = 0;
      const fail = async () => {
        asked += 1;
        if (asked === 1) throw new Error('away');
        return null;
      };
      const ask = () => reading(cached, (view) => view.text('a', fail));
      expect(await Promise.allSettled([ask(), ask()])).toMatchObject([{ status: 'rejected' }, { value: null }]);
      expect([await ask(), asked]).toEqual([null, 3]);
      expect(await reading(cached, (view) => view.text('a', async () => 'text'))).toBe('text');
    });

    test('a text that took in a change of the graph, or would fill the memory, is not kept', async () => {
      const within: Store = {
        ...store,
        async view() {
          const view = await store.view();
          return { ...view, dated: async (work) => ({ ...(await view.dated(work)), revision: null }) };
        },
      };
      let written = 0;
      const write = (size: number) => async (view: View) => {
        await view.text('a', async () => {
          written += 1;
          await view.papersByIds(ids);
          return 'x'.repeat(size);
        });
      };
      for (const cached of [cacheStore(within, ROOMY), cacheStore(store, ROOMY)]) {
        const size = written === 0 ? 1 : ROOMY / 4;
        await reading(cached, write(size));
        await reading(cached, write(size));
      }
      expect(written).toBe(4);
    });

    test('of no size keeps nothing', async () => {
      const off = cacheStore(store, 0);
      const count = () => statementsOf(off, (reads) => reads.papersByIds(ids));
      await count();
      expect(await count()).toBe(1);
      expect(off.cacheState().bytes).toBe(0);
    });

    test('a seed in between is seen within two seconds, and what was kept of before is dropped', async () => {
      const cached = cacheStore(store, ROOMY);
      const papers = () => reading(cached, (reads) => reads.countPapers(EVERY_PAPER));
      const revision = () => reading(cached, async (reads) => reads.revision);
      const before = await revision();
      expect(await papers()).toBe(56);
      await reading(cached, (reads) => reads.papersByIds(ids));
      const { bytes } = cached.cacheState();
      await seedInto(location, [lines({ title: 'One more paper', abstract: 'On meta-learning.' })]);
      const seeded = performance.now();
      await expect.poll(papers, { interval: 100, timeout: 5_000 }).toBe(57);
      expect(performance.now() - seeded).toBeLessThan(2_000);
      expect(await revision()).not.toBe(before);
      expect(cached.cacheState().bytes).toBeLessThan(bytes);
    });
  });
}
