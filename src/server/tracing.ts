import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { type ExecutionArgs, type ExecutionResult, getOperationAST } from 'graphql';
import type { EndedStatement } from '../store/watch.js';

/*
 * Spans of what the server does, by the API of OpenTelemetry alone: until an SDK is registered nothing comes of them. Names and
 * attributes follow its semantic conventions for HTTP, GraphQL and databases; variables and parameters are in none.
 */

const tracer = trace.getTracer('papergraph');

/** Clients make up names of operations: longer ones are cut. */
const LONGEST_NAME = 100;

/** Does the work of a request within a span of its own, which continues the trace that its `traceparent` names. */
export function traceRequest(
  request: IncomingMessage,
  response: ServerResponse,
  route: string,
  requestId: string,
  work: () => void,
): void {
  const method = request.method ?? '';
  const attributes: Attributes = {
    'http.request.method': method,
    'http.route': route,
    'url.path': route,
    'url.scheme': 'http',
    'papergraph.request.id': requestId,
  };
  const parent = propagation.extract(ROOT_CONTEXT, request.headers);
  const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
  response.once('close', () => {
    const { statusCode } = response;
    span.setAttribute('http.response.status_code', statusCode);
    if (statusCode >= 500)
      span.setAttribute('error.type', String(statusCode)).setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(parent, span), work);
}

/** Executes an operation within a span of its own. It has failed where its answer has an error, whose code is told by `codeOf`. */
export async function traceOperation<R extends ExecutionResult>(
  { document, operationName }: ExecutionArgs,
  codeOf: (error: unknown) => string,
  execute: () => Promise<R>,
): Promise<R> {
  const operation = getOperationAST(document, operationName);
  const type = operation?.operation ?? 'query';
  return tracer.startActiveSpan(type, async (span) => {
    if (span.isRecording()) {
      span.setAttribute('graphql.operation.type', type);
      if (operation?.name) span.setAttribute('graphql.operation.name', operation.name.value.slice(0, LONGEST_NAME));
      span.setAttribute('graphql.document.hash', hashOfText(document.loc?.source.body ?? ''));
    }
    const fail = (error: unknown) =>
      span.setAttribute('error.type', codeOf(error)).setStatus({ code: SpanStatusCode.ERROR });
    try {
      const result = await execute();
      const [error] = result.errors ?? [];
      if (error) fail(error);
      return result;
    } catch (error) {
      fail(error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The id that the document has among trusted ones. */
function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A span for a statement that has ended, a part of what asked for it. */
export function traceStatement({ engine, verb, statement, began, ended, rows, fault }: EndedStatement): void {
  const name = verb ?? 'statement';
  // Spans are dated by the clock on the wall, which drifts away from this one while a server runs.
  const epoch = Date.now() - performance.now();
  const span = tracer.startSpan(name, {
    // An embedded graph is called within this process.
    kind: engine === 'neo4j' ? SpanKind.CLIENT : SpanKind.INTERNAL,
    startTime: epoch + began,
    attributes: {
      'db.system.name': engine,
      'db.operation.name': name,
      'db.query.text': statement,
      ...(rows === null ? {} : { 'db.response.returned_rows': rows }),
      ...(fault === null ? {} : { 'error.type': fault }),
    },
  });
  if (fault !== null) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(epoch + ended);
}
