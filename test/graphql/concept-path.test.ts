import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FoundPath, findPath } from '../../src/graphql/concept-path.js';
import { type Graph, openGraph, openStoreOf } from './open-graph.js';
import { OWN_PAPERS } from './own-paper.js';

/** Papers as the concepts they mention. */
type Papers = readonly (readonly string[])[];

const shared = (papers: Papers, a: string, b: string) =>
  papers.filter((concepts) => concepts.includes(a) && concepts.includes(b)).length;
const conceptsOf = (papers: Papers) => [...new Set(papers.flat())].sort();
const paperCount = (papers: Papers, slug: string) => papers.filter((concepts) => concepts.includes(slug)).length;

function linksOf(papers: Papers, slug: string, most: number) {
  const seen = papers.filter((concepts) => concepts.includes(slug)).slice(0, most);
  return conceptsOf(seen)
    .filter((other) => other !== slug)
    .map((other) => ({ slug: other, paperCount: paperCount(papers, other), papers: shared(seen, slug, other) }));
}

function search(papers: Papers, from: string, to: string, maxHops: number, budget = 1000, mostOfOne = 1000) {
  return findPath({
    from: { slug: from, paperCount: paperCount(papers, from) },
    to: { slug: to, paperCount: paperCount(papers, to) },
    maxHops,
    budget,
    mostOfOne,
    read: async (slugs) => new Map(slugs.map((slug) => [slug, linksOf(papers, slug, mostOfOne)])),
  });
}

const wayOf = (path: FoundPath | null) => path && [path.hops[0]?.from, ...path.hops.map(({ to }) => to)];

/** Distances from a concept, level by level over everything. */
function distancesTo(papers: Papers, to: string): ReadonlyMap<string, number> {
  const distances = new Map([[to, 0]]);
  for (const [slug, distance] of distances) {
    for (const link of linksOf(papers, slug, 1000)) {
      if (!distances.has(link.slug)) distances.set(link.slug, distance + 1);
    }
  }
  return distances;
}

/** What the search must find: from the start always the strongest link that gets nearer. */
function plainWay(papers: Papers, from: string, to: string, maxHops: number): string[] | null {
  const distances = distancesTo(papers, to);
  const length = distances.get(from) ?? Number.POSITIVE_INFINITY;
  if (length > maxHops) return null;
  const way = [from];
  for (let left = length; left > 0; left -= 1) {
    const nearer = linksOf(papers, way.at(-1) ?? '', 1000).filter(({ slug }) => distances.get(slug) === left - 1);
    way.push(nearer.sort((a, b) => b.papers - a.papers || (a.slug < b.slug ? -1 : 1))[0]?.slug ?? '');
  }
  return way;
}

const slugs = fc.constantFrom(...'abcdefghijklmnopqrst');
const papersOf = fc.array(fc.uniqueArray(slugs, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 40 });

describe('the way between two concepts', () => {
  it('takes the stronger of two shortest ways, and the first by slug of equal ones', async () => {
    const diamond = [
      ['a', 'x'],
      ['x', 'z'],
      ['a', 'y'],
      ['y', 'z'],
    ];
    expect(wayOf(await search(diamond, 'a', 'z', 4))).toEqual(['a', 'x', 'z']);
    expect(wayOf(await search([...diamond, ['a', 'y']], 'a', 'z', 4))).toEqual(['a', 'y', 'z']);
    expect(wayOf(await search([...diamond, ['y', 'z']], 'a', 'z', 4))).toEqual(['a', 'x', 'z']);
  });

  it('is what a search of everything finds', async () => {
    await fc.assert(
      fc.asyncProperty(papersOf, slugs, slugs, fc.integer({ min: 1, max: 6 }), async (papers, from, to, maxHops) => {
        fc.pre(from !== to);
        const path = await search(papers, from, to, maxHops);
        expect(wayOf(path)).toEqual(plainWay(papers, from, to, maxHops));
        expect(path?.truncated ?? false).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('within a small budget is a way or none, and says truncated wherever it is not what a search of everything finds', async () => {
    const small = fc.integer({ min: 1, max: 4 });
    await fc.assert(
      fc.asyncProperty(papersOf, slugs, slugs, small, small, async (papers, from, to, mostOfOne, more) => {
        fc.pre(from !== to);
        const path = await search(papers, from, to, 6, mostOfOne + more, mostOfOne);
        for (const hop of path?.hops ?? []) expect(shared(papers, hop.from, hop.to)).toBeGreaterThan(0);
        if (path && path.hops.length > 0) expect([path.hops[0]?.from, path.hops.at(-1)?.to]).toEqual([from, to]);
        if (!path?.truncated) expect(wayOf(path)).toEqual(plainWay(papers, from, to, 6));
      }),
      { numRuns: 500 },
    );
  });
});

describe('conceptPath', () => {
  let digest: Graph;
  let own: Graph;
  beforeAll(async () => {
    digest = await openGraph();
    own = await openGraph(await openStoreOf(OWN_PAPERS));
  });
  const ask = (args: string) => `{ conceptPath(${args}) { truncated hops { papers from { slug } to { slug } } } }`;

  it('leads over papers that mention both ends of each hop, and counts them', async () => {
    const data =
      await digest.ask(`{ conceptPath(from: "low-resource text classification", to: "domain generalization") {
      truncated
      hops { papers from { label } to { label } sharedPapers(first: 1) { totalCount edges { evidence { text } otherEvidence { text } } } }
    } }`);
    const hops = data.all('conceptPath.hops').map((hop) => ({ ...Object(hop) }));
    expect(hops.length).toBeGreaterThan(1);
    for (const [at, hop] of hops.entries()) {
      if (at > 0) expect(hop.from).toEqual(hops[at - 1].to);
      expect(hop.sharedPapers.totalCount).toBe(hop.papers);
      expect(hop.sharedPapers.edges[0].evidence.length).toBeGreaterThan(0);
    }
    expect(data.at('conceptPath.truncated')).toBe(false);
  });

  it('from a concept to itself has no hops', async () => {
    const data = await digest.ask(ask('from: "meta-learning", to: "Meta Learnings"'));
    expect(data.at('conceptPath')).toEqual({ truncated: false, hops: [] });
  });

  it('is null for an unknown concept, and where nothing leads there within maxHops', async () => {
    expect((await digest.ask(ask('from: "meta-learning", to: "no such thing"'))).at('conceptPath')).toBeNull();
    const apart = 'from: "active learning", to: "multilingual large language model"';
    expect((await own.ask(ask(apart))).at('conceptPath')).toBeNull();
  });

  it('refuses a number of hops outside 1 to 6, and an ambiguous name with its candidates', async () => {
    for (const maxHops of [0, 7]) {
      const refusal = await digest.refusal(ask(`from: "a", to: "b", maxHops: ${maxHops}`));
      expect(refusal).toMatchObject({ code: 'BAD_INPUT', extensions: { argument: 'maxHops' } });
    }
    expect(await own.refusal(ask('from: "MLLM", to: "meta-learning"'))).toMatchObject({ code: 'AMBIGUOUS' });
  });
});
