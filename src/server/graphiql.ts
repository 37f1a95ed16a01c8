import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Asset, createAsset, sendAsset } from './graphiql-asset.js';

/** One tab that the page opens with. */
export interface Tab {
  readonly query: string;
}

/** Where the page's assets lie. */
export const ASSET_FOLDER = '/graphiql';

/** GraphiQL from this server alone: a small page, and its code and styles as files of their own. */
export interface GraphiQL {
  sendPage(response: ServerResponse): Promise<void>;
  /** Sends an asset; false where there is none at `path`. */
  sendAsset(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

/** No script, style or connection from anywhere else: what the page needs comes from here. Monaco writes style elements. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page is made when it is first asked for: its code is 9 MB, which a server without visitors need not hold. */
export function createGraphiQL(endpoint: string, tabs: readonly Tab[]): GraphiQL {
  let made: Promise<Site> | null = null;
  const site = () => {
    made ??= createSite(endpoint, tabs);
    return made;
  };
  return {
    async sendPage(response) {
      const { html } = await site();
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Length': html.byteLength,
        'Cache-Control': 'no-cache',
        'Content-Security-Policy': POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
      });
      response.end(html);
    },
    async sendAsset(path, request, response) {
      const asset = (await site()).assets.get(path);
      if (asset) await sendAsset(request, response, asset);
      return asset !== undefined;
    },
  };
}

interface Site {
  readonly html: Buffer;
  readonly assets: ReadonlyMap<string, Asset>;
}

async function createSite(endpoint: string, tabs: readonly Tab[]): Promise<Site> {
  const parts = await import('@graphql-yoga/render-graphiql/graphiql');
  const script = (name: string, content: string) => createAsset(ASSET_FOLDER, name, 'js', content);
  const app = script('graphiql', parts.js);
  const style = createAsset(ASSET_FOLDER, 'graphiql', 'css', parts.css);
  const workers = {
    editorWorkerService: script('editor-worker', parts.editorWorkerService),
    json: script('json-worker', parts.jsonWorker),
    graphql: script('graphql-worker', parts.graphqlWorker),
  };
  const workerPaths = Object.fromEntries(Object.entries(workers).map(([label, worker]) => [label, worker.path]));
  const start = script('start', startScript(workerPaths, { endpoint, title: 'papergraph', tabs }));
  const assets = [app, style, start, ...Object.values(workers)];
  return {
    html: Buffer.from(page(style.path, [app.path, start.path])),
    assets: new Map(assets.map((asset) => [asset.path, asset])),
  };
}

/**
 * Starts GraphiQL as @graphql-yoga/render-graphiql does, with its workers as files. GraphiQL opens one more tab at each reload unless
 * its first query is that of a stored tab, and at a first visit overlooks the query in a link: both are settled here.
 */
function startScript(
  workers: Readonly<Record<string, string>>,
  options: { readonly tabs: readonly Tab[]; readonly [name: string]: unknown },
): string {
  return `const workers = ${JSON.stringify(workers)};
const { tabs, ...options } = ${JSON.stringify(options)};
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => workers[label] };

function storedTab() {
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'));
    return tabs[activeTabIndex];
  } catch {
    return undefined;
  }
}

const linked = new URLSearchParams(location.search).get('query');
const stored = storedTab();
const first = stored && (linked === null || linked === stored.query) ? stored : { query: linked ?? undefined };
YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
  ...options,
  defaultTabs: linked === null ? tabs : [{ query: linked }, ...tabs],
  initialQuery: first.query ?? undefined,
  initialVariables: first.variables ?? '',
  initialHeaders: first.headers ?? '',
});
`;
}

function page(style: string, scripts: readonly string[]): string {
  const tags = scripts.map((path) => `<script defer src="${path}"></script>`).join('\n    ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>papergraph</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${style}">
    ${tags}
  </head>
  <body id="body" class="no-focus-outline">
    <noscript>GraphiQL needs JavaScript. The API itself does not: send queries to this address by POST.</noscript>
    <div id="root"></div>
  </body>
</html>
`;
}
