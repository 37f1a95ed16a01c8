import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { load, percentile } from './load/client.js';
import { mixtureOf } from './load/mixture.js';
import { startPapergraph } from './load/server-process.js';

/*
 * Many clients at one server as it ships, asking for a mixture of all operations with changing arguments; see README.md. No answer may
 * have errors, and memory may not go on growing.
 */

const STORE = process.env['PAPERGRAPH_BENCH_STORE'] ?? '';
const CLIENTS = 200;
const SECONDS = 60;
const WARM_UP_SECONDS = 10;
const IDLE_SECONDS = 10;

/**
 * What memory may grow by from the end of the warm-up to the end: the cache, which may have been empty, and a half of what there was,
 * for garbage that nobody has collected yet.
 */
const CACHE_MEGABYTES = 128;
const GARBAGE_SHARE = 0.5;

test(`${CLIENTS} clients for ${SECONDS} seconds`, { timeout: 600_000 }, async () => {
  if (STORE === '') throw new Error('PAPERGRAPH_BENCH_STORE names no store; bench/README.md says how to seed one.');
  const server = await startPapergraph(STORE);
  try {
    const requests = await mixtureOf(server.url);
    await load(server.url, requests, { connections: CLIENTS, seconds: WARM_UP_SECONDS });
    const start = await megabytesOf(server.pid);
    const { failures, seconds, latencies } = await load(server.url, requests, {
      connections: CLIENTS,
      seconds: SECONDS,
    });
    const end = await megabytesOf(server.pid);
    await pause(IDLE_SECONDS * 1_000);
    const idle = await megabytesOf(server.pid);
    const shown = [
      (latencies.length / seconds).toFixed(0),
      failures,
      percentile(latencies, 0.5).toFixed(0),
      percentile(latencies, 0.99).toFixed(0),
      latencies.at(-1)?.toFixed(0),
      start.toFixed(0),
      end.toFixed(0),
      idle.toFixed(0),
    ];
    process.stdout.write(
      `| requests a second | errors | p50 ms | p99 ms | slowest ms | MB at the start | at the end | after ${IDLE_SECONDS} s idle |
|---|---|---|---|---|---|---|---|
| ${shown.join(' | ')} |\n`,
    );
    expect(failures).toBe(0);
    expect(end).toBeLessThan(start * (1 + GARBAGE_SHARE) + CACHE_MEGABYTES);
  } finally {
    await server.stop();
  }
});

/** Resident memory of a process. */
async function megabytesOf(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1_024;
}
