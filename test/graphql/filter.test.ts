import { beforeAll, describe, expect, it } from 'vitest';
import type { PaperFilterInput } from '../../src/graphql/filter.js';
import { type Graph, openGraph, openStoreOf } from './open-graph.js';
import { OWN_PAPERS } from './own-paper.js';

let digest: Graph;
let own: Graph;
beforeAll(async () => {
  digest = await openGraph();
  own = await openGraph(await openStoreOf(OWN_PAPERS));
});

/** The titles of the papers that a filter admits, and its count, which must agree. */
async function titles(graph: Graph, where: object): Promise<readonly unknown[]> {
  const data = await graph.ask(
    'query ($where: PaperFilter) { papers(where: $where, first: 100) { totalCount edges { node { title } } } codeAvailability(where: $where) { papers } }',
    { where },
  );
  const found = data.all('papers.edges.*.node.title');
  expect(data.at('papers.totalCount')).toBe(found.length);
  expect(data.at('codeAvailability.papers')).toBe(found.length);
  return found;
}

const [FIRST, SECOND, TONGUES, BARE] = OWN_PAPERS.map(({ title }) => title);

describe('papers are filtered', () => {
  it.each<[object, readonly unknown[]]>([
    [{}, [FIRST, SECOND, BARE, TONGUES]],
    [{ concepts: { all: ['Meta Learning', 'active learning'] } }, [SECOND]],
    [{ concepts: { any: ['active learning', 'multilingual LLM'] } }, [SECOND, TONGUES]],
    [{ concepts: { none: ['metalearning'] } }, [BARE, TONGUES]],
    [{ concepts: { all: ['meta-learning'], none: ['active-learning'] } }, [FIRST]],
    [{ concepts: { all: ['no such concept'] } }, []],
    [{ concepts: { any: ['no such concept'] } }, []],
    [{ concepts: { any: ['no such concept', 'active learning'] } }, [SECOND]],
    [{ concepts: { none: ['no such concept'] } }, [FIRST, SECOND, BARE, TONGUES]],
    [{ concepts: { all: [], any: [], none: [] } }, [FIRST, SECOND, BARE, TONGUES]],
    [{ concepts: { any: ['large language model'] } }, []],
    [{ concepts: { any: ['large language model'], narrower: true } }, [TONGUES]],
    [{ codeStatus: ['LINKED'] }, [SECOND, TONGUES]],
    [{ codeStatus: ['LINKED', 'NOT_STATED'] }, [FIRST, SECOND, BARE, TONGUES]],
    [{ hasRepository: true }, [SECOND, TONGUES]],
    [{ hasRepository: false }, [FIRST, BARE]],
    [{ repositoryHost: ['GitHub.com'] }, [SECOND, TONGUES]],
    [{ repositoryHost: ['gitlab.com'] }, []],
    [{ venue: ['iclr', 'NEURIPS'] }, [FIRST, SECOND]],
    [{ publishedFrom: '2021' }, [SECOND, TONGUES]],
    [{ publishedTo: '2021-06-15' }, [FIRST, SECOND]],
    [{ publishedFrom: '2022-05', publishedTo: '2022-06' }, [TONGUES]],
    [{ text: 'sheep ACTIVE' }, [SECOND]],
    [{ text: "') OR 1=1 //" }, []],
    [{ digest: 'nonsense' }, []],
    [{ venue: ['ICLR'], codeStatus: ['LINKED'] }, []],
  ])('by %j', async (where, expected) => {
    const found = await titles(own, where);
    expect([...found].sort()).toEqual([...expected].sort());
  });

  it('by the digest that lists them', async () => {
    const id = (await digest.ask('{ digests { edges { node { id } } } }')).at('digests.edges.0.node.id');
    expect(await titles(digest, { digest: id })).toHaveLength(56);
  });

  it('by central mentions alone', async () => {
    const all = await titles(digest, { concepts: { all: ['meta-learning'] } });
    const central = await titles(digest, { concepts: { all: ['meta-learning'], central: true } });
    expect(central.length).toBeGreaterThan(0);
    expect(central.length).toBeLessThan(all.length);
    expect(all).toEqual(expect.arrayContaining([...central]));
  });

  it.each<[PaperFilterInput | null]>([
    [{ codeStatus: ['LINKED'], concepts: { none: ['few-shot learning'] } }],
    [{ codeStatus: ['LINKED', 'PROMISED'] }],
    [{ codeStatus: [] }],
    [{ hasRepository: true, repositoryHost: ['GitHub.com'] }],
    [{ hasRepository: false }],
    [{ venue: ['iclr'] }],
    [{ publishedFrom: '2020-01-01', publishedTo: '2021' }],
    [{ digest: 'nonsense' }],
    [{ text: 'sheep' }],
    [{ text: null, concepts: null, digest: null, codeStatus: null }],
    [{}],
    [null],
  ])('within a concept as among all papers: %j', async (where) => {
    const within = `query ($where: PaperFilter) {
      concept(name: "meta-learning") { papers(where: $where, first: 100, orderBy: { field: SLUG, direction: ASC }) {
        totalCount edges { node { slug } }
      } }
    }`;
    const among = 'query ($where: PaperFilter) { papers(where: $where, first: 100) { edges { node { slug } } } }';
    const concepts = { ...where?.concepts, all: ['meta-learning'] };
    for (const graph of [digest, own]) {
      const data = await graph.ask(within, { where });
      const slugs = data.all('concept.papers.edges.*.node.slug');
      expect(slugs).toEqual(
        (await graph.ask(among, { where: { ...where, concepts } })).all('papers.edges.*.node.slug'),
      );
      expect(data.at('concept.papers.totalCount')).toBe(slugs.length);
    }
  });
});

describe('a filter is refused', () => {
  it('with more than 20 names in all', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => `name ${at}`);
    await titles(own, { concepts: { all: names(10), none: names(10) } });
    const query = 'query ($where: PaperFilter) { papers(where: $where) { totalCount } }';
    for (const concepts of [{ any: names(21) }, { all: names(10), any: names(1), none: names(10) }]) {
      expect(await own.refusal(query, { where: { concepts } })).toMatchObject({ code: 'BAD_INPUT' });
    }
  });

  it('with more than 20 words of text', async () => {
    const query = 'query ($text: String) { papers(where: { text: $text }) { totalCount } }';
    await own.ask(query, { text: ` ${'sheep '.repeat(20)}` });
    expect(await own.refusal(query, { text: 'sheep '.repeat(21) })).toMatchObject({
      code: 'BAD_INPUT',
      extensions: { argument: 'text' },
    });
  });

  it.each(['2021-13', '2021-02-30', 'yesterday', '21'])('with a date that is none: %s', async (date) => {
    const inline = await own.refusal(
      `{ papers(where: { publishedFrom: "2021", publishedTo: "${date}" }) { totalCount } }`,
    );
    expect(inline).toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('2023-09-18') });
    expect(inline.locations).toEqual([{ line: 1, column: 55 }]);
    const query = 'query ($where: PaperFilter) { papers(where: $where) { totalCount } }';
    const { message } = await own.refusal(query, { where: { publishedTo: date } });
    expect(message).toContain('"where.publishedTo"; A PartialDate must be');
  });
});

describe('concepts and repositories are filtered', () => {
  it.each<[object, (concept: Readonly<Record<string, unknown>>) => boolean]>([
    [{ kinds: ['TASK', 'DATASET'] }, ({ kind }) => kind === 'TASK' || kind === 'DATASET'],
    [{ minPapers: 5 }, ({ paperCount }) => Number(paperCount) >= 5],
    [{ hasCode: true }, ({ papersWithCodeCount }) => Number(papersWithCodeCount) > 0],
    [{ hasCode: false }, ({ papersWithCodeCount }) => papersWithCodeCount === 0],
    [{ prefix: 'Meta-L' }, ({ slug }) => /^meta-l|^learned-optimizer$/.test(String(slug))],
  ])('by %j', async (where, holds) => {
    const query = `query ($where: ConceptFilter, $after: String) {
      concepts(where: $where, first: 100, after: $after) { totalCount pageInfo { endCursor } edges { node { slug kind paperCount papersWithCodeCount } } }
    }`;
    const every = async (filter: object) => {
      const nodes: Readonly<Record<string, unknown>>[] = [];
      for (let after: unknown = null; ; ) {
        const data = await digest.ask(query, { where: filter, after });
        nodes.push(...data.all('concepts.edges.*.node').map((node) => ({ ...Object(node) })));
        after = data.at('concepts.pageInfo.endCursor');
        if (nodes.length >= Number(data.at('concepts.totalCount'))) return nodes;
      }
    };
    const found = await every(where);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual((await every({})).filter(holds));
  });

  it('by what lies above a concept, at any depth', async () => {
    const data = await digest.ask(
      '{ concepts(where: { narrowerThan: "distribution shifts" }) { edges { node { slug } } } }',
    );
    const slugs = data.all('concepts.edges.*.node.slug');
    expect(slugs).toEqual(expect.arrayContaining(['domain-shift', 'test-time-adaptation', 'wilds']));
    expect(slugs).not.toContain('distribution-shift');
    for (const unknown of ['nothing', '']) {
      const query = `{ concepts(where: { narrowerThan: "${unknown}" }) { totalCount } }`;
      expect((await digest.ask(query)).at('concepts.totalCount'), unknown).toBe(0);
    }
  });

  it.each<[object, readonly string[]]>([
    [{ host: ['github.com'], owner: 'FLOCK' }, ['https://github.com/flock/sheep']],
    [{ host: ['gitlab.com'] }, []],
    [{ concepts: { all: ['active learning'] } }, ['https://github.com/flock/sheep']],
    [{ concepts: { any: ['MLLM 3000'] } }, []],
    [{ digest: 'nonsense' }, []],
    [{}, ['https://github.com/flock/sheep', 'https://github.com/other/tool']],
  ])('repositories by %j', async (where, expected) => {
    const data = await own.ask(
      'query ($where: RepositoryFilter) { repositories(where: $where) { totalCount edges { node { url } } } }',
      { where },
    );
    expect(data.all('repositories.edges.*.node.url')).toEqual(expected);
    expect(data.at('repositories.totalCount')).toBe(expected.length);
  });
});
