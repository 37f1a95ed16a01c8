import type { Config } from '../config.js';
import { createSchema } from '../graphql/schema.js';
import { createApi } from '../server/api.js';
import { createApp } from '../server/app.js';
import type { Tab } from '../server/graphiql.js';
import { listen, type RunningServer } from '../server/listen.js';
import { createLogger, type Logger } from '../server/logger.js';
import { createMetrics } from '../server/metrics.js';
import { readOperations } from '../server/operation-file.js';
import { currentRequestId } from '../server/request-id.js';
import { traceStatement } from '../server/tracing.js';
import type { RunningTracing } from '../server/tracing-sdk.js';
import type { TrustedDocuments } from '../server/trusted-document.js';
import { cacheStore } from '../store/cached-store.js';
import { openStore } from '../store/open.js';
import type { EndedStatement } from '../store/watch.js';
import { OPERATIONS, packageVersion } from './package-file.js';
import { readScores } from './score-file.js';
import { readSettings } from './settings.js';
import { readTrustedDocuments } from './trusted-file.js';

/** How long running requests may take to end once the server has been told to stop, in milliseconds. */
const GRACE = 10_000;
/** Under npm one Ctrl-C arrives twice, from the terminal and from npm: signals this close together, in milliseconds, are one. */
const ONE_PRESS = 500;

export interface ServeOptions {
  readonly port?: string;
  readonly host?: string;
  readonly trustedDocuments?: string;
}

/** `papergraph serve`: answers until it is told to stop. */
export async function serve(options: ServeOptions): Promise<void> {
  const config = readServerSettings(options);
  await serveUntilStopped(config);
}

/** The settings of a server, those of its options in place of the environment's. */
export function readServerSettings({ port, host, trustedDocuments }: ServeOptions): Config {
  return readSettings({ PORT: port, HOST: host, PAPERGRAPH_TRUSTED_DOCUMENTS: trustedDocuments });
}

/** Serves the store of a configuration; ends with the process's first SIGINT or SIGTERM, when running requests have ended. */
export async function serveUntilStopped(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel, process.stderr.isTTY);
  const trusted = await trustedOf(config);
  const metrics = createMetrics();
  const onStatement = (ended: EndedStatement) => {
    metrics.statement(ended);
    traceStatement(ended);
  };
  const watch = { onStatement, requestId: currentRequestId };
  const store = cacheStore(await openStore(config.store, watch), config.cacheBytes);
  metrics.showCache(() => store.cacheState());
  try {
    const { origins, introspection, graphiql } = config;
    const tabs = graphiql ? await readTabs(trusted) : null;
    const api = createApi(store.engine, await readScores(), packageVersion());
    const app = createApp({ api, store, logger, metrics, tabs, introspection, trusted, origins });
    const tracing = await tracingOf(config, logger);
    const server = await listen(app, config.port, config.host);
    logger.info({ engine: store.engine }, `papergraph answers on ${server.url}/graphql`);
    await stopSignal();
    await stop(server, logger);
    await tracing?.close();
  } finally {
    await store.close();
  }
}

/** Loaded where spans are wanted alone: the SDK takes a quarter of a second and 19 MB. */
async function tracingOf({ tracing }: Config, logger: Logger): Promise<RunningTracing | null> {
  if (tracing === 'UNKNOWN') logger.warn('no spans are sent: they are sent by OTLP as http/protobuf alone, see OTEL_*');
  return tracing === 'ON' ? (await import('../server/tracing-sdk.js')).startTracing(packageVersion(), logger) : null;
}

async function trustedOf({ trustedDocuments: path, introspection }: Config): Promise<TrustedDocuments | null> {
  return path === null ? null : readTrustedDocuments(path, createSchema(), introspection);
}

/** The packaged queries; of them those that are answered. */
async function readTabs(trusted: TrustedDocuments | null): Promise<readonly Tab[]> {
  const tabs = await readOperations(OPERATIONS);
  return trusted ? tabs.filter(({ query }) => trusted.byText(query) !== undefined) : tabs;
}

async function stop(server: RunningServer, logger: Logger): Promise<void> {
  logger.info('stopping; a second signal stops at once');
  const since = performance.now();
  const atOnce = () => {
    if (performance.now() - since > ONE_PRESS) process.exit(1);
  };
  for (const signal of SIGNALS) process.on(signal, atOnce);
  await server.close(GRACE);
  for (const signal of SIGNALS) process.off(signal, atOnce);
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      for (const signal of SIGNALS) process.off(signal, stop);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });
}
