import neo4j from 'neo4j-driver';
import { describe, expect, test } from 'vitest';
import { cacheStore } from '../../src/store/cached-store.js';
import { openStore, type StoreLocation } from '../../src/store/open.js';
import { emptyTestDatabase, testNeo4jUri } from '../neo4j/connection.js';
import { describeCache } from './cache-contract.js';
import { digestSource, seedInto } from './open-fixture.js';

const uri = testNeo4jUri();
const location: StoreLocation = { kind: 'neo4j', uri: uri ?? '', username: null, password: null, database: null };

describe.skipIf(uri === null)('with Neo4j', () => {
  describeCache('Neo4j', async () => {
    await emptyTestDatabase(uri ?? '');
    return location;
  });

  test('what was read while the graph changed is given, but not kept', async () => {
    await emptyTestDatabase(uri ?? '');
    await seedInto(location, [digestSource()]);
    const driver = neo4j.driver(uri ?? '');
    const write = () => driver.executeQuery('MATCH (g:Graph) SET g.revision = g.revision + 1');
    const store = await openStore(location);
    let reads = 0;
    const written = cacheStore(
      {
        ...store,
        async view() {
          const view = await store.view();
          return {
            ...view,
            dated: (work) =>
              view.dated(async (inner) => {
                const value = await work(inner);
                reads += 1;
                if (reads === 1) await write();
                return value;
              }),
          };
        },
      },
      2 ** 20,
    );
    const slugs = async () => {
      const view = await written.view();
      const found = await view.broaderOfConcepts(['meta-learning']);
      view.release();
      return found.size;
    };
    expect(await slugs()).toBe(await slugs());
    expect(reads).toBe(2);
    expect(written.cacheState()).toMatchObject({ hits: 0, misses: 2 });
    await store.close();
    await driver.close();
  });

  test('the request is known to Neo4j by its id', async () => {
    await emptyTestDatabase(uri ?? '');
    await seedInto(location, [digestSource()]);
    const driver = neo4j.driver(uri ?? '');
    const store = await openStore(location, { requestId: () => 'request-42' });
    const view = await store.view();
    const shown = await view.dated(async (reads) => {
      await reads.graph();
      const { records } = await driver.executeQuery('SHOW TRANSACTIONS YIELD metaData RETURN metaData');
      return records.map((record) => record.get('metaData'));
    });
    expect(shown.value).toContainEqual({ requestId: 'request-42' });
    view.release();
    await store.close();
    await driver.close();
  });
});
