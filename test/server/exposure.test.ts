import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMetrics } from '../../src/server/metrics.js';
import { api, openSeededStore, openServer, post } from './open-server.js';

let seeded: Awaited<ReturnType<typeof openSeededStore>>;
beforeAll(async () => {
  seeded = await openSeededStore();
});
afterAll(() => seeded.remove());

const open = (given: Parameters<typeof openServer>[3]) => openServer(seeded.store, api, createMetrics(), given);
const PAGE = 'https://page.example';
const preflight = (url: string, origin: string) =>
  fetch(`${url}/graphql`, {
    method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
  });

describe('pages of other origins', () => {
  test('may read answers where their origin is listed', async () => {
    const server = await open({ origins: [PAGE] });
    const asked = await preflight(server.url, PAGE);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(asked.headers.get('access-control-allow-headers')).toContain('Content-Type');
    const answer = await post(server.url, { query: '{ papers }' }, { Origin: PAGE });
    expect(answer.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    const byGet = await fetch(`${server.url}/graphql?query={papers}`, { headers: { Origin: PAGE } });
    expect(byGet.headers.get('vary')).toContain('Origin');
    await server.close(0);
  });

  test('may not where it is another, nor read anything else', async () => {
    const server = await open({ origins: [PAGE] });
    expect((await preflight(server.url, 'https://evil.example')).status).toBe(405);
    for (const [path, origin] of [
      ['/graphql?query={papers}', 'https://evil.example'],
      ['/metrics', PAGE],
    ]) {
      const answer = await fetch(`${server.url}${path}`, { headers: { Origin: origin ?? '' } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    await server.close(0);
  });

  test('all may where any origin is listed', async () => {
    const server = await open({ origins: ['*'] });
    const answer = await post(server.url, { query: '{ papers }' }, { Origin: 'https://any.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    await server.close(0);
  });
});

describe('what is switched off', () => {
  test('is the schema, while queries are answered', async () => {
    const server = await open({ introspection: false });
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }']) {
      const refused = await post(server.url, { query });
      const text = await refused.text();
      expect(text).toContain('GRAPHQL_VALIDATION_FAILED');
      expect(text).not.toContain('data');
    }
    const answered = await post(server.url, { query: '{ papers __typename }' });
    expect(await answered.json()).toMatchObject({ data: { papers: 2, __typename: 'Query' } });
    await server.close(0);
  });

  test('is the page with its code', async () => {
    const server = await open({ tabs: null });
    const page = await fetch(`${server.url}/graphql`, { headers: { Accept: 'text/html' } });
    expect(await page.text()).not.toContain('<html');
    expect((await fetch(`${server.url}/graphiql/any.js`)).status).toBe(404);
    await server.close(0);
  });
});
