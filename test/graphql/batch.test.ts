import { beforeAll, describe, expect, it } from 'vitest';
import { type Graph, openGraph } from './open-graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await openGraph();
});

const EVIDENCE = 'evidence { text sentence }';

/** Pages that nest, by what they ask. */
const PAGES: Readonly<Record<string, string>> = {
  'papers with concepts, repositories and all else': `query ($n: Int!) {
    papers(first: $n) { totalCount pageInfo { hasNextPage } edges { node {
      title sources { name } codeAvailability { status ${EVIDENCE} repository { url } }
      concepts(first: 20) { totalCount edges { node { label } ${EVIDENCE} } }
      introduces { edges { node { label } ${EVIDENCE} } }
      repositories { edges { node { url } ${EVIDENCE} } }
      resources { edges { node { url } ${EVIDENCE} } }
      digests { edges { node { title } } }
      similarPapers(first: 3) { totalCount edges { node { title } reasons { concept { label } } } }
    } } }
  }`,
  'concepts with papers and neighbours': `query ($n: Int!) {
    concepts(first: $n) { edges { node {
      label
      broader { edges { node { label } } }
      narrower { edges { node { label } } }
      introducedBy { edges { node { title } } }
      papers(first: 5, where: { codeStatus: [LINKED, NOT_STATED] }) { edges { central count ${EVIDENCE} node { title } } }
      neighbors(first: 5) { totalCount edges { npmi node { label } sharedPapers(first: 2) { totalCount edges { ${EVIDENCE} node { title } } } } }
      repositories { edges { node { url } } }
    } } }
  }`,
  'repositories with papers and concepts': `query ($n: Int!) {
    repositories(first: $n) { edges { node { url papers { edges { node { title } ${EVIDENCE} } } concepts { edges { node { label } } } } } }
  }`,
};

describe('a page', () => {
  it.each(Object.entries(PAGES))(
    'of 50 calls no verb more often than the query has places for it: %s',
    async (_, query) => {
      const calls = await graph.verbsOf(query, { n: 50 });
      expect(Object.keys(calls).length).toBeGreaterThan(4);
      for (const [verb, count] of Object.entries(calls)) expect(count, verb).toBeLessThanOrEqual(4);
    },
  );

  it.each([1, 50])('of %i papers with concepts and repositories costs one call', async (n) => {
    const query = `query ($n: Int!) {
      papers(first: $n) { edges { node { title concepts { edges { node { label } } } repositories { edges { node { url } } } } } }
    }`;
    expect(await graph.verbsOf(query, { n })).toEqual({ papers: 1 });
  });

  it.each([1, 50])('of %i papers of a concept, with theirs, costs one call', async (n) => {
    const query = `query ($n: Int!) {
      concept(name: "meta-learning") { label papers(first: $n) { edges { node {
        title concepts { edges { node { label } } } repositories { edges { node { url } } }
      } } } }
    }`;
    expect(await graph.verbsOf(query, { n })).toEqual({ conceptsByNames: 1 });
  });

  it('of the papers of a concept that link code costs one call, where a filter names another concept two more', async () => {
    const ask = (filter: string) => `{ concept(name: "meta-learning") {
      papers(first: 5, where: ${filter}, orderBy: { field: SLUG, direction: ASC }) { edges { node { title } } }
    } }`;
    expect(await graph.verbsOf(ask('{ codeStatus: [LINKED], hasRepository: true }'))).toEqual({ conceptsByNames: 1 });
    expect(await graph.verbsOf(ask('{ concepts: { none: ["optimization"] } }'))).toEqual({
      conceptsByNames: 2,
      papersOfConcepts: 1,
    });
  });

  it('of the neighbours of a concept, with how many they are, costs two calls', async () => {
    const query = `{ concept(name: "meta-learning") { neighbors(last: 5, minPapers: 2, orderBy: { field: NPMI }) {
      totalCount edges { npmi node { label } }
    } } }`;
    expect(await graph.verbsOf(query)).toEqual({ conceptsByNames: 1, countNeighborsOfConcepts: 1 });
  });

  it.each(['papers', 'neighbors'])('of the %s of a concept costs one call behind a cursor as well', async (list) => {
    const query = `query ($after: String, $before: String, $n: Int, $m: Int) { concept(name: "meta-learning") {
      list: ${list}(first: $n, last: $m, after: $after, before: $before) { edges { cursor node { id } } }
    } }`;
    const cursors = (await graph.ask(query, { n: 6 })).all('concept.list.edges.*.cursor');
    const [, after] = cursors;
    const [before] = cursors.slice(-1);
    expect((await graph.ask(query, { n: 3, after })).all('concept.list.edges.*.cursor')).toEqual(cursors.slice(2, 5));
    expect((await graph.ask(query, { m: 2, after, before })).all('concept.list.edges.*.cursor')).toEqual(
      cursors.slice(3, 5),
    );
    expect(await graph.verbsOf(query, { n: 3, after })).toEqual({ conceptsByNames: 1 });
    expect(await graph.verbsOf(query, { m: 2, after, before })).toEqual({ conceptsByNames: 1 });
  });

  it('reads what its cards lack in one call more of each kind', async () => {
    const query = `{ papers(first: 50) { edges { node {
      abstract authors codeAvailability { reason repository { owner name } } concepts { edges { node { aliases definition } ${EVIDENCE} } }
    } } } }`;
    expect(await graph.verbsOf(query)).toEqual({
      papers: 1,
      papersByIds: 1,
      linksOfPapers: 1,
      conceptsBySlugs: 1,
      mentions: 1,
      repositoriesByIds: 1,
    });
  });

  it('counts its list and looks behind itself only where that is asked for', async () => {
    expect(await graph.verbsOf('{ papers(first: 2) { edges { cursor } } }')).toEqual({ papers: 1 });
    expect(await graph.verbsOf('{ papers(first: 2) { pageInfo { hasNextPage } } }')).toEqual({ papers: 1 });
    expect(await graph.verbsOf('{ papers(first: 2) { pageInfo { hasPreviousPage } totalCount } }')).toEqual({
      papers: 2,
      countPapers: 1,
    });
  });

  it('reads names that are looked up together in one call', async () => {
    const names = ['a', 'b', 'c'].map((alias) => `${alias}: concept(name: "meta-learning ${alias}") { id }`).join(' ');
    expect(await graph.verbsOf(`{ ${names} }`)).toEqual({ conceptsByNames: 1, conceptsBySlugs: 1 });
  });
});
