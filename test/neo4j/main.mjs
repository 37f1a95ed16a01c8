// npm run neo4j [-- --port 7690]: a Neo4j for the tests until Ctrl-C.
import { parseArgs } from 'node:util';
import { startNeo4j } from './server.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const server = await startNeo4j({ ...(values.port ? { port: Number(values.port) } : {}) });
process.stdout.write(`export PAPERGRAPH_TEST_NEO4J_URI=${server.uri}\n`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await server.stop();
    process.exit(0);
  });
}
