import { createHash } from 'node:crypto';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NO_SCORES } from '../../src/domain/score.js';
import { createApi } from '../../src/server/api.js';
import { traceStatement } from '../../src/server/tracing.js';
import { cacheStore } from '../../src/store/cached-store.js';
import type { Engine } from '../../src/store/engine.js';
import { openStore, type StoreLocation } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { digestSource, seedInto } from '../store/open-fixture.js';
import { openServer, post } from './open-server.js';

const QUERY = `query OfAConcept($name: String!) {
  concept(name: $name) { label papers(first: 3) { edges { node { abstract repositories { totalCount } } } } }
}`;
const SECRET = 'meta-learning';
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';

/** What is traced of requests over a real store. */
export function describeTracing(engine: Engine['name'], locate: () => Promise<StoreLocation>): void {
  describe(`the spans of a request over ${engine}`, () => {
    const exporter = new InMemorySpanExporter();
    new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
    let server: Awaited<ReturnType<typeof openServer>>;
    let store: Store;
    beforeAll(async () => {
      const location = await locate();
      await seedInto(location, [digestSource()]);
      store = cacheStore(await openStore(location, { onStatement: traceStatement }), 2 ** 24);
      server = await openServer(store, createApi(engine, NO_SCORES, 'test'));
    });
    afterAll(async () => {
      await server.close(0);
      await store.close();
    });
    beforeEach(() => exporter.reset());

    /** The spans of one request, once its own has ended, which is the last. */
    async function spansOf(request: Promise<Response>): Promise<readonly ReadableSpan[]> {
      await (await request).text();
      await expect.poll(() => exporter.getFinishedSpans().at(-1)?.kind).toBe(SpanKind.SERVER);
      return exporter.getFinishedSpans();
    }
    const ask = (headers: Record<string, string> = {}) =>
      spansOf(post(server.url, { query: QUERY, variables: { name: SECRET } }, headers));

    test('are the request, the operation in it, and the statements in that', async () => {
      const spans = await ask({ 'X-Request-Id': 'request-7' });
      const request = spans.at(-1);
      const operation = spans.at(-2);
      expect(request).toMatchObject({
        name: 'POST /graphql',
        parentSpanContext: undefined,
        attributes: {
          'http.request.method': 'POST',
          'http.route': '/graphql',
          'http.response.status_code': 200,
          'papergraph.request.id': 'request-7',
        },
      });
      expect(operation).toMatchObject({
        name: 'query',
        parentSpanContext: { spanId: request?.spanContext().spanId },
        attributes: {
          'graphql.operation.type': 'query',
          'graphql.operation.name': 'OfAConcept',
          'graphql.document.hash': createHash('sha256').update(QUERY).digest('hex'),
        },
      });
      const statements = spans.slice(0, -2);
      for (const { attributes, kind, parentSpanContext } of statements) {
        expect(attributes).toMatchObject({
          'db.system.name': engine,
          'db.query.text': expect.stringMatching(/MATCH|CALL|RETURN/),
          'db.response.returned_rows': expect.any(Number),
        });
        expect(kind).toBe(engine === 'neo4j' ? SpanKind.CLIENT : SpanKind.INTERNAL);
        expect(parentSpanContext?.spanId).toBe(operation?.spanContext().spanId);
      }
      const verbs = statements.map(({ name }) => name).filter((name) => name !== 'revision');
      expect(new Set(verbs)).toEqual(new Set(['conceptsByNames', 'papersByIds']));
      expect(statements.find(({ name }) => name === 'papersByIds')?.attributes['db.response.returned_rows']).toBe(3);
    });

    test('lie within one another in time', async () => {
      const nanoseconds = ([seconds, rest]: readonly [number, number]) => seconds * 1e9 + rest;
      const spans = await spansOf(post(server.url, { query: '{ papers(first: 2) { edges { node { slug } } } }' }));
      const [request, operation, ...statements] = [...spans].reverse();
      expect(statements.length).toBeGreaterThan(0);
      for (const [outer, inner] of [[request, operation], ...statements.map((each) => [operation, each])]) {
        if (!outer || !inner) throw new Error('a span is missing');
        // Statements are dated to the millisecond.
        expect(nanoseconds(inner.startTime)).toBeGreaterThanOrEqual(nanoseconds(outer.startTime) - 2e6);
        expect(nanoseconds(inner.endTime)).toBeLessThanOrEqual(nanoseconds(outer.endTime) + 2e6);
      }
    });

    test('hold no variable and no parameter', async () => {
      const spans = await ask();
      expect(JSON.stringify(spans.map(({ name, attributes, events }) => [name, attributes, events]))).not.toContain(
        SECRET,
      );
    });

    test("continue the caller's trace", async () => {
      const spans = await ask({ traceparent: `00-${TRACE}-${CALLER}-01` });
      expect(spans.map((span) => span.spanContext().traceId)).toEqual(spans.map(() => TRACE));
      expect(spans.at(-1)?.parentSpanContext?.spanId).toBe(CALLER);
    });

    test('are none where the caller does not sample, or asks for something else', async () => {
      await (await post(server.url, { query: QUERY }, { traceparent: `00-${TRACE}-${CALLER}-00` })).text();
      await (await fetch(`${server.url}/health/live`)).text();
      await spansOf(post(server.url, { query: '{ __typename }' }));
      expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(['query', 'POST /graphql']);
    });

    test.each([
      ['{ papers(first: 0) { totalCount } }', 'BAD_INPUT'],
      ['{ papers(after: "x") { totalCount edges { cursor } } }', 'BAD_CURSOR'],
    ])('say that %s failed by %s', async (query, code) => {
      const spans = await spansOf(post(server.url, { query }));
      const operation = spans.find(({ name }) => name === 'query');
      expect(operation).toMatchObject({ status: { code: SpanStatusCode.ERROR }, attributes: { 'error.type': code } });
      expect(spans.at(-1)?.status.code).toBe(SpanStatusCode.UNSET);
    });

    test('of a refused document are the request alone', async () => {
      const spans = await spansOf(post(server.url, { query: '{ nothing }' }));
      expect(spans.map(({ name }) => name)).toEqual(['POST /graphql']);
    });
  });
}
