import neo4j from 'neo4j-driver';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore, type StoreLocation } from '../../src/store/open.js';
import { onFileEnd } from '../file-end.js';
import { emptyTestDatabase, testNeo4jUri } from '../neo4j/connection.js';
import { lines } from '../store/contract.js';
import { digestSource, seedInto } from '../store/open-fixture.js';
import { ODD_QUERIES } from './odd-query.js';
import { type Graph, openGraph } from './open-graph.js';
import { SHORT_PAPERS, SHORT_SEARCHES, SIGNED_PAPERS, SIGNED_SEARCHES } from './signed-paper.js';

const uri = testNeo4jUri();
const location: StoreLocation = { kind: 'neo4j', uri: uri ?? '', username: null, password: null, database: null };
const SEARCH = `query ($query: String!) {
  search(query: $query) { edges { node { __typename ... on Paper { title } ... on Concept { label } } } }
}`;

describe.skipIf(uri === null)('a search on Neo4j', () => {
  let graph: Graph;
  beforeAll(async () => {
    await emptyTestDatabase(uri ?? '');
    await seedInto(location, [digestSource()]);
    const store = await openStore(location);
    onFileEnd(() => store.close());
    graph = await openGraph(store);
  });

  it('finds a concept by its name first, then papers', async () => {
    const data = await graph.ask(SEARCH, { query: 'test-time adaptation' });
    expect(data.at('search.edges.0.node.label')).toBe('test-time adaptation');
    expect(data.all('search.edges.*.node.title')).toContain(
      'AdaNPC: Exploring Non-Parametric Classifier for Test-Time Adaptation',
    );
  });

  it('finds papers by names of one letter and signs, and by words of one letter or digit', async () => {
    for (const [papers, searches] of [
      [SIGNED_PAPERS, SIGNED_SEARCHES],
      [SHORT_PAPERS, SHORT_SEARCHES],
    ] as const) {
      await emptyTestDatabase(uri ?? '');
      await seedInto(location, [lines(...papers)]);
      const alone = await openStore(location);
      const of = await openGraph(alone);
      for (const [query, titles] of searches) {
        const data = await of.ask(SEARCH.replace('query: $query', 'query: $query, types: [PAPER]'), { query });
        expect(data.all('search.edges.*.node.title'), query).toEqual(titles);
      }
      await alone.close();
    }
    await emptyTestDatabase(uri ?? '');
    await seedInto(location, [digestSource()]);
  });

  it('says of a graph of an earlier version what to do, and the next seed adds the index', async () => {
    const driver = neo4j.driver(uri ?? '');
    await driver.executeQuery('DROP INDEX paper_text');
    await expect(graph.refusal(SEARCH, { query: 'meta' })).resolves.toMatchObject({
      code: undefined,
      message: expect.stringContaining('papergraph seed'),
    });
    await seedInto(location, [digestSource()]);
    await driver.close();
    expect((await graph.ask(SEARCH, { query: 'meta' })).all('search.edges').length).toBeGreaterThan(0);
  });

  it.each(ODD_QUERIES)('takes %j as words', async (query) => {
    expect((await graph.ask(SEARCH, { query })).all('search.edges').length).toBeLessThanOrEqual(20);
  });
});
