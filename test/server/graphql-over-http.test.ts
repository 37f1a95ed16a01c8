import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_SCORES } from '../../src/domain/score.js';
import { createApi } from '../../src/server/api.js';
import { openSeededServer } from './open-server.js';

let server: Awaited<ReturnType<typeof openSeededServer>>;
beforeAll(async () => {
  server = await openSeededServer(createApi('grafeo', NO_SCORES, 'test'));
});
afterAll(() => server.close());

/** The audits of the GraphQL over HTTP specification, what it requires and what it recommends. */
const audits = serverAudits({ url: () => `${server.url}/graphql`, fetchFn: fetch });

describe('GraphQL over HTTP', () => {
  test('is audited in full', () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
  });
});
