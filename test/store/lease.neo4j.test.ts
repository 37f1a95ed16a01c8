import { describe, expect, test } from 'vitest';
import { takeLeaseNode } from '../../src/store/cypher/lease-write.js';
import { openNeo4j } from '../../src/store/neo4j.js';
import { openStore } from '../../src/store/open.js';
import { emptyTestDatabase, testNeo4jUri } from '../neo4j/connection.js';
import { startNeo4j } from '../neo4j/server.mjs';
import { lines } from './contract.js';
import { SELF, seedInto } from './open-fixture.js';

/** How long a test may take that starts a Neo4j of its own, in milliseconds. */
const STARTS_A_SERVER = 180_000;

const uri = testNeo4jUri();
const at = (address: string) => ({ uri: address, username: null, password: null, database: null });

describe.skipIf(uri === null)('a Neo4j store', () => {
  test('has one lease, which a dead process of this host loses at once', async () => {
    await emptyTestDatabase(uri ?? '');
    const engine = await openNeo4j(at(uri ?? ''));
    const first = await takeLeaseNode(engine, { ...SELF, birth: 'boot 1' });
    await expect(takeLeaseNode(engine, SELF)).rejects.toMatchObject({
      code: 'LOCKED',
      message: expect.stringContaining(`process ${SELF.pid} on ${SELF.host}`),
    });
    const asked: unknown[] = [];
    const isAlive = (...process: unknown[]) => {
      asked.push(process);
      return false;
    };
    const second = await takeLeaseNode(engine, { ...SELF, isAlive });
    expect(asked).toEqual([[SELF.pid, 'boot 1']]);
    await expect(first.check()).rejects.toMatchObject({ code: 'LEASE_LOST' });
    await first.release();
    await expect(second.check()).resolves.toBeUndefined();
    await second.release();
    await engine.close();
  });

  test('refuses a database with papers of somebody else', async () => {
    await emptyTestDatabase(uri ?? '');
    const engine = await openNeo4j(at(uri ?? ''));
    await engine.write((run) => run("CREATE (:Paper {name: 'not ours'})"));
    await expect(seedInto({ kind: 'neo4j', ...at(uri ?? '') }, [lines({ title: 'Ours' })])).rejects.toMatchObject({
      code: 'INVALID',
    });
    const kept = await engine.read((run) => run('MATCH (p:Paper) RETURN p.name AS name'));
    expect(kept).toEqual([{ name: 'not ours' }]);
    await engine.close();
    await emptyTestDatabase(uri ?? '');
  });

  test('rolls a whole write back where one of its statements fails', async () => {
    await emptyTestDatabase(uri ?? '');
    const engine = await openNeo4j(at(uri ?? ''));
    const failing = engine.write(async (run) => {
      await run("CREATE (:Paper {id: 'half'})");
      await run('THIS IS NO CYPHER');
    });
    await expect(failing).rejects.toMatchObject({ code: 'STATEMENT' });
    expect(await engine.read((run) => run('MATCH (p:Paper) RETURN p'))).toEqual([]);
    await engine.close();
  });

  test(
    'says in one line that nobody answers, that nothing was seeded, or that credentials are wrong',
    async () => {
      await expect(openStore({ kind: 'neo4j', ...at('bolt://127.0.0.1:1') })).rejects.toMatchObject({
        code: 'UNAVAILABLE',
      });
      await emptyTestDatabase(uri ?? '');
      await expect(openStore({ kind: 'neo4j', ...at(uri ?? '') })).rejects.toMatchObject({ code: 'EMPTY' });
      const guarded = await startNeo4j({ password: 'correct-horse' });
      try {
        const location = { kind: 'neo4j', ...at(guarded.uri), username: 'neo4j', password: 'wrong' } as const;
        await expect(openStore(location)).rejects.toMatchObject({
          code: 'CREDENTIALS',
          message: expect.stringContaining('NEO4J_PASSWORD'),
        });
        await expect(openStore({ ...location, password: 'correct-horse' })).rejects.toMatchObject({ code: 'EMPTY' });
      } finally {
        await guarded.stop();
      }
    },
    STARTS_A_SERVER,
  );
});
