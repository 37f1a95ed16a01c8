// with-server.mjs COMMAND [ARGUMENT…]: runs a command beside a papergraph of its own, the built one with the default digest in an
// embedded graph. The command finds its address in PAPERGRAPH_URL. Exits as the command does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
/** As much as is kept of what the server logs, in characters: it says early whether it starts. */
const MAX_LOG = 10_000;

/**
 * @param {string} folder
 * @returns {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>}
 */
function startServer(folder) {
  const env = { PATH: process.env['PATH'], PORT: '0', PAPERGRAPH_STORE: `file:${join(folder, 'store')}` };
  return spawn(process.execPath, [MAIN, 'start'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * The address that the server logs; what it logs is shown where it ends before that. It is read on to the end, as a full pipe would
 * stop the server.
 * @param {ReturnType<typeof startServer>} server
 * @returns {Promise<string>}
 */
function addressOf(server) {
  let log = '';
  return new Promise((resolve, reject) => {
    server.stderr.on('data', (chunk) => {
      if (log.length < MAX_LOG) log += chunk;
      const address = /answers on (http[^"\s]+)/.exec(log)?.[1];
      if (address !== undefined) resolve(address);
    });
    server.on('close', () => reject(new Error(`The server did not start.\n${log}`)));
  });
}

/**
 * @param {readonly string[]} command
 * @param {string} address
 * @returns {Promise<number>}
 */
async function run([program = '', ...args], address) {
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, PAPERGRAPH_URL: address } });
  const [code] = await once(child, 'close');
  return typeof code === 'number' ? code : 1;
}

const folder = await mkdtemp(join(tmpdir(), 'papergraph-with-server-'));
const server = startServer(folder);
try {
  process.exitCode = await run(process.argv.slice(2), await addressOf(server));
} finally {
  if (server.exitCode === null && server.kill()) await once(server, 'close');
  await rm(folder, { recursive: true });
}
