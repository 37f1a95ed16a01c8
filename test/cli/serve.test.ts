import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runSeed } from '../../src/cli/seed.js';
import { temporaryFolder } from '../file-end.js';
import { PAGE, VOCABULARY } from './page.js';
import { type Running, runCommand, startCommand } from './run-command.js';

let folder = '';
beforeAll(async () => {
  folder = await temporaryFolder();
  const [page, vocabulary] = [join(folder, 'page.txt'), join(folder, 'vocabulary.tsv')];
  await writeFile(page, PAGE);
  await writeFile(vocabulary, VOCABULARY);
  await runSeed({ kind: 'file', directory: join(folder, 'store') }, [page], { vocabulary });
});

const settings = (store: string) => ({ PAPERGRAPH_STORE: `file:${join(folder, store)}`, PORT: '0' });

async function urlOf(running: Running): Promise<string> {
  await vi.waitFor(() => expect(running.written.err).toContain('answers on'), { timeout: 20_000 });
  return /http:\/\/[\d.:]+/.exec(running.written.err)?.[0] ?? '';
}

async function countPapers(url: string): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ query: '{ graph { counts { papers } } }' });
  return (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json();
}

const papers = (count: number) => ({ data: { graph: { counts: { papers: count } } } });

describe('papergraph start', () => {
  test('seeds the packaged list where there is no graph, answers, and ends with a signal', async () => {
    const running = startCommand(['start'], settings('fresh'));
    const url = await urlOf(running);
    expect(running.written.err).toContain('seeding the list');
    expect(await countPapers(url)).toMatchObject(papers(56));
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 0, out: '' });
  });
});

describe('papergraph serve', () => {
  let running: Running;
  let url = '';
  beforeAll(async () => {
    running = startCommand(['serve'], settings('store'));
    url = await urlOf(running);
  });
  afterAll(() => void running.child.kill('SIGKILL'));

  test('answers from the graph', async () => {
    expect(await countPapers(url)).toMatchObject(papers(2));
  });

  test('answers trusted documents alone when it is told to', async () => {
    const documents = join(folder, 'documents');
    await mkdir(documents);
    await writeFile(join(documents, 'revision.graphql'), '{ graph { revision } }');
    const trusting = startCommand(['serve', '--trusted-documents', documents], settings('store'));
    const address = await urlOf(trusting);
    expect(await countPapers(address)).toMatchObject({ errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] });
    const id = createHash('sha256').update('{ graph { revision } }').digest('hex');
    const answer = await fetch(`${address}/graphql?documentId=sha256:${id}`);
    expect(await answer.json()).toMatchObject({ data: { graph: { revision: expect.any(Number) } } });
    trusting.child.kill('SIGTERM');
    expect(await trusting.ended).toMatchObject({ code: 0 });
  });

  test('says in a line that a port is in use', async () => {
    const second = await runCommand(['start', '--port', new URL(url).port], settings('store'));
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toMatch(/^Port \d+ of 127.0.0.1 is in use; .*--port.*\n$/);
  });

  test('lets a running request end when it is told to stop', async () => {
    const body = JSON.stringify({ query: '{ graph { counts { papers } } }' });
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
    const answered = new Promise((resolve, reject) => {
      const options = { port: new URL(url).port, path: '/graphql', method: 'POST', headers };
      const slow = request(options, (response) => resolve(response.statusCode));
      slow.on('error', reject);
      slow.write(body.slice(0, 5), () => {
        setTimeout(() => running.child.kill('SIGTERM'), 100);
        setTimeout(() => slow.end(body.slice(5)), 400);
      });
    });
    expect(await answered).toBe(200);
    expect(await running.ended).toMatchObject({ code: 0, out: '' });
  });
});
