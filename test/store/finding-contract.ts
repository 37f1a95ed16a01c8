import { beforeAll, describe, expect, test } from 'vitest';
import type { StoreLocation } from '../../src/store/open.js';
import { openStore } from '../../src/store/open.js';
import { EVERY_PAPER, type Reads, type Store, type View } from '../../src/store/store.js';
import { digestSource, onFileEnd, seedInto } from './open-fixture.js';

const WINDOW = { after: null, before: null, limit: 100, from: 'start' } as const;

/** What every engine must find in the default digest: checked against plain counting over what the other verbs give. */
export function describeFinding(fresh: () => Promise<StoreLocation>): void {
  describe('finding', () => {
    let view: View;
    beforeAll(async () => {
      const location = await fresh();
      await seedInto(location, [digestSource()]);
      const store: Store = await openStore(location);
      view = await store.view();
      onFileEnd(async () => {
        view.release();
        await store.close();
      });
    });

    test('papers alike are what counting over all papers says', async () => {
      const { ids, mentions } = await readAll(view);
      const similar = await view.similarPapers([...ids, 'unknown']);
      const found = ids.map((id) => (similar.get(id) ?? []).map(({ paperId, score }) => [paperId, score.toFixed(9)]));
      expect(found).toEqual(ids.map((id) => alikeByCounting(id, mentions)));
      expect(found.flat().length).toBeGreaterThan(100);
      expect(similar.has('unknown')).toBe(false);
    });
  });
}

type Mentions = Awaited<ReturnType<typeof readAll>>['mentions'];

async function readAll(reads: Reads) {
  const order = { field: 'SLUG', direction: 'ASC' } as const;
  const ids = (await reads.papers({ filter: EVERY_PAPER, order, window: WINDOW })).map(({ id }) => id);
  return { ids, mentions: await reads.mentionsOfPapers(ids) };
}

/** Papers in slug order, so that a stable sort by score leaves ties by slug. */
function alikeByCounting(id: string, mentions: Mentions) {
  const count = (slug: string) => [...mentions.values()].filter((list) => list.some((m) => m.slug === slug)).length;
  const own = (mentions.get(id) ?? [])
    .filter(({ central }) => central)
    .sort((a, b) => count(a.slug) - count(b.slug) || (a.slug < b.slug ? -1 : 1))
    .slice(0, 8);
  return [...mentions]
    .filter(([other]) => other !== id)
    .map(([other, list]) => {
      const score = own.reduce((sum, { slug, salience }) => {
        const shared = list.find((mention) => mention.slug === slug);
        return sum + (shared ? salience * shared.salience * Math.log(56 / count(slug)) : 0);
      }, 0);
      return { other, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ other, score }) => [other, score.toFixed(9)]);
}
