import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { ERROR_CODES } from '../graphql/errors.js';
import type { CacheState } from '../store/cached-store.js';
import type { EndedStatement } from '../store/watch.js';

/** What the server counts, in the Prometheus text format. Labels take few values, none of them a client's. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  /** A request that has ended; `route` is one of the server's own. */
  request(route: string, status: number, seconds: number): void;
  /** An error of an answer, by its code. */
  error(code: unknown): void;
  /** What an operation may return, in nodes, whether it was refused for it or not. */
  cost(requested: number): void;
  statement(ended: EndedStatement): void;
  /** Shows what a cache tells of itself whenever the metrics are asked for. */
  showCache(state: () => CacheState): void;
}

const LATENCY = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

export function createMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const requests = new Histogram({
    name: 'papergraph_request_duration_seconds',
    help: 'Requests by route and status, from their headers to the last byte of their answers.',
    labelNames: ['route', 'status'],
    buckets: LATENCY,
    registers,
  });
  const errors = new Counter({
    name: 'papergraph_graphql_errors_total',
    help: 'Errors in GraphQL answers by extensions.code.',
    labelNames: ['code'],
    registers,
  });
  const cost = new Histogram({
    name: 'papergraph_query_cost_nodes',
    help: 'Nodes that operations may return, counted before they run.',
    buckets: [1, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000],
    registers,
  });
  const statements = new Histogram({
    name: 'papergraph_store_statement_duration_seconds',
    help: 'Cypher statements by outcome, as long as the store took.',
    labelNames: ['outcome'],
    buckets: LATENCY,
    registers,
  });
  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    request: (route, status, seconds) => requests.observe({ route, status }, seconds),
    error: (code) => errors.inc({ code: typeof code === 'string' && code in ERROR_CODES ? code : 'OTHER' }),
    cost: (requested) => cost.observe(requested),
    statement: ({ began, ended, fault }) =>
      statements.observe({ outcome: fault ? 'failed' : 'ok' }, (ended - began) / 1_000),
    showCache: (state) => addCacheMetrics(register, state),
  };
}

function addCacheMetrics(register: Registry, state: () => CacheState): void {
  const registers = [register];
  new Counter({
    name: 'papergraph_cache_reads_total',
    help: 'What was asked of the cache: hits were at hand, shared were being read already, misses had to be read.',
    labelNames: ['outcome'],
    registers,
    collect() {
      const { hits, shared, misses } = state();
      this.reset();
      for (const [outcome, count] of Object.entries({ hit: hits, shared, miss: misses })) this.inc({ outcome }, count);
    },
  });
  new Gauge({
    name: 'papergraph_cache_bytes',
    help: 'What the cache keeps, estimated from above.',
    registers,
    collect() {
      this.set(state().bytes);
    },
  });
  new Gauge({
    name: 'papergraph_cache_entries',
    help: 'How many things the cache keeps.',
    registers,
    collect() {
      this.set(state().entries);
    },
  });
}
