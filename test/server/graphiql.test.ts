import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodingFor } from '../../src/server/graphiql-asset.js';
import { openSeededStore, openServer } from './open-server.js';

let seeded: Awaited<ReturnType<typeof openSeededStore>>;
let server: Awaited<ReturnType<typeof openServer>>;

beforeAll(async () => {
  seeded = await openSeededStore();
  server = await openServer(seeded.store);
});

afterAll(async () => {
  await server.close(0);
  await seeded.remove();
});

const openPage = () => fetch(`${server.url}/graphql`, { headers: { Accept: 'text/html,application/xhtml+xml' } });
const pathsIn = (text: string) => [...new Set(text.match(/\/graphiql\/[\w.-]+/g) ?? [])];

/** The page's own files, and the workers that its start script names. */
async function assetPaths(): Promise<string[]> {
  const paths = pathsIn(await (await openPage()).text());
  const start = paths.find((path) => path.includes('/start-'));
  return [...paths, ...pathsIn(await (await fetch(`${server.url}${start}`)).text())];
}

describe('the page', () => {
  test('is small, named papergraph, and allows nothing from elsewhere', async () => {
    const response = await openPage();
    const html = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html.length).toBeLessThan(2_000);
    expect(html).toContain('<title>papergraph</title>');
    expect(html).not.toMatch(/https?:\/\//);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('opens with the example queries', async () => {
    const start = (await assetPaths()).find((path) => path.includes('/start-'));
    expect(await (await fetch(`${server.url}${start}`)).text()).toContain('# How many papers there are');
  });

  test('is not what a program gets that asks for JSON', async () => {
    const response = await fetch(`${server.url}/graphql?query={papers}`, { headers: { Accept: 'application/json' } });
    expect(await response.json()).toMatchObject({ data: { papers: 2 } });
  });
});

describe('its files', () => {
  test('are all there, for good, and under the type that they have', async () => {
    const paths = await assetPaths();
    expect(paths).toHaveLength(6);
    for (const path of paths) {
      const response = await fetch(`${server.url}${path}`, { method: 'HEAD' });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-type')).toMatch(path.endsWith('.css') ? /^text\/css/ : /^text\/javascript/);
    }
  });

  test('are packed as the browser can read them, and say the same', async () => {
    const path = (await assetPaths()).find((name) => name.includes('/graphiql-') && name.endsWith('.js'));
    const get = (encoding: string) => fetch(`${server.url}${path}`, { headers: { 'Accept-Encoding': encoding } });
    const [plain, gzip, brotli] = await Promise.all([get('identity'), get('gzip'), get('gzip, br')]);
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(brotli.headers.get('content-encoding')).toBe('br');
    expect(Number(brotli.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')) / 3);
    const text = await plain.text();
    expect(await gzip.text()).toBe(text);
    expect(await brotli.text()).toBe(text);
  });

  test('that are not there are not found', async () => {
    for (const path of ['/graphiql/none.js', '/graphiql/..%2f..%2fpackage.json', '/graphiql/']) {
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    }
  });
});

test.each([
  [undefined, 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['deflate', 'identity'],
  ['BR', 'br'],
  ['*', 'gzip'],
])('Accept-Encoding %s is answered with %s', (header, encoding) => {
  expect(encodingFor(header)).toBe(encoding);
});
