import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { NO_SCORES } from '../../src/domain/score.js';
import { ERROR_CODES } from '../../src/graphql/errors.js';
import { createApi } from '../../src/server/api.js';
import { openStore } from '../../src/store/open.js';
import { onFileEnd, temporaryFolder } from '../file-end.js';
import { digestSource, seedInto } from '../store/open-fixture.js';
import { HOSTILE_REQUESTS, send } from './hostile-request.js';
import { openServer, post } from './open-server.js';

let server: Awaited<ReturnType<typeof openServer>>;
let statements = 0;

beforeAll(async () => {
  const location = { kind: 'file', directory: join(await temporaryFolder(), 'store') } as const;
  await seedInto(location, [digestSource()]);
  const onStatement = () => {
    statements += 1;
  };
  const store = await openStore(location, { onStatement });
  onFileEnd(() => store.close());
  server = await openServer(store, createApi('grafeo', NO_SCORES, 'test'));
});
afterAll(() => server.close(0));

const Refusal = z.object({
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })).nonempty(),
});
const PUBLIC = Object.keys(ERROR_CODES).filter((code) => code !== 'INTERNAL_SERVER_ERROR');

describe('a hostile request', () => {
  test('is one of many', () => {
    expect(HOSTILE_REQUESTS.length).toBeGreaterThan(60);
    expect(new Set(HOSTILE_REQUESTS.map(({ name }) => name)).size).toBe(HOSTILE_REQUESTS.length);
  });

  test.each(HOSTILE_REQUESTS.map((request) => [request.name, request] as const))(
    '%s is refused by a code, and the store is not asked',
    async (_name, request) => {
      statements = 0;
      const response = await send(server.url, request);
      const text = await response.text();
      // Node itself refuses a head that is too large, before there is a request.
      if (response.status !== 431) {
        for (const { extensions } of Refusal.parse(JSON.parse(text)).errors) expect(PUBLIC).toContain(extensions.code);
      }
      expect(text.length).toBeLessThan(50_000);
      expect(statements).toBe(0);
    },
  );

  test('leaves the server answering others', async () => {
    expect(await (await post(server.url, { query: '{ graph { counts { papers } } }' })).json()).toMatchObject({
      data: { graph: { counts: { papers: 56 } } },
    });
  });
});
