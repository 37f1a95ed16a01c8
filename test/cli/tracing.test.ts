import { execFile } from 'node:child_process';

import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test, vi } from 'vitest';
import { listen } from '../../src/server/listen.js';
import { temporaryFolder } from '../file-end.js';
import { digestSource, seedInto } from '../store/open-fixture.js';
import { startCommand } from './run-command.js';

const serve = new URL('../../dist/cli/serve.js', import.meta.url);

let directory = '';
beforeAll(async () => {
  directory = join(await temporaryFolder(), 'store');
  await seedInto({ kind: 'file', directory }, [digestSource()]);
});

/** Takes what is sent to it, as a collector of spans does. */
async function openCollector() {
  const sent: { readonly path: string; readonly type: string; readonly body: string }[] = [];
  const server = await listen(
    async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { url: path = '', headers } = request;
      // Protobuf has texts as they are.
      sent.push({ path, type: headers['content-type'] ?? '', body: Buffer.concat(chunks).toString('latin1') });
      response.end();
    },
    0,
    '127.0.0.1',
  );
  return { ...server, sent };
}

async function askOnce(env: Record<string, string>): Promise<{ err: string; code: number | null }> {
  const running = startCommand(['serve', '--port', '0'], { PAPERGRAPH_STORE: `file:${directory}`, ...env });
  await vi.waitFor(() => expect(running.written.err).toContain('answers on'), { timeout: 20_000 });
  const url = /http:\/\/[\d.:]+/.exec(running.written.err)?.[0];
  const body = JSON.stringify({ query: 'query Shown { papers(first: 1) { totalCount } }' });
  await fetch(`${url}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  running.child.kill('SIGTERM');
  return running.ended;
}

test('spans go to the collector of the environment, the last of them when the server ends', async () => {
  const collector = await openCollector();
  const ended = await askOnce({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_SERVICE_NAME: 'papers-of-mine',
    OTEL_BSP_SCHEDULE_DELAY: '600000',
  });
  await collector.close(0);
  expect(ended.code).toBe(0);
  expect(collector.sent).toMatchObject([{ path: '/v1/traces', type: 'application/x-protobuf' }]);
  for (const text of ['papers-of-mine', 'POST /graphql', 'Shown', 'countPapers'])
    expect(collector.sent[0]?.body).toContain(text);
});

test('a collector that is away is a line of the log', async () => {
  const ended = await askOnce({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
    OTEL_EXPORTER_OTLP_TIMEOUT: '1000',
  });
  expect(ended.code).toBe(0);
  expect(ended.err).toContain('ECONNREFUSED');
});

test('a protocol that is not known is told, and nothing is sent', async () => {
  const collector = await openCollector();
  const ended = await askOnce({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' });
  await collector.close(0);
  expect(ended.err).toContain('http/protobuf alone');
  expect(collector.sent).toEqual([]);
});

test('the SDK is not loaded where no spans are wanted', async () => {
  const loaded = `import { createRequire } from 'node:module';
    await import(${JSON.stringify(serve.href)});
    const paths = Object.keys(createRequire(import.meta.url).cache);
    console.log(paths.filter((path) => /opentelemetry.(?:sdk|exporter|resources)/.test(path)).length, paths.length > 100);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', loaded]);
  expect(stdout.trim()).toBe('0 true');
});
