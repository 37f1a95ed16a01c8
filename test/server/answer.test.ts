import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NO_SCORES } from '../../src/domain/score.js';
import { createApi } from '../../src/server/api.js';
import { cacheStore } from '../../src/store/cached-store.js';
import type { View } from '../../src/store/store.js';
import { openSeededStore, openServer, post } from './open-server.js';

let seeded: Awaited<ReturnType<typeof openSeededStore>>;
let server: Awaited<ReturnType<typeof openServer>>;
let lists = 0;

beforeAll(async () => {
  seeded = await openSeededStore();
  const store = cacheStore(seeded.store, 2 ** 20);
  const counting = {
    ...store,
    async view(): Promise<View> {
      const view = await store.view();
      const papers: View['papers'] = (...list) => {
        lists += 1;
        return view.papers(...list);
      };
      return { ...view, papers };
    },
  };
  server = await openServer(counting, createApi('grafeo', NO_SCORES, 'test'));
});
beforeEach(() => {
  lists = 0;
});
afterAll(async () => {
  await server.close(0);
  await seeded.remove();
});

const ask = async (query: string, variables: object = {}, headers: Record<string, string> = {}) => {
  const response = await post(server.url, { query, variables }, headers);
  return { type: response.headers.get('content-type'), text: await response.text() };
};
const TITLES = 'query ($first: Int) { papers(first: $first) { edges { node { title } } } }';

describe('an answer', () => {
  test('is worked out once for all who ask the same, and is the same to the letter', async () => {
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => ask(TITLES, { first: 1 })));
    expect(first?.text).toContain('"extensions":{"cost":{"requested":1,');
    for (const other of [...others, await ask(TITLES, { first: 1 })]) expect(other).toEqual(first);
    expect(lists).toBe(1);
  });

  test('is another where query, variables or operation are', async () => {
    const both = `query A { papers(first: 1) { totalCount } } query B { papers(first: 2) { edges { cursor } } }`;
    const answers = [
      await ask(TITLES, { first: 1 }),
      await ask(TITLES, { first: 2 }),
      await ask(TITLES.replace('title', 'slug'), { first: 2 }),
      ...(await Promise.all(
        ['A', 'B'].map(async (operationName) => {
          const response = await post(server.url, { query: both, operationName });
          return { type: '', text: await response.text() };
        }),
      )),
    ];
    expect(new Set(answers.map(({ text }) => text)).size).toBe(answers.length);
  });

  test('is of the media type that each accepts', async () => {
    const types = ['application/json', 'application/graphql-response+json'];
    for (const accept of types) {
      const { type, text } = await ask(TITLES, { first: 2 }, { Accept: accept });
      expect(type).toBe(`${accept}; charset=utf-8`);
      expect(JSON.parse(text).data.papers.edges).toHaveLength(2);
    }
  });

  test('with errors is worked out for each', async () => {
    const query = '{ papers(first: 2) { edges { node { title } } } wrong: papers(first: 0) { totalCount } }';
    for (const _ of [1, 2]) expect((await ask(query)).text).toContain('BAD_INPUT');
    expect(lists).toBe(2);
  });
});
