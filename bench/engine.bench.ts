import { expect, test } from 'vitest';
import { load, type Measured } from './load/client.js';
import { answer, type BareEngine, openBare, type Statement } from './load/recorded.js';
import { startPapergraph } from './load/server-process.js';
import { type Workload, workloadsOf } from './load/workload.js';

/*
 * The questions of the peer's benchmark on one store, and what papergraph adds to the bare statements: those that it runs for each
 * request, run through the engine's port without GraphQL, HTTP or checks. In turns of two seconds, two rounds of eight seconds each, of
 * which the second counts.
 */

const STORE = process.env['PAPERGRAPH_BENCH_STORE'] ?? '';
const CONNECTIONS = 10;
const TURNS = 4;
const SECONDS_A_TURN = 2;

interface Row {
  readonly name: string;
  /** Statements a request. */
  readonly statements: number;
  /** Requests a second: the bare statements, papergraph without its cache, papergraph as it is. */
  readonly bare: number;
  readonly cold: number;
  readonly warm: number;
}

test('requests a second on one engine, over those of the bare statements', { timeout: 1_200_000 }, async () => {
  if (STORE === '') throw new Error('PAPERGRAPH_BENCH_STORE names no store; bench/README.md says how to seed one.');
  const cold = await startPapergraph(STORE, { PAPERGRAPH_CACHE_MB: '0' });
  const warm = await startPapergraph(STORE);
  const engine = await openBare(STORE);
  const rows: Row[] = [];
  try {
    for (const workload of await workloadsOf(warm.url)) {
      rows.push(await measure(workload, engine, { cold: cold.url, warm: warm.url }));
    }
  } finally {
    await Promise.all([cold.stop(), warm.stop(), engine.close()]);
  }
  process.stdout.write(`${tableOf(engine.name, rows)}\n`);
});

async function measure({ name, ours }: Workload, engine: BareEngine, urls: { cold: string; warm: string }) {
  const recorded: (readonly Statement[])[] = [];
  for (const request of ours) recorded.push((await answer(engine, request)).statements);
  const counts = new Set(recorded.map(({ length }) => length));
  expect(counts.size, `${name}: as many statements for each`).toBe(1);
  const options = { connections: CONNECTIONS, seconds: SECONDS_A_TURN };
  const round = async (): Promise<Row> => {
    const turns: Record<'bare' | 'cold' | 'warm', Measured[]> = { bare: [], cold: [], warm: [] };
    for (let turn = 0; turn < TURNS; turn += 1) {
      turns.bare.push(await loadBare(engine, recorded, options));
      turns.cold.push(await load(urls.cold, ours, options));
      turns.warm.push(await load(urls.warm, ours, options));
    }
    const rate = (measured: readonly Measured[]) => {
      expect(measured.reduce((sum, { failures }) => sum + failures, 0)).toBe(0);
      const requests = measured.reduce((sum, turn) => sum + turn.requests, 0);
      return requests / measured.reduce((sum, { seconds }) => sum + seconds, 0);
    };
    const [statements = 0] = counts;
    return { name, statements, bare: rate(turns.bare), cold: rate(turns.cold), warm: rate(turns.warm) };
  };
  await round();
  return round();
}

/** As `load` does, with the statements of a request in place of it: each waits for the one before. */
async function loadBare(
  { run }: BareEngine,
  recorded: readonly (readonly Statement[])[],
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Measured> {
  let turn = 0;
  let requests = 0;
  const started = performance.now();
  const end = started + seconds * 1_000;
  const ask = async () => {
    while (performance.now() < end) {
      const statements = recorded[turn % recorded.length] ?? [];
      turn += 1;
      for (const { text, parameters } of statements) await run(text, parameters);
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  return { requests, failures: 0, seconds: (performance.now() - started) / 1_000, latencies: [] };
}

function tableOf(engine: string, rows: readonly Row[]): string {
  const lines = rows.map(
    ({ name, statements, bare, cold, warm }) =>
      `| ${name} | ${statements} | ${bare.toFixed(0)} | ${cold.toFixed(0)} | ${warm.toFixed(0)} | ${(cold / bare).toFixed(2)} |`,
  );
  return [
    `Requests a second on ${engine}.`,
    '',
    '| | statements | bare statements | papergraph cold | papergraph warm | cold / bare |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
