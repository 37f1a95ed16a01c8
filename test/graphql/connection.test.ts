import { beforeAll, describe, expect, it } from 'vitest';
import { type Graph, openGraph } from './open-graph.js';

let graph: Graph;
let ids: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  graph = await openGraph();
  const data = await graph.ask(`{
    paper(by: { title: "Meta-DMoE: Adapting to Domain Shift by Meta-Distillation from Mixture-of-Experts" }) { id }
    concept(name: "distribution shift") { id }
    repository(url: "github.com/n3il666/Meta-DMoE") { id }
    digests { edges { node { id } } }
    papers(first: 3, where: { concepts: { all: ["meta-learning"] } }) { edges { node { id } } }
  }`);
  ids = {
    Paper: data.at('paper.id'),
    Concept: data.at('concept.id'),
    Repository: data.at('repository.id'),
    Digest: data.at('digests.edges.0.node.id'),
    papers: data.all('papers.edges.*.node.id'),
  };
});

/** Every connection that has a page to turn in the default digest: the type of its parent, the field with its arguments, the edge's key. */
const CONNECTIONS: readonly (readonly [parent: string, field: string, key: string])[] = [
  ['Query', 'papers', 'node { slug }'],
  ['Query', 'papers orderBy: { field: TITLE, direction: DESC }', 'node { slug }'],
  ['Query', 'papers orderBy: { field: PUBLISHED_ON, direction: DESC }', 'node { slug }'],
  ['Query', 'concepts where: { minPapers: 3 }', 'node { slug }'],
  ['Query', 'concepts where: { minPapers: 3 }, orderBy: { field: PAPER_COUNT, direction: DESC }', 'node { slug }'],
  ['Query', 'concepts where: { minPapers: 3 }, orderBy: { field: PAPERS_WITH_CODE_COUNT }', 'node { slug }'],
  ['Query', 'repositories', 'node { url }'],
  ['Query', 'repositories orderBy: { field: PAPER_COUNT, direction: DESC }', 'node { url }'],
  ['Query', 'sharedConcepts papers: $papers, atLeast: 1', 'node { slug }'],
  ['Query', 'search query: "meta learning"', 'node { ... on Node { id } }'],
  ['Paper', 'concepts', 'node { slug }'],
  ['Paper', 'similarPapers', 'node { slug }'],
  ['Paper', 'concepts orderBy: { field: SLUG, direction: ASC }, central: false', 'node { slug }'],
  ['Concept', 'papers', 'node { slug }'],
  ['Concept', 'papers orderBy: { field: SLUG }', 'node { slug }'],
  ['Concept', 'neighbors', 'node { slug }'],
  ['Concept', 'neighbors orderBy: { field: NPMI }', 'node { slug }'],
  ['Concept', 'neighbors minPapers: 2, orderBy: { field: SLUG, direction: ASC }', 'node { slug }'],
  ['Concept', 'narrower', 'node { slug }'],
  ['Concept', 'repositories', 'node { url }'],
  ['Repository', 'concepts', 'node { slug }'],
  ['Digest', 'papers', 'node { slug }'],
];

interface Turned {
  readonly keys: readonly string[];
  readonly cursors: readonly unknown[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly totalCount: unknown;
}

type Connection = (typeof CONNECTIONS)[number];

/** The query for one page of a connection; `paging` is as in "first: 3". */
function pageQuery([parent, field, key]: Connection, paging: string) {
  const [name = '', ...given] = field.split(' ');
  const page = `page: ${name}(${[given.join(' '), paging].filter(Boolean).join(', ')}) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor ${key} } }`;
  const root = parent === 'Query';
  const uses = [...(root ? [] : ['$id: ID!']), ...(field.includes('$papers') ? ['$papers: [ID!]!'] : [])];
  const query = `query ${uses.length > 0 ? `(${uses.join(', ')})` : ''} {
    ${root ? page : `node(id: $id) { ... on ${parent} { ${page} } }`}
  }`;
  return { query, variables: { id: ids[parent], papers: ids['papers'] }, at: root ? 'page' : 'node.page' };
}

async function turn(connection: Connection, paging: string): Promise<Turned> {
  const { query, variables, at } = pageQuery(connection, paging);
  const data = await graph.ask(query, variables);
  return {
    keys: data.all(`${at}.edges.*.node`).map((node) => JSON.stringify(node)),
    cursors: data.all(`${at}.edges.*.cursor`),
    info: { ...Object(data.at(`${at}.pageInfo`)) },
    totalCount: data.at(`${at}.totalCount`),
  };
}

describe('a connection', () => {
  it.each(CONNECTIONS)('walked either way gives each entry once: %s.%s', async (...connection) => {
    const whole = await turn(connection, 'first: 100');
    expect(whole.keys.length, 'too short to turn a page').toBeGreaterThan(1);
    expect(whole.totalCount).toBe(whole.keys.length);
    expect(new Set(whole.keys).size).toBe(whole.keys.length);
    for (const size of [1 + (whole.keys.length >> 2), 1 + (whole.keys.length >> 1)]) {
      const forward: string[] = [];
      for (let page = await turn(connection, `first: ${size}`); ; ) {
        expect(page.info['hasPreviousPage']).toBe(forward.length > 0);
        forward.push(...page.keys);
        expect(page.info).toMatchObject({ startCursor: page.cursors[0], endCursor: page.cursors.at(-1) });
        if (!page.info['hasNextPage']) break;
        page = await turn(connection, `first: ${size}, after: "${page.info['endCursor']}"`);
      }
      expect(forward).toEqual(whole.keys);
      const backward: string[] = [];
      for (let page = await turn(connection, `last: ${size}`); ; ) {
        expect(page.info['hasNextPage']).toBe(backward.length > 0);
        backward.unshift(...page.keys);
        if (!page.info['hasPreviousPage']) break;
        page = await turn(connection, `last: ${size}, before: "${page.info['startCursor']}"`);
      }
      expect(backward).toEqual(whole.keys);
    }
  });

  it.each(CONNECTIONS)('refuses bad bounds and foreign cursors: %s.%s', async (...connection) => {
    const refusal = (paging: string) => {
      const { query, variables } = pageQuery(connection, paging);
      return graph.refusal(query, variables);
    };
    const bad = (argument: string) => ({ code: 'BAD_INPUT', extensions: { argument } });
    expect(await refusal('first: 0')).toMatchObject(bad('first'));
    expect(await refusal('first: -5')).toMatchObject(bad('first'));
    expect(await refusal('last: 101')).toMatchObject(bad('last'));
    expect(await refusal('first: 1, last: 1')).toMatchObject(bad('last'));
    const foreign = await turn(['Query', 'concepts where: { kinds: [METHOD, TASK] }', 'node { slug }'], 'first: 1');
    expect(await refusal(`after: "${foreign.info['endCursor']}"`)).toMatchObject({ code: 'BAD_CURSOR' });
    expect(await refusal('before: "%%%"')).toMatchObject({ code: 'BAD_CURSOR' });
  });

  it('of the same field refuses the cursor of another parent, order or filter, with a code', async () => {
    const { info } = await turn(['Concept', 'papers', 'node { slug }'], 'first: 1');
    const after = info['endCursor'];
    for (const query of [
      '{ concept(name: "meta-learning") { papers(after: $after) { totalCount } } }',
      '{ concept(name: "distribution shift") { papers(after: $after, orderBy: { field: SLUG }) { totalCount } } }',
      '{ concept(name: "distribution shift") { papers(after: $after, where: { codeStatus: [LINKED] }) { totalCount } } }',
    ]) {
      expect(await graph.refusal(`query ($after: String) ${query}`, { after })).toMatchObject({ code: 'BAD_CURSOR' });
    }
  });

  it('is one list however it is said that nothing is asked of it', async () => {
    const same: readonly (readonly [list: string, ways: readonly string[]])[] = [
      [
        'papers',
        ['', 'where: {}', 'where: { concepts: {} }', 'where: { concepts: { all: [], any: null, narrower: true } }'],
      ],
      ['repositories', ['', 'where: null', 'where: { concepts: { none: [], central: true } }']],
    ];
    for (const [list, ways] of same) {
      const cursors = await Promise.all(
        ways.map(async (args) =>
          (await graph.ask(`{ ${list}(first: 1, ${args}) { edges { cursor } } }`)).at(`${list}.edges.0.cursor`),
        ),
      );
      expect(new Set(cursors).size, list).toBe(1);
    }
    const neighbors = async (minPapers: number) =>
      (
        await graph.ask(
          `{ concept(name: "meta-learning") { neighbors(first: 1, minPapers: ${minPapers}) { edges { cursor } } } }`,
        )
      ).at('concept.neighbors.edges.0.cursor');
    expect(await neighbors(0)).toBe(await neighbors(1));
    expect(await neighbors(2)).not.toBe(await neighbors(1));
  });

  it('whose arguments do not fit is itself what failed, not what it is of', async () => {
    const query = `query ($field: MentionOrderField = SLUG) {
      concept(name: "meta-learning") { papers(orderBy: { field: $field }) { totalCount } }
    }`;
    const { path } = await graph.refusal(query, { field: null });
    expect(path).toEqual(['concept', 'papers']);
  });

  it('between two cursors gives what lies between them', async () => {
    const connection = ['Query', 'papers', 'node { slug }'] as const;
    const whole = await turn(connection, 'first: 10');
    const between = await turn(connection, `first: 100, after: "${whole.cursors[2]}", before: "${whole.cursors[6]}"`);
    expect(between.keys).toEqual(whole.keys.slice(3, 6));
    expect(between.info).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const nothing = await turn(connection, `first: 5, after: "${whole.cursors[2]}", before: "${whole.cursors[3]}"`);
    expect(nothing.info).toEqual({ hasNextPage: true, hasPreviousPage: true, startCursor: null, endCursor: null });
  });

  it('has 20 entries where neither first nor last is given', async () => {
    expect((await graph.ask('{ papers { edges { cursor } } }')).all('papers.edges')).toHaveLength(20);
  });

  it.each([
    ['papers', 'slug'],
    ['concepts', 'slug'],
    ['repositories', 'url'],
  ])('is by address, by code unit, if not said otherwise: %s by %s', async (field, key) => {
    const data = await graph.ask(`{ page: ${field}(first: 100) { edges { node { ${key} } } } }`);
    const keys = data.all(`page.edges.*.node.${key}`);
    expect(keys.length).toBeGreaterThan(10);
    expect(keys).toEqual([...keys].sort());
  });

  it('by number of papers breaks ties by slug upwards, in either direction', async () => {
    for (const direction of ['ASC', 'DESC']) {
      const data = await graph.ask(
        `{ page: concepts(first: 100, orderBy: { field: PAPER_COUNT, direction: ${direction} }) { edges { node { slug paperCount } } } }`,
      );
      const nodes = data.all('page.edges.*.node').map((node) => ({ ...Object(node) }));
      const sign = direction === 'ASC' ? 1 : -1;
      const sorted = [...nodes].sort((a, b) => sign * (a.paperCount - b.paperCount) || (a.slug < b.slug ? -1 : 1));
      expect(nodes).toEqual(sorted);
    }
  });
});
