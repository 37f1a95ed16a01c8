import { afterEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/store/engine.js';
import { openNeo4j, type Patience, READ_TIMEOUT, READER } from '../../src/store/neo4j.js';
import { testNeo4jUri } from '../neo4j/connection.js';
import { openRelay, type Relay } from '../neo4j/relay.js';

const uri = testNeo4jUri();

describe.skipIf(uri === null)('a Neo4j that goes away within a read', () => {
  const opened: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0)) await close();
  });

  async function open(patience: Patience): Promise<{ relay: Relay; engine: Engine }> {
    const relay = await openRelay(uri ?? '');
    const engine = await openNeo4j({ uri: relay.uri, username: null, password: null, database: null }, {}, patience);
    opened.push(
      () => relay.end(),
      () => engine.close(),
    );
    return { relay, engine };
  }
  const readWhile = (engine: Engine, happen: () => Promise<void> | void) =>
    engine.read(async (run) => {
      await run('RETURN 1 AS one');
      await happen();
      return run('RETURN 2 AS two');
    });

  test('by ending is told long before the time of a read is up', async () => {
    const { relay, engine } = await open(READER);
    const began = performance.now();
    await expect(readWhile(engine, () => relay.end())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(performance.now() - began).toBeLessThan(READ_TIMEOUT / 2);
  });

  test('by falling silent is told when the time of a read is up', async () => {
    const { relay, engine } = await open({ ...READER, read: 300 });
    await expect(readWhile(engine, () => relay.fallSilent())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(engine.read((run) => run('RETURN 1 AS one'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
