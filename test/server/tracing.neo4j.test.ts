import { describe } from 'vitest';
import { emptyTestDatabase, testNeo4jUri } from '../neo4j/connection.js';
import { describeTracing } from './tracing-contract.js';

const uri = testNeo4jUri();

describe.skipIf(uri === null)('with Neo4j', () => {
  describeTracing('neo4j', async () => {
    await emptyTestDatabase(uri ?? '');
    return { kind: 'neo4j', uri: uri ?? '', username: null, password: null, database: null };
  });
});
