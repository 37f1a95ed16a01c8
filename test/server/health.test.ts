import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_SCORES } from '../../src/domain/score.js';
import { COST_BUDGET } from '../../src/graphql/cost.js';
import { createApi, publicError } from '../../src/server/api.js';
import { createLogger } from '../../src/server/logger.js';
import { StoreError } from '../../src/store/errors.js';
import type { Store } from '../../src/store/store.js';
import { openSeededStore, openServer, post } from './open-server.js';

let seeded: Awaited<ReturnType<typeof openSeededStore>>;
beforeAll(async () => {
  seeded = await openSeededStore();
});
afterAll(() => seeded.remove());

const fault = new StoreError('UNAVAILABLE', 'No answer from neo4j://db.internal:7687');

/** The real store, as it is while nobody answers at its address. */
const away = (): Store => ({ ...seeded.store, ping: () => Promise.reject(fault), view: () => Promise.reject(fault) });

describe('the health of the server', () => {
  test('is asked of the store where it says whether it is ready', async () => {
    const server = await openServer(seeded.store);
    for (const check of ['live', 'ready']) {
      const response = await fetch(`${server.url}/health/${check}`);
      expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    }
    await server.close(0);
  });

  test('is live but not ready while the store is away, with a reason that names no host', async () => {
    const server = await openServer(away());
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    const ready = await fetch(`${server.url}/health/ready`);
    const text = await ready.text();
    expect(ready.status).toBe(503);
    expect(text).toContain('cannot be read');
    expect(text).not.toContain('internal');
    expect(server.logged.join('')).toContain('db.internal');
    await server.close(0);
  });
});

describe('a query while the store is away', () => {
  test('is told so, without a host', async () => {
    const server = await openServer(away());
    const response = await post(server.url, { query: '{ papers }' });
    const text = await response.text();
    expect(text).toContain('STORE_UNAVAILABLE');
    expect(text).not.toContain('internal');
    expect(JSON.parse(text)).toMatchObject({ extensions: { cost: { requested: 1, budget: 10 } } });
    await server.close(0);
  });
});

describe('the API over the real schema', () => {
  test('refuses what costs more than the budget, and answers what does not', async () => {
    const server = await openServer(seeded.store, createApi('grafeo', NO_SCORES, 'test'));
    const papers = (size: number) =>
      `{ papers(first: ${size}) { edges { node { concepts(first: ${size}) { edges { node { papers(first: ${size}) { edges { node { slug } } } } } } } } } }`;
    const refused = await post(server.url, { query: papers(100) });
    expect(await refused.json()).toMatchObject({
      errors: [
        { extensions: { code: 'COST_EXCEEDED', cost: { requested: 1_010_100, budget: COST_BUDGET, field: 'papers' } } },
      ],
      extensions: { cost: { requested: 1_010_100, budget: COST_BUDGET } },
    });
    const answered = await post(server.url, { query: papers(5) });
    expect(await answered.json()).toMatchObject({
      data: { papers: { edges: [{}, {}] } },
      extensions: { cost: { requested: 5 + 25 + 125, budget: COST_BUDGET } },
    });
    await server.close(0);
  });

  test('says of a variable that it cannot take that the input is bad', async () => {
    const server = await openServer(seeded.store, createApi('grafeo', NO_SCORES, 'test'));
    const query = 'query($first: Int) { papers(first: $first) { totalCount } }';
    const response = await post(server.url, { query, variables: { first: 'many' } });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] });
    await server.close(0);
  });
});

test('a fault of our own has no public words', () => {
  expect(publicError(new Error('secret'))).toBeNull();
  expect(publicError(new StoreError('STATEMENT', 'MATCH (n) RETURN secret'))).toBeNull();
});

test('the log keeps to its level', () => {
  expect(createLogger('warn', false).isLevelEnabled('info')).toBe(false);
});
