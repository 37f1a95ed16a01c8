import { describe } from 'vitest';
import { emptyTestDatabase, testNeo4jUri } from '../neo4j/connection.js';
import { describeStore } from './contract.js';

const uri = testNeo4jUri();

describe.skipIf(uri === null)('with Neo4j', () => {
  describeStore('Neo4j', async () => {
    await emptyTestDatabase(uri ?? '');
    return { kind: 'neo4j', uri: uri ?? '', username: null, password: null, database: null };
  });
});
