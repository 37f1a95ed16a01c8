import { expect, test } from 'vitest';
import { ask, load, type Measured, percentile } from './load/client.js';
import { startPapergraph, startPeer } from './load/server-process.js';
import { type Workload, workloadsOf } from './load/workload.js';

/*
 * papergraph against @neo4j/graphql on one Neo4j, which papergraph has seeded; see README.md. Both run in production mode in processes
 * of their own, over ten connections: papergraph without its cache (cold), the peer, papergraph as it is (warm). They take turns of two
 * seconds, so that what else the machine does meets all alike. Two rounds of eight seconds each, of which the second counts.
 */

const URI = process.env['PAPERGRAPH_BENCH_NEO4J_URI'] ?? '';
const CONNECTIONS = 10;
const TURNS = 4;
const SECONDS_A_TURN = 2;
const WARM_AIM = 5;

test('as many requests a second as the aim is, against @neo4j/graphql', { timeout: 1_200_000 }, async () => {
  if (URI === '') throw new Error('PAPERGRAPH_BENCH_NEO4J_URI names no Neo4j; bench/README.md says how to seed one.');
  const cold = await startPapergraph(URI, { PAPERGRAPH_CACHE_MB: '0' });
  const peer = await startPeer(URI);
  const warm = await startPapergraph(URI);
  const rows: Row[] = [];
  try {
    for (const workload of await workloadsOf(warm.url)) {
      await requireEqual(workload, [cold.url, warm.url], peer.url);
      rows.push(await measure(workload, { cold: cold.url, peer: peer.url, warm: warm.url }));
    }
  } finally {
    await Promise.all([cold.stop(), peer.stop(), warm.stop()]);
  }
  process.stdout.write(`${tableOf(rows)}\n`);
  expect(rows.flatMap(missesOf)).toEqual([]);
});

interface Rate {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds of the median request and of the slowest in a hundred. */
  readonly p50: number;
  readonly p99: number;
}

interface Row extends Pick<Workload, 'name' | 'coldAim'> {
  readonly cold: Rate;
  readonly peer: Rate;
  readonly warm: Rate;
}

/** Both must say the same to all that is asked. */
async function requireEqual({ ours, theirs, ...workload }: Workload, our: readonly string[], their: string) {
  let longest = 0;
  for (const [index, request] of ours.entries()) {
    const other = theirs[index];
    if (!other) throw new Error(`${workload.name}: there is no question ${index} for the peer.`);
    const expected = workload.theirsSays(await ask(their, other));
    for (const url of our) expect(workload.oursSays(await ask(url, request)), workload.name).toBe(expected);
    longest = Math.max(longest, expected.length);
  }
  process.stdout.write(`${workload.name}: ${ours.length} answers are equal, the longest has ${longest} characters\n`);
}

async function measure(workload: Workload, urls: { cold: string; peer: string; warm: string }): Promise<Row> {
  const { name, coldAim, ours, theirs } = workload;
  const round = async (): Promise<Row> => {
    const turns: Record<'cold' | 'peer' | 'warm', Measured[]> = { cold: [], peer: [], warm: [] };
    const options = { connections: CONNECTIONS, seconds: SECONDS_A_TURN };
    for (let turn = 0; turn < TURNS; turn += 1) {
      turns.cold.push(await load(urls.cold, ours, options));
      turns.peer.push(await load(urls.peer, theirs, options));
      turns.warm.push(await load(urls.warm, ours, options));
    }
    return { name, coldAim, cold: rateOf(turns.cold), peer: rateOf(turns.peer), warm: rateOf(turns.warm) };
  };
  await round();
  return round();
}

function rateOf(turns: readonly Measured[]): Rate {
  expect(turns.reduce((sum, { failures }) => sum + failures, 0)).toBe(0);
  const seconds = turns.reduce((sum, turn) => sum + turn.seconds, 0);
  const latencies = turns.flatMap((turn) => turn.latencies).sort((a, b) => a - b);
  return { rate: latencies.length / seconds, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}

function missesOf({ name, coldAim, cold, peer, warm }: Row): string[] {
  return [
    ...(coldAim !== null && cold.rate < coldAim * peer.rate ? [`${name}: cold`] : []),
    ...(warm.rate < WARM_AIM * peer.rate ? [`${name}: warm`] : []),
  ];
}

function tableOf(rows: readonly Row[]): string {
  const show = ({ rate, p50, p99 }: Rate) => `${rate.toFixed(0)} (${p50.toFixed(1)}, ${p99.toFixed(1)})`;
  const lines = rows.map(({ name, cold, peer, warm }) =>
    [
      '',
      name,
      show(cold),
      show(peer),
      show(warm),
      (cold.rate / peer.rate).toFixed(2),
      (warm.rate / peer.rate).toFixed(2),
      '',
    ]
      .join(' | ')
      .trim(),
  );
  return [
    'Requests a second, and in brackets the median and the 99th percentile in milliseconds.',
    '',
    '| | papergraph cold | @neo4j/graphql | papergraph warm | cold / peer | warm / peer |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
