import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_SCORES } from '../../src/domain/score.js';
import { createApi } from '../../src/server/api.js';
import { createMetrics } from '../../src/server/metrics.js';
import { cacheStore } from '../../src/store/cached-store.js';
import { openStore } from '../../src/store/open.js';
import { onFileEnd, temporaryFolder } from '../file-end.js';
import { digestSource, seedInto } from '../store/open-fixture.js';
import { openServer, post } from './open-server.js';

const metrics = createMetrics();
let server: Awaited<ReturnType<typeof openServer>>;

beforeAll(async () => {
  const location = { kind: 'file', directory: join(await temporaryFolder(), 'store') } as const;
  await seedInto(location, [digestSource()]);
  const store = cacheStore(await openStore(location, { onStatement: metrics.statement }), 2 ** 20);
  metrics.showCache(() => store.cacheState());
  onFileEnd(() => store.close());
  server = await openServer(store, createApi('grafeo', NO_SCORES, 'test'), metrics);
});
afterAll(() => server.close(0));

/** The value of a line of the metrics; 0 where there is none. */
async function metricOf(line: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const found = text.split('\n').find((entry) => entry.startsWith(`${line} `));
  return Number(found?.slice(line.length + 1) ?? 0);
}

const TITLES = '{ papers(first: 7) { edges { node { title repositories { totalCount } } } } }';

describe('the metrics', () => {
  test('are in the Prometheus format, with those of the process', async () => {
    const response = await fetch(`${server.url}/metrics`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    expect(text).toContain('# TYPE papergraph_request_duration_seconds histogram');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(text).toContain('process_resident_memory_bytes');
  });

  test('count requests by route and status, and what clients invent as one', async () => {
    await post(server.url, { query: '{ __typename }' });
    await fetch(`${server.url}/invented-1`);
    await fetch(`${server.url}/invented-2`);
    const line = (route: string, status: number) =>
      `papergraph_request_duration_seconds_count{route="${route}",status="${status}"}`;
    await expect.poll(() => metricOf(line('/graphql', 200))).toBe(1);
    await expect.poll(() => metricOf(line('other', 404))).toBe(2);
  });

  test('count statements and what the cache saved', async () => {
    const statements = () => metricOf('papergraph_store_statement_duration_seconds_count{outcome="ok"}');
    const hits = () => metricOf('papergraph_cache_reads_total{outcome="hit"}');
    await post(server.url, { query: TITLES });
    const [before, hit] = [await statements(), await hits()];
    expect(before).toBeGreaterThan(0);
    await post(server.url, { query: TITLES });
    expect([await statements(), await hits()]).toEqual([before, hit + 1]);
    await post(server.url, { query: `${TITLES} # asked in other words` });
    expect(await statements()).toBe(before);
    expect(await hits()).toBeGreaterThanOrEqual(hit + 1 + 7);
    expect(await metricOf('papergraph_cache_reads_total{outcome="miss"}')).toBeGreaterThan(0);
    expect(await metricOf('papergraph_cache_bytes')).toBeGreaterThan(1_000);
    expect(await metricOf('papergraph_cache_entries')).toBeGreaterThan(7);
  });

  test('count errors by code, and costs', async () => {
    const code = (name: string) => metricOf(`papergraph_graphql_errors_total{code="${name}"}`);
    const costs = await metricOf('papergraph_query_cost_nodes_count');
    await post(server.url, { query: '{ papers(first: 0) { totalCount } }' });
    await post(server.url, { query: '{ nothing }' });
    await post(server.url, { query: '{' });
    await post(server.url, '{');
    const codes = ['BAD_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'BAD_REQUEST'];
    expect(await Promise.all(codes.map(code))).toEqual([1, 1, 1, 1]);
    expect(await metricOf('papergraph_query_cost_nodes_count')).toBe(costs + 1);
  });
});
