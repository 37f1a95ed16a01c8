import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A server in a process of its own, as it runs in production. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

/** `papergraph serve` from the build, over a store. It logs nothing but warnings: what it is measured against logs nothing either. */
export async function startPapergraph(store: string, environment: Environment = {}): Promise<ServerProcess> {
  const port = await freePort();
  const env = { PAPERGRAPH_STORE: store, PORT: String(port), LOG_LEVEL: 'warn', ...environment };
  return start(['dist/cli/main.js', 'serve'], env, port);
}

/** @neo4j/graphql over the same Neo4j. */
export async function startPeer(uri: string): Promise<ServerProcess> {
  const port = await freePort();
  return start(['bench/peer/server.mjs', uri, String(port)], {}, port);
}

async function start(program: readonly string[], environment: Environment, port: number): Promise<ServerProcess> {
  const env = { ...process.env, NODE_ENV: 'production', ...environment };
  const child = spawn(process.execPath, program, { env, stdio: ['pipe', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(child, url);
  const stop = async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  return { url, pid: child.pid ?? 0, stop };
}

/** Milliseconds that a server may take until it answers. */
const START_LIMIT = 30_000;

async function untilAnswers(child: ChildProcess, url: string): Promise<void> {
  const end = performance.now() + START_LIMIT;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`The server ended while it started, with ${child.exitCode}.`);
    const query = encodeURIComponent('{ __typename }');
    const answers = await fetch(`${url}/graphql?query=${query}`).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not answer within ${START_LIMIT / 1_000} s.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}
