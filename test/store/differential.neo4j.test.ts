import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, type StoreLocation } from '../../src/store/open.js';
import {
  type Direction,
  EVERY_NEIGHBOR,
  EVERY_PAPER,
  type NeighborOrder,
  type Reads,
  type Store,
  type View,
  type Window,
} from '../../src/store/store.js';
import { temporaryFolder } from '../file-end.js';
import { emptyTestDatabase, testNeo4jUri } from '../neo4j/connection.js';
import { exported, lines } from './contract.js';
import { digestSource, seedInto } from './open-fixture.js';

const uri = testNeo4jUri();
const WINDOW = { after: null, before: null, limit: 50, from: 'start' } as const;
const SELECTION = { all: [['meta-learning', 'few-shot-learning']], any: null, none: ['transformer'], central: false };

const PAPERS = {
  list: {
    filter: { ...EVERY_PAPER, concepts: { ...SELECTION, central: true } },
    order: { field: 'SALIENCE', direction: 'DESC' },
    window: WINDOW,
  },
  bring: ['concepts', 'links'],
} as const;
const NEIGHBORS = { filter: EVERY_NEIGHBOR, order: { field: 'PAPERS', direction: 'DESC' }, window: WINDOW } as const;

/** Every read verb, asked of both engines with what the default digest has. */
const ASKED: Record<string, (reads: Reads, known: Known) => Promise<unknown>> = {
  papersByIds: (reads, { papers }) => reads.papersByIds([...papers, 'unknown']),
  paperIdsByKeys: (reads) => reads.paperIdsByKeys(['title:deep model assembling', 'arxiv:2001.00001']),
  paperIdsBySlugs: (reads) => reads.paperIdsBySlugs(['deep-model-assembling', 'none']),
  papers: (reads) =>
    reads.papers({ filter: EVERY_PAPER, order: { field: 'TITLE', direction: 'DESC' }, window: WINDOW }, [
      'concepts',
      'links',
    ]),
  papersFiltered: (reads) =>
    reads.papers({
      filter: { ...EVERY_PAPER, concepts: SELECTION, codeStatus: ['LINKED', 'NOT_STATED'], text: 'learn' },
      order: { field: 'PUBLISHED_ON', direction: 'ASC' },
      window: { ...WINDOW, from: 'end' },
    }),
  countPapers: (reads) => reads.countPapers({ ...EVERY_PAPER, hasRepository: true, publishedTo: '2030' }),
  sourcesOfPapers: (reads, { papers }) => reads.sourcesOfPapers(papers),
  conceptsBySlugs: (reads, { concepts }) => reads.conceptsBySlugs(concepts),
  concepts: (reads) =>
    reads.concepts({
      filter: { kinds: ['METHOD', 'SETTING'], prefix: 'm', minPapers: 1, hasCode: true, narrowerThan: null },
      order: { field: 'PAPER_COUNT', direction: 'DESC' },
      window: WINDOW,
    }),
  countConcepts: (reads) =>
    reads.countConcepts({
      kinds: null,
      prefix: null,
      minPapers: null,
      hasCode: false,
      narrowerThan: 'machine-learning',
    }),
  broaderOfConcepts: (reads, { concepts }) => reads.broaderOfConcepts(concepts),
  narrowerOfConcepts: (reads, { concepts }) => reads.narrowerOfConcepts(concepts),
  conceptsWithin: (reads) => reads.conceptsWithin(['machine-learning']),
  repositoriesByIds: (reads) => reads.repositoriesByIds(['github.com/leaplabthu/model-assembling']),
  repositories: (reads) =>
    reads.repositories({
      filter: { host: ['github.com'], owner: null, concepts: { ...SELECTION, none: [] }, digest: null },
      order: { field: 'PAPER_COUNT', direction: 'DESC' },
      window: WINDOW,
    }),
  countRepositories: (reads) =>
    reads.countRepositories({ host: null, owner: 'LEAPLABTHU', concepts: null, digest: null }),
  resourcesByIds: (reads) => reads.resourcesByIds(['wilds.stanford.edu']),
  digests: (reads) => reads.digests({ window: WINDOW }),
  countDigests: (reads) => reads.countDigests(),
  digestsByIds: (reads, { digests }) => reads.digestsByIds(digests),
  conceptsOfPapers: (reads, { papers }) => reads.conceptsOfPapers(papers),
  mentionsOfPapers: (reads, { papers }) => reads.mentionsOfPapers(papers),
  papersOfConcepts: (reads, { concepts }) => reads.papersOfConcepts(concepts, PAPERS),
  conceptsByNames: (reads) =>
    reads.conceptsByNames(['ood detection', 'rl', 'nothing'], { papers: PAPERS, neighbors: NEIGHBORS }),
  conceptsByNamesFiltered: (reads, { digests }) =>
    reads.conceptsByNames(['meta learning', 'rl'], {
      papers: {
        ...PAPERS,
        list: {
          filter: {
            ...EVERY_PAPER,
            codeStatus: ['LINKED', 'NOT_STATED'],
            hasRepository: true,
            digest: digests[0] ?? '',
            publishedTo: '2030',
          },
          order: { field: 'SLUG', direction: 'ASC' },
          window: WINDOW,
        },
      },
      neighbors: NEIGHBORS,
    }),
  countPapersOfConcepts: (reads, { concepts }) => reads.countPapersOfConcepts(concepts, EVERY_PAPER),
  mentions: (reads, { papers }) => reads.mentions(papers.map((paper) => ({ paper, concept: 'meta-learning' }))),
  introductionsOfPapers: (reads, { papers }) => reads.introductionsOfPapers(papers),
  introductionsOfConcepts: (reads) => reads.introductionsOfConcepts(['metashift', 'unknown']),
  linksOfPapers: (reads, { papers }) => reads.linksOfPapers(papers),
  linksOfRepositories: (reads) => reads.linksOfRepositories(['github.com/leaplabthu/model-assembling']),
  linksOfResources: (reads) => reads.linksOfResources(['wilds.stanford.edu']),
  similarPapers: (reads, { papers }) => reads.similarPapers(papers),
  digestsOfPapers: (reads, { papers }) => reads.digestsOfPapers(papers),
  papersOfDigests: (reads, { digests }) => reads.papersOfDigests(digests),
  ...neighborsBy('PAPERS'),
  ...neighborsBy('NPMI'),
  ...neighborsBy('SLUG'),
  countNeighborsOfConcepts: (reads, { concepts }) =>
    reads.countNeighborsOfConcepts(concepts, { minPapers: 2, kinds: ['METHOD', 'SETTING'] }),
  linkedConcepts: async (reads, { concepts }) => sorted(await reads.linkedConcepts(concepts, 3)),
  countSharedPapers: (reads) => reads.countSharedPapers([{ concept: 'distribution-shift', other: 'pre-training' }]),
  sharedPapers: (reads) => reads.sharedPapers([{ concept: 'distribution-shift', other: 'pre-training' }], WINDOW),
  repositoriesOfConcepts: (reads, { concepts }) => reads.repositoriesOfConcepts(concepts),
  conceptsOfRepositories: (reads) => reads.conceptsOfRepositories(['github.com/leaplabthu/model-assembling']),
  codeStatuses: (reads) => reads.codeStatuses(EVERY_PAPER),
  sharedPapersFromTheEnd: (reads) =>
    reads.sharedPapers([{ concept: 'pre-training', other: 'distribution-shift' }], {
      ...WINDOW,
      limit: 2,
      from: 'end',
    }),
  codeOfAllConcepts: (reads) => reads.codeOfConcepts(EVERY_PAPER, WINDOW),
  countConceptsOfPapers: (reads) => reads.countConceptsOfPapers({ ...EVERY_PAPER, concepts: SELECTION }),
  graphCounts: async (reads) => (await reads.graph()).counts,
  papersOfTwoConcepts: (reads) =>
    reads.papers({
      filter: {
        ...EVERY_PAPER,
        concepts: { ...SELECTION, all: [['meta-learning'], ['few-shot-learning', 'optimization']] },
      },
      order: { field: 'SLUG', direction: 'ASC' },
      window: WINDOW,
    }),
  countPapersOfConceptsNarrowed: (reads, { concepts }) =>
    reads.countPapersOfConcepts(concepts, { ...EVERY_PAPER, concepts: { ...SELECTION, any: ['meta-learning'] } }),
  codeOfConcepts: (reads, { digests }) => reads.codeOfConcepts({ ...EVERY_PAPER, digest: digests[0] ?? '' }, WINDOW),
  searchConcepts: (reads) => reads.searchConcepts('learn', 40),
  searchRepositories: (reads) =>
    reads.searchRepositories('meta', ['meta'], 'github.com/leaplabthu/model-assembling', 40),
  counts: async (reads) => (await reads.graph()).counts,
};

/** Lists that come in no order. */
const sorted = (lists: ReadonlyMap<string, readonly { readonly slug: string }[]>) =>
  new Map([...lists].map(([key, list]) => [key, [...list].sort((a, b) => (a.slug < b.slug ? -1 : 1))]));

/** A window of the neighbours in the middle of their list, in either direction. */
function neighborsBy(field: NeighborOrder['field']): typeof ASKED {
  const ask =
    (direction: Direction) =>
    async (reads: Reads, { concepts }: Known) => {
      const read = (window: Window) =>
        reads.neighborsOfConcepts(concepts, { filter: EVERY_NEIGHBOR, order: { field, direction }, window });
      const first = [...(await read({ ...WINDOW, limit: 1 })).values()].flat()[0];
      return read({ ...WINDOW, limit: 4, after: first?.position ?? null, from: 'end' });
    };
  return { [`neighbors by ${field}`]: ask('DESC'), [`neighbors by ${field} upwards`]: ask('ASC') };
}

interface Known {
  readonly papers: string[];
  readonly concepts: string[];
  readonly digests: string[];
}

async function knownOf(reads: Reads): Promise<Known> {
  const order = { field: 'SLUG', direction: 'ASC' } as const;
  const ids = (listed: readonly { id: string }[]) => listed.map(({ id }) => id);
  const filter = { kinds: null, prefix: null, minPapers: null, hasCode: null, narrowerThan: null };
  return {
    papers: ids(await reads.papers({ filter: EVERY_PAPER, order, window: WINDOW })),
    concepts: ids(await reads.concepts({ filter, order: { field: 'PAPER_COUNT', direction: 'DESC' }, window: WINDOW })),
    digests: ids(await reads.digests({ window: WINDOW })),
  };
}

describe.skipIf(uri === null)('the two engines', () => {
  const neo4j: StoreLocation = { kind: 'neo4j', uri: uri ?? '', username: null, password: null, database: null };
  let embedded: StoreLocation;
  const stores: Store[] = [];
  const views: { view: View; known: Known }[] = [];
  beforeAll(async () => {
    embedded = { kind: 'file', directory: join(await temporaryFolder(), 'store') };
    await emptyTestDatabase(uri ?? '');
    const more = lines(
      { title: 'Deep Model Assembling', arxivId: '2212.04129', authors: ['A. Ni'], year: 2022, venue: 'arXiv' },
      {
        title: 'A title of its own',
        abstract: 'Out-of-distribution detection (OOD detection) by ZORB (zero-shot robust baselines).',
      },
      { title: 'A Vitamin C in R', abstract: 'A study, graded A, of GPT-4 and Llama 2 with C++.' },
    );
    await seedInto(embedded, [digestSource(), more]);
    await seedInto(neo4j, [digestSource(), more]);
    for (const location of [embedded, neo4j]) {
      const store = await openStore(location);
      const view = await store.view();
      stores.push(store);
      views.push({ view, known: await knownOf(view) });
    }
  });
  afterAll(async () => {
    for (const { view } of views) view.release();
    for (const store of stores) await store.close();
  });

  test('export the same lines', async () => {
    const text = await exported(embedded);
    expect(text.split('\n').length).toBeGreaterThan(400);
    expect(await exported(neo4j)).toBe(text);
  });

  test.each(Object.keys(ASKED))('answer %s alike', async (verb) => {
    const [one, other] = await Promise.all(views.map(async ({ view, known }) => ASKED[verb]?.(view, known)));
    expect(one).toEqual(other);
    const size = one instanceof Map ? one.size : Array.isArray(one) ? one.length : 1;
    expect(size).toBeGreaterThan(0);
  });

  test('find the same papers by each word that stands free in their texts, those of one letter too', async () => {
    const [first] = views;
    const papers = await first?.view.papersByIds(first.known.papers);
    const texts = [...(papers?.values() ?? [])].map(({ title, abstract }) =>
      `${title} ${abstract ?? ''}`.toLowerCase(),
    );
    const wordsOf = (text: string) => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    // Lucene keeps "github.com", "12,868" and "author's" as one word.
    const bound = new Set(
      texts.flatMap((text) => text.match(/[\p{L}\p{N}]+(?:[.,'’_][\p{L}\p{N}]+)+/gu) ?? []).flatMap(wordsOf),
    );
    const free = [...new Set(texts.flatMap(wordsOf))].filter((word) => !bound.has(word));
    const asked = free.filter((word, at) => word.length < 4 || at % 8 === 0);
    expect(asked).toEqual(expect.arrayContaining(['c', 'r', 'a', 'of', 'see']));
    const find = (word: string) =>
      Promise.all(views.map(async ({ view }) => (await view.searchPapers([word], 200)).map(({ slug }) => slug).sort()));
    for (const word of asked) {
      const [one, other] = await find(word);
      expect(one, word).toEqual(other);
    }
    for (const found of await find('r')) expect(found).toContain('a-vitamin-c-in-r');
    expect(await find('a')).toEqual([[], []]);
  });
});
