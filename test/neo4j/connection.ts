import neo4j, { type Session } from 'neo4j-driver';

/** Where the tests' Neo4j answers; null where none is given. In CI a missing one is a failure, not a skip. */
export function testNeo4jUri(): string | null {
  const uri = process.env['PAPERGRAPH_TEST_NEO4J_URI'];
  if (uri) return uri;
  if (process.env['CI'] === 'true')
    throw new Error('CI needs PAPERGRAPH_TEST_NEO4J_URI; start one with "npm run neo4j".');
  return null;
}

/**
 * Empties the tests' database of nodes, constraints and indexes, and marks it with a (:PapergraphTest) node.
 * Refuses one that is neither empty nor marked: no test touches a user's data.
 */
export function clearTestDatabase(uri: string): Promise<void> {
  return onTestDatabase(uri, async (session) => {
    await deleteNodes(session);
    // A constraint owns an index, so constraints go first; the look-up indexes are Neo4j's own.
    for (const [kind, show] of [
      ['CONSTRAINT', 'SHOW CONSTRAINTS YIELD name RETURN name'],
      ['INDEX', "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"],
    ]) {
      const { records } = await session.run(show ?? '');
      for (const record of records) await session.run(`DROP ${kind} \`${String(record.get('name'))}\``);
    }
  });
}

/** Deletes the nodes alone: constraints and planned statements stay, which saves a test seconds. */
export function emptyTestDatabase(uri: string): Promise<void> {
  return onTestDatabase(uri, deleteNodes);
}

async function deleteNodes(session: Session): Promise<void> {
  await session.run('MATCH (n) WHERE NOT n:PapergraphTest CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS');
}

async function onTestDatabase(uri: string, work: (session: Session) => Promise<void>): Promise<void> {
  const driver = neo4j.driver(uri, undefined, { disableLosslessIntegers: true });
  try {
    const { records } = await driver.executeQuery(
      'RETURN COUNT { (n) } AS nodes, COUNT { (n:PapergraphTest) } AS marks',
    );
    const nodes: unknown = records[0]?.get('nodes');
    const marks: unknown = records[0]?.get('marks');
    if (nodes !== 0 && marks === 0) {
      throw new Error(
        `${uri} holds data that is not the tests'; point PAPERGRAPH_TEST_NEO4J_URI at an empty database.`,
      );
    }
    await driver.executeQuery('MERGE (:PapergraphTest)');
    const session = driver.session();
    await work(session);
    await session.close();
  } finally {
    await driver.close();
  }
}
