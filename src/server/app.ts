import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Store } from '../store/store.js';
import { refuse, UNEXPECTED } from './answer.js';
import { allowOrigin, type Origins } from './cross-origin.js';
import { ASSET_FOLDER, createGraphiQL, type Tab } from './graphiql.js';
import { type Api, createEndpoint, GRAPHQL_PATH } from './graphql-endpoint.js';
import { answerLive, answerReady } from './health.js';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';
import { requestIdFrom, withRequestId } from './request-id.js';
import { MAX_BODY } from './request-parser.js';
import { traceRequest } from './tracing.js';
import type { TrustedDocuments } from './trusted-document.js';

export interface AppOptions {
  readonly api: Api;
  readonly store: Store;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The queries that GraphiQL opens with; null where it is switched off. */
  readonly tabs: readonly Tab[] | null;
  readonly introspection: boolean;
  /** All that is answered; null where any document is. */
  readonly trusted: TrustedDocuments | null;
  readonly origins: Origins;
}

const METRICS_PATH = '/metrics';

type Handler = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void> | void;

/** Everything that is answered over HTTP, as a listener for node:http. Each answer carries the request's id, and so does the log. */
export function createApp(options: AppOptions): RequestListener {
  const { logger, metrics } = options;
  const { route, nameOf } = createRoutes(options);
  return (request, response) => {
    const id = requestIdFrom(request.headers['x-request-id']);
    // As it came: HEAD is answered as GET.
    const { method } = request;
    withRequestId(id, () => {
      response.setHeader('X-Request-Id', id);
      onEnd(response, (ms) => {
        logEnd(id, method, request, response, ms, logger);
        metrics.request(nameOf(pathOf(request)), response.statusCode, ms / 1_000);
      });
      const work = () => void answer(route, request, response, logger);
      if (pathOf(request) === GRAPHQL_PATH) traceRequest(request, response, GRAPHQL_PATH, id, work);
      else work();
    });
  };
}

async function answer(
  route: Handler,
  request: IncomingMessage,
  response: ServerResponse,
  logger: Logger,
): Promise<void> {
  try {
    await route(request, response, pathOf(request));
  } catch (error) {
    logger.error({ err: error }, 'unexpected error');
    if (response.headersSent) response.destroy();
    else refuse(response, 500, UNEXPECTED);
  }
}

interface Routes {
  readonly route: Handler;
  /** The route that a path takes, by a name that no client can invent. */
  nameOf(path: string): string;
}

function createRoutes(options: AppOptions): Routes {
  const { store, logger, metrics, tabs, origins } = options;
  const endpoint = createEndpoint(options);
  const graphiql = tabs && createGraphiQL(GRAPHQL_PATH, tabs);
  const routes = new Map<string, Handler>([
    ['/health/live', only(['GET', 'HEAD'], (_request, response) => answerLive(response))],
    ['/health/ready', only(['GET', 'HEAD'], (_request, response) => answerReady(response, store, logger))],
    [METRICS_PATH, only(['GET', 'HEAD'], (_request, response) => answerMetrics(response, metrics))],
    [
      GRAPHQL_PATH,
      only(['GET', 'HEAD', 'POST'], async (request, response) => {
        if (refuseHost(request, response)) return;
        // It is answered as GET is; Node leaves the body out, which it knows from the request as it came.
        if (request.method === 'HEAD') request.method = 'GET';
        if (graphiql && wantsPage(request)) await graphiql.sendPage(response);
        else if (!refuseBody(request, response)) await endpoint(request, response);
      }),
    ],
  ]);
  const asset = only(['GET', 'HEAD'], async (request, response, path) => {
    if (!(await graphiql?.sendAsset(path, request, response))) notFound(request, response, path);
  });
  const isAsset = (path: string) => path.startsWith(`${ASSET_FOLDER}/`);
  return {
    route(request, response, path) {
      if (path === GRAPHQL_PATH && allowOrigin(request, response, origins)) return;
      const handler = isAsset(path) ? asset : (routes.get(path) ?? notFound);
      return handler(request, response, path);
    },
    nameOf: (path) => (isAsset(path) ? ASSET_FOLDER : routes.has(path) ? path : 'other'),
  };
}

async function answerMetrics(response: ServerResponse, metrics: Metrics): Promise<void> {
  const text = await metrics.text();
  response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
  response.end(text);
}

/** Any other method is refused. A preflight of an origin that is not allowed is one, so its pages get no further. */
function only(methods: readonly string[], handler: Handler): Handler {
  return (request, response, path) => {
    if (methods.includes(request.method ?? '')) return handler(request, response, path);
    const allowed = methods.join(', ');
    refuse(response, 405, `${request.method} is not allowed on ${path}; use ${allowed}.`, { Allow: allowed });
  };
}

const notFound: Handler = (_request, response, path) =>
  refuse(response, 404, `There is nothing at ${path.slice(0, 100)}; the API is at ${GRAPHQL_PATH}.`);

function wantsPage(request: IncomingMessage): boolean {
  return request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
}

/** Yoga makes a URL of the Host header, and shows a stack trace where that fails. */
function refuseHost(request: IncomingMessage, response: ServerResponse): boolean {
  if (URL.canParse(`http://${request.headers.host || 'localhost'}`)) return false;
  refuse(response, 400, 'The Host header is no host.');
  return true;
}

/** Refuses a body of another type or one that says it is too large, before it is read; true where it did. */
function refuseBody(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'POST') return false;
  const type = (request.headers['content-type'] ?? '').replace(/;.*/s, '').trim().toLowerCase();
  if (type !== 'application/json') {
    refuse(response, 415, 'A query is sent as JSON; set Content-Type: application/json.', {
      Accept: 'application/json',
    });
    return true;
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) {
    refuse(response, 413, `The body is larger than ${MAX_BODY} bytes; send a smaller query.`);
    return true;
  }
  return false;
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').replace(/[?#].*/s, '');
}

/** Says how long a request took, in milliseconds, when its last byte has gone or its client has. */
function onEnd(response: ServerResponse, end: (ms: number) => void): void {
  const started = performance.now();
  response.once('close', () => end(performance.now() - started));
}

/** One line a request. Health checks and metrics are asked for every few seconds: they are for debugging. */
function logEnd(
  requestId: string,
  method: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  ms: number,
  logger: Logger,
): void {
  const path = pathOf(request);
  logger[path.startsWith('/health/') || path === METRICS_PATH ? 'debug' : 'info'](
    {
      // A client that leaves ends its request from outside, where nothing knows the id.
      requestId,
      method,
      path,
      status: response.statusCode,
      ms: Math.round(ms),
      ...(response.writableFinished ? {} : { cut: true }),
    },
    'request',
  );
}
