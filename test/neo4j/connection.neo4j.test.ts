import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearTestDatabase, testNeo4jUri } from './connection.js';
import { startNeo4j } from './server.mjs';

/** How long a test may take that starts a Neo4j of its own, in milliseconds. */
const STARTS_A_SERVER = 180_000;

const uri = testNeo4jUri();

async function count(driver: Driver, statement: string): Promise<number> {
  const { records } = await driver.executeQuery(statement);
  return Number(records[0]?.get('count'));
}

describe.skipIf(uri === null)('the tests’ database', () => {
  const driver = neo4j.driver(uri ?? 'bolt://127.0.0.1');
  beforeAll(() => clearTestDatabase(uri ?? ''));
  afterAll(async () => {
    // Whatever a failed test left, the next suite finds its mark again.
    await driver.executeQuery('MATCH (n) DETACH DELETE n');
    await driver.executeQuery('MERGE (:PapergraphTest)');
    await driver.close();
  });

  it('is emptied of nodes, constraints and indexes, and keeps its mark', async () => {
    await driver.executeQuery('CREATE CONSTRAINT paper_id FOR (p:Paper) REQUIRE p.id IS UNIQUE');
    await driver.executeQuery('CREATE INDEX paper_title FOR (p:Paper) ON (p.title)');
    await driver.executeQuery('UNWIND range(1, 50) AS id CREATE (:Paper {id: id})-[:MENTIONS]->(:Concept)');
    await clearTestDatabase(uri ?? '');
    expect(await count(driver, 'MATCH (n) RETURN count(n) AS count')).toBe(1);
    expect(await count(driver, 'MATCH (n:PapergraphTest) RETURN count(n) AS count')).toBe(1);
    expect(await count(driver, 'SHOW CONSTRAINTS YIELD name RETURN count(*) AS count')).toBe(0);
    expect(await count(driver, "SHOW INDEXES YIELD type WHERE type <> 'LOOKUP' RETURN count(*) AS count")).toBe(0);
  });

  it('is refused, and left as it is, where it holds data without the mark', async () => {
    await driver.executeQuery('MATCH (n:PapergraphTest) DELETE n');
    await driver.executeQuery("CREATE (:Paper {title: 'A user’s own'})");
    await expect(clearTestDatabase(uri ?? '')).rejects.toThrow(/not the tests/);
    expect(await count(driver, 'MATCH (n:Paper) RETURN count(n) AS count')).toBe(1);
    expect(await count(driver, 'MATCH (n:PapergraphTest) RETURN count(n) AS count')).toBe(0);
  });
});

describe.skipIf(uri === null)('a test Neo4j with a password', () => {
  it(
    'lets its own password in and no other',
    async () => {
      const server = await startNeo4j({ password: 'papergraph-test' });
      try {
        const right = neo4j.driver(server.uri, neo4j.auth.basic('neo4j', 'papergraph-test'));
        expect(await count(right, 'MATCH (n:PapergraphTest) RETURN count(n) AS count')).toBe(1);
        await right.close();
        const wrong = neo4j.driver(server.uri, neo4j.auth.basic('neo4j', 'something-else'));
        await expect(wrong.executeQuery('RETURN 1')).rejects.toMatchObject({
          code: 'Neo.ClientError.Security.Unauthorized',
        });
        await wrong.close();
      } finally {
        await server.stop();
      }
    },
    STARTS_A_SERVER,
  );
});
