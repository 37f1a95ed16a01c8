import { afterEach, describe, expect, it, vi } from 'vitest';
import { testNeo4jUri } from './connection.js';

describe('finding the tests’ Neo4j', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('takes the address from PAPERGRAPH_TEST_NEO4J_URI', () => {
    vi.stubEnv('PAPERGRAPH_TEST_NEO4J_URI', 'bolt://127.0.0.1:7690');
    expect(testNeo4jUri()).toBe('bolt://127.0.0.1:7690');
  });

  it('leaves Neo4j out where no address is given', () => {
    vi.stubEnv('PAPERGRAPH_TEST_NEO4J_URI', '');
    vi.stubEnv('CI', '');
    expect(testNeo4jUri()).toBeNull();
  });

  it('fails where no address is given in CI', () => {
    vi.stubEnv('PAPERGRAPH_TEST_NEO4J_URI', '');
    vi.stubEnv('CI', 'true');
    expect(() => testNeo4jUri()).toThrow(/PAPERGRAPH_TEST_NEO4J_URI/);
  });
});
