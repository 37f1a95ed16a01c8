import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, GraphQLError } from 'graphql';
import { pino } from 'pino';
import { runSeed } from '../../src/cli/seed.js';
import { publicError } from '../../src/server/api.js';
import { type AppOptions, createApp } from '../../src/server/app.js';
import type { Api } from '../../src/server/graphql-endpoint.js';
import { listen } from '../../src/server/listen.js';
import { createMetrics } from '../../src/server/metrics.js';
import { currentRequestId } from '../../src/server/request-id.js';
import { openStore } from '../../src/store/open.js';
import type { Store, View } from '../../src/store/store.js';

const PAGE = `Daily Papers

Sailing by Stars: Navigation for Small Robots
We study how small robots find their way by the night sky. Code is at https://github.com/stars/sailing.

Counting Bees with Few-Shot Learning
Few-shot learning counts bees in a meadow from three pictures.
`;

/** An embedded store with two papers, in a folder of its own. */
export async function openSeededStore(): Promise<{ store: Store; directory: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'papergraph-server-'));
  const page = join(folder, 'page.txt');
  const directory = join(folder, 'store');
  await writeFile(page, PAGE);
  await runSeed({ kind: 'file', directory }, [page], {});
  const store = await openStore({ kind: 'file', directory });
  const remove = async () => {
    await store.close();
    await rm(folder, { recursive: true });
  };
  return { store, directory, remove };
}

const schema = buildSchema(`
  type Query { papers: Int! broken: Int refused: Int self: Query id(of: Int): String }
  type Mutation { change: Int }
  type Subscription { change: Int }
`);

/** A small schema over the real store, with a field for each way to fail. */
export const api: Api = {
  schema,
  version: 'test',
  contextOf: (view) => ({ view }),
  budget: 10,
  priceOf: () => ({ requested: 1, refusal: null }),
  publicError,
};

const root = {
  papers: async (_: unknown, { view }: { view: View }) => (await view.graph()).counts.papers,
  broken() {
    throw new Error('the secret is at neo4j://db.internal');
  },
  refused() {
    throw new GraphQLError('no', { extensions: { code: 'BAD_INPUT' } });
  },
  self: () => root,
  id: () => currentRequestId() ?? null,
};
const fields = schema.getQueryType()?.getFields() ?? {};
for (const [name, field] of Object.entries(fields)) {
  const resolve: unknown = Reflect.get(root, name);
  if (typeof resolve === 'function') field.resolve = (_source, args, context) => resolve(args, context);
}

/** A server on a free port, and what it logs. */
export async function openServer(
  store: Store,
  over: Api = api,
  metrics = createMetrics(),
  given: Partial<AppOptions> = {},
) {
  const logged: string[] = [];
  const logger = pino(
    { level: 'debug', base: null, mixin: () => ({ requestId: currentRequestId() }) },
    { write: (line: string) => void logged.push(line) },
  );
  const tabs = [{ query: '# How many papers there are\nquery Papers { papers }\n' }];
  const options = { api: over, store, logger, metrics, tabs, introspection: true, trusted: null, origins: [] };
  const server = await listen(createApp({ ...options, ...given }), 0, '127.0.0.1');
  return { ...server, logged };
}

/** A server over a seeded store of its own. */
export async function openSeededServer(over: Api): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { store, remove } = await openSeededStore();
  const server = await openServer(store, over);
  const close = async () => {
    await server.close(0);
    await remove();
  };
  return { url: server.url, close };
}

/** A query by POST. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
