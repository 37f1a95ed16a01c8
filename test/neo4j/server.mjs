// Starts a real Neo4j from its published jars, without Docker, for tests and for a developer.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';
import { neo4jJars, requireCommand } from './jars.mjs';

const source = fileURLToPath(new URL('Neo4jServer.java', import.meta.url));
/** Milliseconds that Neo4j may take until Bolt answers. */
const START_LIMIT = 240_000;
/** Milliseconds that it may take to end. */
const STOP_LIMIT = 10_000;

/**
 * Starts a Neo4j on 127.0.0.1 whose empty database bears the tests' mark, and resolves once Bolt answers.
 * @param {{ port?: number, password?: string | null }} [options] a free port, and no authentication, if not given;
 *   with a password (8 characters or more) the user is "neo4j"
 * @returns {Promise<{ uri: string, stop: () => Promise<void>, ended: Promise<void> }>} `stop` removes its files too
 */
export async function startNeo4j({ port = 0, password = null } = {}) {
  requireCommand('java');
  const jars = await neo4jJars();
  const bolt = await freePort(port);
  const home = await mkdtemp(join(tmpdir(), 'papergraph-neo4j-'));
  const opens = ['java.nio', 'sun.nio.ch'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);
  const program = ['-Xmx1g', '-cp', join(jars, '*'), ...opens, source, home, String(bolt), String(password !== null)];
  const child = spawn('java', program, { stdio: ['pipe', 'pipe', 'pipe'] });
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.stdin.end();
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
    await ended;
    clearTimeout(timer);
    await rm(home, { recursive: true, force: true });
  };
  const uri = `bolt://127.0.0.1:${bolt}`;
  try {
    await untilReady(child);
    if (password !== null) await setPassword(uri, password);
    return { uri, stop, ended };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {import('node:child_process').ChildProcessWithoutNullStreams} child
 * @returns {Promise<void>}
 */
function untilReady(child) {
  let said = '';
  child.stderr.on('data', (data) => {
    said = (said + data).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`The test Neo4j did not start within ${START_LIMIT / 1000} s.\n${said}`)),
      START_LIMIT,
    );
    child.stdout.on('data', (data) => {
      if (!String(data).includes('ready')) return;
      clearTimeout(late);
      resolve();
    });
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(late);
      reject(new Error(`The test Neo4j ended while it started.\n${said}`));
    });
  });
}

/**
 * A new server asks its first user to change the password before anything else.
 * @param {string} uri
 * @param {string} password
 */
async function setPassword(uri, password) {
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', 'neo4j'));
  try {
    const statement = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password";
    await driver.executeQuery(statement, { password }, { database: 'system' });
  } finally {
    await driver.close();
  }
}

/**
 * @param {number} wanted 0 for any
 * @returns {Promise<number>}
 */
function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause) =>
      reject(new Error(`Port ${wanted} cannot be listened on; name another one, or none.`, { cause })),
    );
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}
