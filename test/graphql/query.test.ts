import { beforeAll, describe, expect, it } from 'vitest';
import { type Graph, openGraph, openStoreOf } from './open-graph.js';
import { OWN_PAPERS } from './own-paper.js';

const DMOE = 'Meta-DMoE: Adapting to Domain Shift by Meta-Distillation from Mixture-of-Experts';
const id = (text: string) => Buffer.from(text).toString('base64');

let digest: Graph;
let own: Graph;
beforeAll(async () => {
  digest = await openGraph();
  own = await openGraph(await openStoreOf(OWN_PAPERS));
});

describe('node and nodes', () => {
  it('find one thing of every type again by its id', async () => {
    const data = await digest.ask(`{
      papers(first: 1, where: { codeStatus: [PROJECT_PAGE] }) { edges { node { id resources { edges { node { id } } } digests { edges { node { id } } } } } }
      concepts(first: 1) { edges { node { id slug } } }
      repositories(first: 1) { edges { node { id } } }
    }`);
    const ids = [
      ...data.all('papers.edges.*.node.id'),
      ...data.all('papers.edges.*.node.resources.edges.*.node.id'),
      ...data.all('papers.edges.*.node.digests.edges.*.node.id'),
      ...data.all('concepts.edges.*.node.id'),
      ...data.all('repositories.edges.*.node.id'),
    ];
    const found = await digest.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
    expect(found.all('nodes.*.__typename')).toEqual(['Paper', 'Resource', 'Digest', 'Concept', 'Repository']);
    expect(found.all('nodes.*.id')).toEqual(ids);
    const one = await digest.ask('query ($id: ID!) { node(id: $id) { ... on Concept { slug } } }', { id: ids[3] });
    expect([one.at('node.slug')]).toEqual(data.all('concepts.edges.*.node.slug'));
  });

  it('keep the order and give null for what is unknown or no id', async () => {
    const ids = [
      id('Concept:none'),
      id('Concept:meta-learning'),
      'Ärger',
      '',
      id('Query:x'),
      id('Paper:'),
      id('Concept'),
    ];
    const { value } = await digest.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(value).toEqual({ nodes: [null, { id: ids[1] }, null, null, null, null, null] });
    expect((await digest.ask('{ node(id: "nonsense") { id } }')).value).toEqual({ node: null });
  });

  it('take at most 100 ids', async () => {
    const ids = Array.from({ length: 101 }, () => 'x');
    expect(await digest.refusal('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toMatchObject({
      code: 'BAD_INPUT',
      extensions: { argument: 'ids' },
    });
  });
});

describe('paper', () => {
  const slug = async (graph: Graph, by: object) =>
    (await graph.ask('query ($by: PaperBy!) { paper(by: $by) { slug } }', { by })).at('paper.slug');
  const refusal = (by: object) => own.refusal('query ($by: PaperBy!) { paper(by: $by) { slug } }', { by });

  it('is found by its title in any case and punctuation, and by its slug', async () => {
    const expected = 'meta-dmoe-adapting-to-domain-shift-by-meta-distillation-from-mixture-of-experts';
    expect(await slug(digest, { title: DMOE.toUpperCase().replace(':', ' –') })).toBe(expected);
    expect(await slug(digest, { slug: expected })).toBe(expected);
  });

  it.each([
    { arxivId: '2001.00002' },
    { arxivId: 'arXiv:2001.00002v3' },
    { doi: 'https://doi.org/10.48550/arXiv.2001.00002' },
    { url: 'https://arxiv.org/pdf/2001.00002v1.pdf' },
    { url: 'http://huggingface.co/papers/2001.00002' },
  ])('is found by any spelling of its arXiv id: %j', async (by) => {
    const data = await own.ask('query ($by: PaperBy!) { paper(by: $by) { authors } }', { by });
    expect(data.at('paper.authors')).toEqual(['Bo Ram']);
  });

  it.each([{ doi: '10.1234/tongues' }, { doi: 'doi:10.1234/Tongues' }, { url: 'http://www.example.org/tongues' }])(
    'is found by any spelling of its DOI and its page: %j',
    async (by) => expect(await slug(own, by)).toBe('speaking-many-tongues'),
  );

  it.each([
    { arxivId: '1999.99999' },
    { doi: '10.9999/none' },
    { title: 'No Such Paper' },
    { slug: 'no-such-paper' },
    { url: 'https://example.org/none' },
    { url: 'https://doi.org/10.1234/%zz' },
    { url: 'no address' },
    { title: '' },
    { slug: '' },
  ])('is null where it is unknown: %j', async (by) => {
    expect((await own.ask('query ($by: PaperBy!) { paper(by: $by) { id } }', { by })).value).toEqual({ paper: null });
  });

  it('is AMBIGUOUS where a title, or the slug it gives, means two', async () => {
    const error = await refusal({ title: 'COUNTING SHEEP' });
    expect(error.code).toBe('AMBIGUOUS');
    const candidates = error.extensions['candidates'];
    expect(candidates).toHaveLength(2);
    for (const candidate of Array.isArray(candidates) ? candidates : []) {
      expect(error.message).toContain(candidate);
      expect(await slug(own, { slug: candidate })).toBe(candidate);
    }
    expect((await refusal({ slug: 'counting-sheep' })).extensions['candidates']).toEqual(candidates);
  });

  it.each([
    [{ arxivId: '20010.1' }, 'arxivId'],
    [{ doi: '11.1/x' }, 'doi'],
    [{ arxivId: '' }, 'arxivId'],
  ])('refuses what is no such id at all: %j', async (by, argument) => {
    expect(await refusal(by)).toMatchObject({ code: 'BAD_INPUT', extensions: { argument } });
  });

  it('is named in exactly one way', async () => {
    expect((await refusal({ slug: 'a', title: 'b' })).message).toContain('PaperBy');
    expect((await refusal({})).message).toContain('PaperBy');
  });
});

describe('concept', () => {
  it.each(['meta-learning', 'Meta Learning', 'METALEARNING', 'meta–learnings', 'learning to learn'])(
    'is found by label, slug and alias in any spelling: %s',
    async (name) => {
      const data = await digest.ask('query ($name: String!) { concept(name: $name) { slug } }', { name });
      expect(data.at('concept.slug')).toBe('meta-learning');
    },
  );

  it('is null where nothing has the name', async () => {
    expect(
      (await digest.ask('{ a: concept(name: "sheep counting") { id } b: concept(name: "") { id } }')).value,
    ).toEqual({
      a: null,
      b: null,
    });
  });

  it('is AMBIGUOUS where an alias means two, also within filters', async () => {
    const candidates = ['multilingual-large-language-model', 'multimodal-large-language-model'];
    for (const query of [
      '{ concept(name: "MLLM") { id } }',
      '{ papers(where: { concepts: { any: ["meta-learning", "MLLMs"] } }) { totalCount } }',
      '{ concepts(where: { narrowerThan: "mllm" }) { totalCount } }',
    ]) {
      expect(await own.refusal(query)).toMatchObject({ code: 'AMBIGUOUS', extensions: { candidates } });
    }
  });
});

describe('repository', () => {
  it.each([
    'https://github.com/n3il666/Meta-DMoE',
    'http://www.GitHub.com/N3IL666/meta-dmoe.git',
    'git@github.com:n3il666/Meta-DMoE.git',
    'github.com/n3il666/Meta-DMoE/tree/main/src?x=1',
  ])('is found by any spelling of its address: %s', async (url) => {
    const data = await digest.ask('query ($url: String!) { repository(url: $url) { url host owner name } }', { url });
    expect(data.at('repository')).toEqual({
      url: 'https://github.com/n3il666/Meta-DMoE',
      host: 'github.com',
      owner: 'n3il666',
      name: 'Meta-DMoE',
    });
  });

  it.each(['https://github.com/nobody/nothing', 'https://wilds.stanford.edu', 'nonsense', ''])(
    'is null where no paper links it: %s',
    async (url) => {
      const data = await digest.ask('query ($url: String!) { repository(url: $url) { id } }', { url });
      expect(data.value).toEqual({ repository: null });
    },
  );
});

describe('sharedConcepts', () => {
  const query = `query ($papers: [ID!]!, $atLeast: Int, $first: Int, $after: String) {
    sharedConcepts(papers: $papers, atLeast: $atLeast, first: $first, after: $after) {
      totalCount pageInfo { endCursor hasNextPage }
      edges { score node { slug } mentions { paper { id } salience evidence { text } } }
    }
  }`;
  const someIds = async () =>
    (await digest.ask('{ papers(first: 21) { edges { node { id } } } }')).all('papers.edges.*.node.id');

  it('are those of all papers unless fewer will do, best first', async () => {
    const papers = (await someIds()).slice(0, 3);
    const all = await digest.ask(query, { papers });
    const some = await digest.ask(query, { papers, atLeast: 1, first: 100 });
    expect(
      all
        .all('sharedConcepts.edges.*.node.slug')
        .every((slug) => some.all('sharedConcepts.edges.*.node.slug').includes(slug)),
    ).toBe(true);
    const scores = some.all('sharedConcepts.edges.*.score').map(Number);
    expect(scores.length).toBeGreaterThan(10);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it.each([
    [(ids: readonly unknown[]) => ids.slice(0, 1), undefined, 'papers'],
    [(ids: readonly unknown[]) => [ids[0], ids[0]], undefined, 'papers'],
    [(ids: readonly unknown[]) => ids.slice(0, 21), undefined, 'papers'],
    [(ids: readonly unknown[]) => [...ids.slice(0, 2), id('Concept:meta-learning')], undefined, 'papers'],
    [(ids: readonly unknown[]) => ids.slice(0, 2), 0, 'atLeast'],
    [(ids: readonly unknown[]) => ids.slice(0, 2), 3, 'atLeast'],
  ])(
    'refuse too few, too many and unknown papers, and an atLeast beyond them (%#)',
    async (pick, atLeast, argument) => {
      const error = await digest.refusal(query, { papers: pick(await someIds()), atLeast });
      expect(error).toMatchObject({ code: 'BAD_INPUT', extensions: { argument } });
    },
  );
});

describe('graph', () => {
  it('counts what is in it, under a snapshot and a revision', async () => {
    const data = await digest.ask(`{
      graph { snapshot revision seededAt engine extractor { version scores { name value } } counts { papers concepts repositories resources digests mentions links } }
      papers { totalCount } concepts { totalCount } repositories { totalCount } digests { totalCount }
    }`);
    expect(data.at('graph.counts')).toMatchObject({
      papers: 56,
      concepts: data.at('concepts.totalCount'),
      repositories: data.at('repositories.totalCount'),
      resources: 2,
      digests: 1,
      links: 16,
    });
    expect(data.at('papers.totalCount')).toBe(56);
    expect(data.at('graph.engine')).toBe('grafeo');
    expect(data.at('graph.snapshot')).toMatch(/^[0-9a-f]{32}$/);
    expect(new Date(String(data.at('graph.seededAt'))).getTime()).toBeGreaterThan(Date.UTC(2020, 0));
  });
});
