// Starts a real Neo4j from its published jars, without Docker, for tests and for a developer.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../.neo4j/', import.meta.url));
const lib = join(cache, 'lib');
const START_LIMIT = 90_000;

/**
 * Starts a Neo4j with an empty database that bears the tests' mark, and resolves once Bolt answers.
 * @param {{ port?: number, password?: string | null }} [options] a free port and no authentication if not given
 * @returns {Promise<{ uri: string, stop: () => Promise<void> }>}
 */
export async function startNeo4j({ port, password = null } = {}) {
  await fetchJars();
  const bolt = port ?? (await freePort());
  const home = await mkdtemp(join(tmpdir(), 'papergraph-neo4j-'));
  const child = spawn(
    'java',
    [
      '-Xmx1g',
      '-cp',
      join(lib, '*'),
      '--add-opens=java.base/java.nio=ALL-UNNAMED',
      '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
      join(here, 'Neo4jServer.java'),
      home,
      String(bolt),
      String(password !== null),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (data) => {
    said = (said + data).slice(-4000);
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exited;
    clearTimeout(timer);
    await rm(home, { recursive: true, force: true });
  };
  const uri = `bolt://127.0.0.1:${bolt}`;
  try {
    await untilAnswers(uri, password, child, () => said);
    return { uri, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Copies the jars once into .neo4j/lib, under another name until they are whole. */
async function fetchJars() {
  if (existsSync(lib)) return;
  for (const command of ['java', 'mvn']) {
    if (spawnSync(command, ['-version']).error) {
      throw new Error(`The test Neo4j needs ${command}; install a JDK 17 or newer and Maven, or leave Neo4j out.`);
    }
  }
  const partial = join(cache, `lib-${process.pid}`);
  const args = [
    '-q',
    '-B',
    '-f',
    join(here, 'pom.xml'),
    'dependency:copy-dependencies',
    `-DoutputDirectory=${partial}`,
  ];
  const { status } = spawnSync('mvn', args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error('Maven could not copy the Neo4j jars; its own message stands above.');
  await rename(partial, lib);
}

/**
 * @param {string} uri
 * @param {string | null} password
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => string} said
 */
async function untilAnswers(uri, password, child, said) {
  const deadline = Date.now() + START_LIMIT;
  let fresh = password !== null;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The test Neo4j ended while it started:\n${said()}`);
    const auth = password === null ? undefined : neo4j.auth.basic('neo4j', fresh ? 'neo4j' : password);
    const driver = neo4j.driver(uri, auth, { connectionTimeout: 1000 });
    try {
      if (fresh) {
        const statement = 'ALTER CURRENT USER SET PASSWORD FROM $old TO $new';
        await driver.executeQuery(statement, { old: 'neo4j', new: password }, { database: 'system' });
        fresh = false;
        continue;
      }
      await driver.executeQuery('MERGE (:PapergraphTest)');
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 300));
    } finally {
      await driver.close();
    }
  }
  throw new Error(`The test Neo4j did not answer within ${START_LIMIT / 1000} s:\n${said()}`);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
