import { testNeo4jUri } from './connection.js';

/** Says once what a run without Neo4j leaves out; in CI it fails instead. */
export default function notice(): void {
  if (testNeo4jUri() === null) {
    process.stderr.write(
      'No PAPERGRAPH_TEST_NEO4J_URI: the Neo4j suites are left out (start one with "npm run neo4j").\n',
    );
  }
}
