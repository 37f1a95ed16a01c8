import { beforeAll, describe, expect, test } from 'vitest';
import type { StoreLocation } from '../../src/store/open.js';
import { openStore } from '../../src/store/open.js';
import { EVERY_PAPER, pairKey, type Reads, type Store, type View, type Window } from '../../src/store/store.js';
import { onFileEnd } from '../file-end.js';
import { digestSource, seedInto } from './open-fixture.js';

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

    test('what a concept is linked with, and by how many papers, is what counting over all papers says', async () => {
      const { mentions } = await readAll(view);
      const papers = [...mentions.values()].map((list) => list.map(({ slug }) => slug));
      const links = await view.linkedConcepts(['meta-learning', 'transformer', 'unknown'], 1000);
      expect([...links.keys()].sort()).toEqual(['meta-learning', 'transformer']);
      for (const [concept, found] of links) {
        const others = new Set(papers.filter((slugs) => slugs.includes(concept)).flat());
        others.delete(concept);
        expect(found.map(({ slug }) => slug).sort()).toEqual([...others].sort());
        const counts = await view.countSharedPapers(found.map(({ slug }) => ({ concept, other: slug })));
        for (const link of found) {
          const both = papers.filter((slugs) => slugs.includes(concept) && slugs.includes(link.slug)).length;
          expect([link.papers, counts.get(pairKey(concept, link.slug))]).toEqual([both, both]);
          expect(link.paperCount).toBe(papers.filter((slugs) => slugs.includes(link.slug)).length);
        }
      }
    });

    test('papers that two concepts share come in windows by slug, each with the words of either', async () => {
      const { mentions } = await readAll(view);
      const evidenceOf = (id: string, slug: string) =>
        mentions.get(id)?.find((mention) => mention.slug === slug)?.evidence;
      const links = (await view.linkedConcepts(['meta-learning'], 1000)).get('meta-learning') ?? [];
      const [most] = [...links].sort((a, b) => b.papers - a.papers);
      const pair = { concept: 'meta-learning', other: most?.slug ?? '' };
      const turned = { concept: pair.other, other: pair.concept };
      const read = async (of: typeof pair, window: Window) =>
        (await view.sharedPapers([of], window)).get(pairKey(of.concept, of.other)) ?? [];
      const all = await read(pair, WINDOW);
      const both = [...mentions].filter(([, list]) =>
        [pair.concept, pair.other].every((concept) => list.some(({ slug }) => slug === concept)),
      );
      expect(all.map(({ paper }) => paper.id).sort()).toEqual(both.map(([id]) => id).sort());
      expect(all.length).toBeGreaterThan(2);
      expect(all.map(({ paper }) => paper.slug)).toEqual(all.map(({ paper }) => paper.slug).sort());
      for (const { paper, evidence, otherEvidence } of all) {
        expect(evidence).toEqual(evidenceOf(paper.id, pair.concept));
        expect(otherEvidence).toEqual(evidenceOf(paper.id, pair.other));
      }
      const swapped = await read(turned, WINDOW);
      expect(
        swapped.map(({ evidence, otherEvidence, ...rest }) => ({
          ...rest,
          evidence: otherEvidence,
          otherEvidence: evidence,
        })),
      ).toEqual(all);
      const first = all[0]?.position ?? null;
      expect(await read(pair, { ...WINDOW, after: first, limit: 1 })).toEqual(all.slice(1, 2));
      expect(await read(pair, { ...WINDOW, from: 'end', limit: 2 })).toEqual(all.slice(-2));
      expect(await read({ ...pair, other: 'unknown' }, WINDOW)).toEqual([]);
    });

    test('code by concept is told of all papers as of the digest that lists them all, and counts are what lists have', async () => {
      const { ids, mentions } = await readAll(view);
      const [digest] = await view.digests({ window: WINDOW });
      const listed = { ...EVERY_PAPER, digest: digest?.id ?? '' };
      const all = await view.codeOfConcepts(EVERY_PAPER, WINDOW);
      expect(all).toHaveLength(100);
      expect(await view.codeOfConcepts(listed, WINDOW)).toEqual(all);
      const after = all[19]?.position ?? null;
      expect(await view.codeOfConcepts(listed, { ...WINDOW, after, limit: 5 })).toEqual(all.slice(20, 25));
      const slugs = new Set([...mentions.values()].flat().map(({ slug }) => slug));
      expect(await view.countConceptsOfPapers(EVERY_PAPER)).toBe(slugs.size);
      expect(await view.countConceptsOfPapers(listed)).toBe(slugs.size);
      const { counts } = await view.graph();
      expect(counts.mentions).toBe([...mentions.values()].flat().length);
      expect(counts.links).toBe([...(await view.linksOfPapers(ids)).values()].flat().length);
    });

    test('papers are found by the words of title and abstract, those of the title before others', async () => {
      const found = [...(await view.searchPapers(['wilds', 'wild', 'benchmark'], 100))];
      const [best] = found.sort((a, b) => b.score - a.score);
      expect(best?.title).toBe('Extending the WILDS Benchmark for Unsupervised Adaptation');
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      expect(await view.searchPapers([], 100)).toEqual([]);
      expect(await view.searchPapers(['qqqq'], 100)).toEqual([]);
      // What would be operators of Lucene are words here.
      for (const word of ['and', 'or', 'not', 'to', '\u0301', '१', '深度学习', 'x'.repeat(500)])
        await view.searchPapers([word, 'wilds'], 100);
    });

    test('concepts are found by beginnings of the words of any name, repositories by parts of their address', async () => {
      const slugs = async (phrase: string) => (await view.searchConcepts(phrase, 100)).map(({ slug }) => slug);
      expect(await slugs('distr shif')).toContain('distribution-shift');
      expect((await slugs('meta-l').then(() => slugs('meta l')))[0]).toBe('meta-learning');
      expect(await slugs('istribution')).not.toContain('distribution-shift');
      expect(await slugs('')).toEqual([]);
      const id = 'github.com/leaplabthu/model-assembling';
      const fits = async (text: string, address: string | null = null) =>
        (await view.searchRepositories(text, text.split(' '), address, 100)).map((match) => [match.id, match.fit]);
      expect(await fits('model-assembling')).toContainEqual([id, 'IS']);
      expect(await fits('leaplabthu/model-assembling')).toEqual([[id, 'IS']]);
      expect(await fits('model-ass')).toContainEqual([id, 'BEGINS']);
      expect(await fits('leap assem')).toEqual([[id, 'HAS']]);
      expect(await fits('no such part', id)).toEqual([[id, 'IS']]);
      expect(await fits('\'"\\')).toEqual([]);
    });

    test('of a concept with many papers the first by slug are looked at', async () => {
      const list = { filter: EVERY_PAPER, order: { field: 'SLUG', direction: 'ASC' }, window: WINDOW } as const;
      const [first] = (await view.papersOfConcepts(['meta-learning'], { list, bring: [] })).get('meta-learning') ?? [];
      const mentioned = (await view.mentionsOfPapers([first?.paper.id ?? ''])).get(first?.paper.id ?? '') ?? [];
      const links = (await view.linkedConcepts(['meta-learning'], 1)).get('meta-learning') ?? [];
      const others = mentioned.map(({ slug }) => slug).filter((slug) => slug !== 'meta-learning');
      expect(links.map(({ slug }) => slug).sort()).toEqual(others.sort());
      expect(new Set(links.map(({ papers }) => papers))).toEqual(new Set([1]));
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
