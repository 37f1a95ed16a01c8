// npm run neo4j [-- --port 7690] [-- --password SECRET]: a Neo4j for the tests until Ctrl-C.
import { parseArgs } from 'node:util';
import { startNeo4j } from './server.mjs';

/** A signal may come while Neo4j still starts; its JVM then ends with our end of its standard input. */
const stopSignal = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
});

try {
  const { values } = parseArgs({ options: { port: { type: 'string' }, password: { type: 'string' } } });
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no port number.`);
  const server = await startNeo4j({ port, password: values.password ?? null });
  process.stdout.write(`export PAPERGRAPH_TEST_NEO4J_URI=${server.uri}\n`);
  const died = await Promise.race([stopSignal.then(() => false), server.ended.then(() => true)]);
  await server.stop();
  if (died) throw new Error('The test Neo4j ended by itself.');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
