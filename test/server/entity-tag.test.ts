import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSeed } from '../../src/cli/seed.js';
import { NO_SCORES } from '../../src/domain/score.js';
import { createApi } from '../../src/server/api.js';
import { cacheStore } from '../../src/store/cached-store.js';
import { openSeededStore, openServer, post } from './open-server.js';

let seeded: Awaited<ReturnType<typeof openSeededStore>>;
let server: Awaited<ReturnType<typeof openServer>>;
let views = 0;

beforeAll(async () => {
  seeded = await openSeededStore();
  const store = cacheStore(seeded.store, 2 ** 20);
  const counting = {
    ...store,
    async view() {
      const view = await store.view();
      return {
        ...view,
        papers(list: Parameters<typeof view.papers>[0]) {
          views += 1;
          return view.papers(list);
        },
      };
    },
  };
  server = await openServer(counting, createApi('grafeo', NO_SCORES, 'test'));
});

afterAll(async () => {
  await server.close(0);
  await seeded.remove();
});

const TITLES = 'query Titles($first: Int) { papers(first: $first) { edges { node { title } } } }';
const OTHER = 'query Other { papers { totalCount } }';

function get(query: string, known?: string | null, more: Record<string, string> = {}): Promise<Response> {
  const parameters = new URLSearchParams({ query, ...more });
  return fetch(`${server.url}/graphql?${parameters}`, { headers: known ? { 'If-None-Match': known } : {} });
}

describe('the tag of an answer by GET', () => {
  test('is told to HEAD too, with no body', async () => {
    const address = `${server.url}/graphql?${new URLSearchParams({ query: TITLES })}`;
    const head = await fetch(address, { method: 'HEAD' });
    const whole = await fetch(address);
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const name of ['etag', 'content-type', 'content-length', 'cache-control'])
      expect(head.headers.get(name), name).toBe(whole.headers.get(name));
    expect((await fetch(`${server.url}/graphql`, { method: 'HEAD' })).status).toBe(400);
  });

  test('gets 304 without a body or a look at the papers, as long as the graph stays', async () => {
    const first = await get(TITLES);
    const tag = first.headers.get('etag');
    expect(tag).toMatch(/^W\/"[0-9a-f]{32}"$/);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(first.headers.get('vary')).toContain('Accept');
    const before = views;
    for (const known of [tag, `"other", ${tag}`, tag?.replace('W/', '')]) {
      const again = await get(TITLES, known);
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
      expect(again.headers.get('x-request-id')).toMatch(/./);
    }
    expect(views).toBe(before);
    expect((await get(TITLES, '"other"')).status).toBe(200);
  });

  test('is that of the query, the operation and the variables', async () => {
    const both = `${TITLES} ${OTHER}`;
    const answers = await Promise.all([
      get(TITLES),
      get(OTHER),
      get(TITLES, null, { variables: '{"first":1}' }),
      get(TITLES, null, { variables: '{"first":2}' }),
      get(both, null, { operationName: 'Titles' }),
      get(both, null, { operationName: 'Other' }),
    ]);
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(answers.length);
    expect((await get(TITLES)).headers.get('etag')).toBe(answers[0]?.headers.get('etag'));
  });

  test.each([
    ['an error of a field', '{ papers(first: 0) { totalCount } }'],
    ['an error of validation', '{ nothing }'],
    [
      'a refusal',
      '{ papers(first: 100) { edges { node { similarPapers(first: 100) { totalCount edges { cursor } } } } } }',
    ],
  ])('is not there for %s', async (_, query) => {
    const response = await get(query, '*');
    expect(await response.text()).toContain('errors');
    expect([response.headers.get('etag'), response.headers.get('cache-control')]).toEqual([null, 'no-store']);
  });

  test('is not there by POST, which HTTP does not cache', async () => {
    const tag = (await get(TITLES)).headers.get('etag') ?? '';
    const response = await post(server.url, { query: TITLES }, { 'If-None-Match': tag });
    expect([response.status, response.headers.get('etag')]).toEqual([200, null]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('is another after a seed', async () => {
    const tag = (await get(TITLES)).headers.get('etag');
    const page = join(seeded.directory, '..', 'page.txt');
    await writeFile(page, `${await readFile(page, 'utf8')}\nWatching Clouds\nWe watch clouds by few-shot learning.\n`);
    await runSeed({ kind: 'file', directory: seeded.directory }, [page], {});
    await expect.poll(async () => (await get(TITLES, tag)).status, { timeout: 5_000 }).toBe(200);
    expect(await (await get(TITLES, tag)).text()).toContain('Watching Clouds');
  });
});
