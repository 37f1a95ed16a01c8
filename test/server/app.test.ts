import { connect } from 'node:net';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_SCORES } from '../../src/domain/score.js';
import { COST_BUDGET } from '../../src/graphql/cost.js';
import { createApi } from '../../src/server/api.js';
import { MAX_ALIASES, MAX_DEPTH, MAX_TOKENS } from '../../src/server/document-limit.js';
import { MAX_BODY } from '../../src/server/request-parser.js';
import type { Store } from '../../src/store/store.js';
import { api, openSeededStore, openServer, post } from './open-server.js';

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

const codeOf = async (response: Response) => {
  const body: unknown = await response.json();
  return body && typeof body === 'object' && 'errors' in body ? JSON.stringify(body.errors) : '';
};

describe('a query', () => {
  test('by POST is answered from the store', async () => {
    const response = await post(server.url, { query: '{ papers }' });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { papers: 2 }, extensions: { cost: { requested: 1, budget: 10 } } });
  });

  test('by GET is answered too', async () => {
    const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent('{ papers }')}`);
    expect(await response.json()).toMatchObject({ data: { papers: 2 } });
  });

  test('with variables that are not JSON is refused with the parameter named', async () => {
    const response = await fetch(`${server.url}/graphql?query=%7Bpapers%7D&variables=%7B`);
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toContain('variables');
  });

  test.each(['mutation', 'subscription'])('a %s by GET is refused', async (operation) => {
    const response = await fetch(`${server.url}/graphql?query=${operation}%7Bchange%7D`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  test('by GET may say that there are no variables', async () => {
    const response = await fetch(`${server.url}/graphql?query=%7Bpapers%7D&variables=null&extensions=null`);
    expect(await response.json()).toMatchObject({ data: { papers: 2 } });
  });

  test.each(['mutation', 'subscription'])('a %s that the schema has none of does not fit it', async (operation) => {
    const real = await openServer(seeded.store, createApi('grafeo', NO_SCORES, 'test'));
    const body = { query: `${operation} { __typename }` };
    const accept = 'application/graphql-response+json';
    const answers = [await post(real.url, body), await post(real.url, body, { Accept: accept })];
    expect(answers.map(({ status }) => status)).toEqual([200, 400]);
    for (const response of answers) {
      const answer: unknown = await response.json();
      expect(answer).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
      expect(answer).not.toHaveProperty('data');
    }
    await real.close(0);
  });

  test('two in one request are refused', async () => {
    const response = await post(server.url, [{ query: '{ papers }' }, { query: '{ papers }' }]);
    expect(response.status).toBe(400);
  });

  test.each(['', '{', '"text"', 'null', '{"query": 1}', '{}'])(
    "a body of %j is refused as the caller's fault",
    async (body) => {
      const response = await post(server.url, body);
      expect(response.status).toBe(400);
      expect(await codeOf(response)).toContain('BAD_REQUEST');
    },
  );
});

describe('the cost of an answer', () => {
  test.each([
    ['no JSON', '{'],
    ['no query', {}],
    ['no GraphQL', { query: '{' }],
    ['unknown fields', { query: '{ nothing }' }],
    ['too many tokens', { query: `{ ${'papers '.repeat(MAX_TOKENS)} }` }],
    ['too much depth', { query: `${'{ self '.repeat(MAX_DEPTH)}{ papers }${'}'.repeat(MAX_DEPTH)}` }],
    ['an operation that is not there', { query: 'query A { papers }', operationName: 'B' }],
  ])('where nothing was counted is the budget alone: %s', async (_, body) => {
    const answer: unknown = await (await post(server.url, body)).json();
    expect(answer).toMatchObject({ errors: [{}], extensions: { cost: { budget: 10 } } });
    expect(answer).not.toHaveProperty('extensions.cost.requested');
  });

  test('has no request where the variables do not fit the operation', async () => {
    const real = await openServer(seeded.store, createApi('grafeo', NO_SCORES, 'test'));
    const query = 'query ($first: Int) { papers(first: $first) { totalCount } }';
    const answer: unknown = await (await post(real.url, { query, variables: { first: 'many' } })).json();
    expect(answer).toHaveProperty('extensions.cost', { budget: COST_BUDGET });
    await real.close(0);
  });
});

describe('the way to ask', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused with what is allowed', async (method) => {
    const response = await fetch(`${server.url}/graphql`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/jsonp',
  ])('%s is refused as a content type', async (type) => {
    const response = await post(server.url, '{"query":"{ papers }"}', { 'Content-Type': type });
    expect(response.status).toBe(415);
  });

  test('an answer of another type is refused with those that there are', async () => {
    const response = await post(server.url, { query: '{ papers }' }, { Accept: 'application/xml' });
    expect(response.status).toBe(406);
    expect(await codeOf(response)).toContain('application/graphql-response+json');
  });

  test('no page of another origin may read an answer', async () => {
    const response = await post(server.url, { query: '{ papers }' }, { Origin: 'https://evil.example' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a path that leads nowhere is answered in JSON', async () => {
    const response = await fetch(`${server.url}/nothing`, { headers: { Accept: 'text/html' } });
    expect(response.status).toBe(404);
    expect(await codeOf(response)).toContain('/graphql');
  });
});

describe('a request that is broken', () => {
  /** Sends bytes as they are, and gives what comes back until the connection ends or `patience` milliseconds have gone. */
  const sendRaw = (bytes: string, patience = 300) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('close', () => resolve(answer));
      socket.write(bytes);
      setTimeout(() => socket.destroy(), patience);
    });

  test.each(['a b<>', '[bad', 'x:99999'])('by the host %j is refused without a stack trace', async (host) => {
    const answer = await sendRaw(`GET /graphql?query={papers} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).not.toContain('    at ');
  });

  test('by a client that leaves within its body is no error of ours', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nX-Request-Id: leaver\r\nContent-Type: application/json\r\n';
    await sendRaw(`${head}Content-Length: 50\r\n\r\n{"query`, 50);
    const lines = () => server.logged.filter((line) => line.includes('leaver'));
    await expect.poll(() => lines().some((line) => line.includes('"cut":true'))).toBe(true);
    expect(lines().filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});

describe('a body that is too large', () => {
  const large = JSON.stringify({ query: `{ papers } #${'x'.repeat(MAX_BODY)}` });

  test('is refused by its stated length', async () => {
    expect((await post(server.url, large)).status).toBe(413);
  });

  test('is refused while it is read where it states none', async () => {
    const body = new Blob([large]).stream();
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, duplex: 'half' };
    const response = await fetch(`${server.url}/graphql`, init);
    expect(response.status).toBe(413);
  });
});

describe('a document beyond the limits', () => {
  test.each([
    ['20,000 open brackets', `{ id(of: ${'['.repeat(20_000)}`],
    ['20,000 open braces', '{ self '.repeat(20_000)],
    ['too many fields below one another', `${'{ self '.repeat(MAX_DEPTH)}{ papers }${'}'.repeat(MAX_DEPTH)}`],
    ['too many aliases', `{ ${Array.from({ length: MAX_ALIASES + 1 }, (_, at) => `a${at}: papers`).join(' ')} }`],
  ])('of %s is refused', async (_, query) => {
    expect(await codeOf(await post(server.url, { query }))).toContain('COST_EXCEEDED');
  });

  test('of too many tokens is refused', async () => {
    expect(await codeOf(await post(server.url, { query: `{ ${'papers '.repeat(MAX_TOKENS)} }` }))).toContain('tokens');
  });

  test('is refused the second time as well', async () => {
    const query = `{ ${Array.from({ length: MAX_ALIASES + 1 }, (_, at) => `b${at}: papers`).join(' ')} }`;
    await post(server.url, { query });
    expect(await codeOf(await post(server.url, { query }))).toContain('COST_EXCEEDED');
  });

  test('variables that nest 100,000 lists do no harm', async () => {
    const variables = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const response = await post(server.url, `{"query":"query($a: Int) { id(of: $a) }","variables":{"a":${variables}}}`);
    expect(response.status).toBeLessThan(500);
    expect((await post(server.url, { query: '{ papers }' })).status).toBe(200);
  });
});

describe('an error', () => {
  test('of our own is masked, and logged under the id that the caller gets', async () => {
    const response = await post(server.url, { query: '{ broken papers }' }, { 'X-Request-Id': 'abc-1' });
    const text = await response.text();
    expect(text).not.toContain('secret');
    expect(JSON.parse(text)).toMatchObject({
      data: { broken: null, papers: 2 },
      errors: [{ path: ['broken'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'abc-1' } }],
    });
    const line = server.logged.find((entry) => entry.includes('the secret is at'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ requestId: 'abc-1' });
  });

  test('that is meant for callers reaches them', async () => {
    const response = await post(server.url, { query: '{ refused }' });
    expect(await response.json()).toMatchObject({ errors: [{ message: 'no', extensions: { code: 'BAD_INPUT' } }] });
  });

  test('of validation has a code', async () => {
    expect(await codeOf(await post(server.url, { query: '{ nothing }' }))).toContain('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('the request id', () => {
  test("is the caller's own, seen by all that the request awaits", async () => {
    const response = await post(server.url, { query: '{ id }' }, { 'X-Request-Id': 'proxy:42' });
    expect(response.headers.get('x-request-id')).toBe('proxy:42');
    expect(await response.json()).toMatchObject({ data: { id: 'proxy:42' } });
  });

  test.each(['with space', 'x'.repeat(200), '<script>'])('is a new one in place of %j', async (id) => {
    const response = await fetch(`${server.url}/nothing`, { headers: { 'X-Request-Id': id } });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('stands in the log line of a HEAD, which is told as it came', async () => {
    await fetch(`${server.url}/graphql?query=%7B__typename%7D`, {
      method: 'HEAD',
      headers: { 'X-Request-Id': 'head-7' },
    });
    await expect
      .poll(() => server.logged.find((line) => line.includes('head-7') && line.includes('"msg":"request"')) ?? '')
      .toContain('"method":"HEAD"');
  });

  test('stands in the log line of the request', async () => {
    await fetch(`${server.url}/health/live`, { headers: { 'X-Request-Id': 'live-7' } });
    await expect
      .poll(() => server.logged.some((line) => line.includes('live-7') && line.includes('"status":200')))
      .toBe(true);
  });
});

describe('the view of a request', () => {
  async function countViews(work: (url: string) => Promise<unknown>): Promise<{ taken: number; open: number }> {
    const count = { taken: 0, open: 0 };
    const store: Store = {
      ...seeded.store,
      async view() {
        const view = await seeded.store.view();
        count.taken += 1;
        count.open += 1;
        return {
          ...view,
          release() {
            count.open -= 1;
            view.release();
          },
        };
      },
    };
    const counting = await openServer(store);
    await work(counting.url);
    await counting.close(1_000);
    return count;
  }

  test('is released after an answer and after an error', async () => {
    const count = await countViews(async (url) => {
      await post(url, { query: '{ papers a: papers }' });
      await post(url, { query: '{ broken }' });
    });
    expect(count).toEqual({ taken: 2, open: 0 });
  });

  test('is released when the client has gone', async () => {
    const count = await countViews(async (url) => {
      const body = JSON.stringify({ query: '{ papers }' });
      const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      await new Promise<void>((resolve) => socket.write(head + body, () => resolve()));
      await new Promise((resolve) => setTimeout(resolve, 5));
      socket.destroy();
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(count).toEqual({ taken: 1, open: 0 });
  });

  test('is never taken for a query that costs too much', async () => {
    const costly = {
      ...api,
      priceOf: () => ({ requested: 11, refusal: new GraphQLError('too much') }),
    };
    const store: Store = { ...seeded.store, view: () => Promise.reject(new Error('must not be asked')) };
    const refusing = await openServer(store, costly);
    const response = await post(refusing.url, { query: '{ papers }' });
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'too much' }],
      extensions: { cost: { requested: 11, budget: 10 } },
    });
    expect(refusing.logged.join('')).not.toContain('must not be asked');
    await refusing.close(0);
  });
});
