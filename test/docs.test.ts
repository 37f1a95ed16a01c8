import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTrustedDocuments } from '../src/cli/trusted-file.js';
import { NO_SCORES } from '../src/domain/score.js';
import { createSchema } from '../src/graphql/schema.js';
import { createApi } from '../src/server/api.js';
import { createMetrics } from '../src/server/metrics.js';
import { cacheStore } from '../src/store/cached-store.js';
import { temporaryFolder } from './file-end.js';
import { openServer } from './server/open-server.js';
import { openFixtureStore } from './store/open-fixture.js';

const folder = new URL('../docs/', import.meta.url);
const run = promisify(execFile);

/** A program and what the page says that it prints. */
const EXAMPLE = /^```js\n([\s\S]*?)^```\n\n^```text\n([\s\S]*?)^```$/gm;

interface Example {
  readonly page: string;
  readonly number: number;
  readonly code: string;
  readonly output: string;
}

const textOf = (page: string) => readFileSync(new URL(page, folder), 'utf8');

function examplesOf(page: string): Example[] {
  return [...textOf(page).matchAll(EXAMPLE)].map(([, code = '', output = ''], at) => ({
    page,
    number: at + 1,
    code,
    output,
  }));
}

/** With PAPERGRAPH_UPDATE_DOCS set, pages are told what their programs print now, as after a change of the vocabulary. */
const UPDATE = Boolean(process.env['PAPERGRAPH_UPDATE_DOCS']);

const WITHOUT_PROGRAMS = ['behind-a-proxy.md', 'errors.md', 'limits.md'];
const pages = readdirSync(folder).filter((name) => !WITHOUT_PROGRAMS.includes(name));
type Server = Awaited<ReturnType<typeof openServer>>;
let server: Server;
/** Trusts the documents that the page on them says. */
let trusting: Server;
beforeAll(async () => {
  const store = cacheStore(await openFixtureStore(), 2 ** 24);
  const api = createApi('grafeo', NO_SCORES, 'test');
  server = await openServer(store, api);
  const trusted = await readTrustedDocuments('schema/operations', createSchema(), true);
  trusting = await openServer(store, api, createMetrics(), { trusted });
});
afterAll(() => Promise.all([server.close(0), trusting.close(0)]));

describe('the pages of docs', () => {
  test.each(pages)('%s has programs, each with what it prints', (page) => {
    const programs = textOf(page).match(/^```js$/gm) ?? [];
    expect(programs.length).toBeGreaterThan(0);
    expect(examplesOf(page)).toHaveLength(programs.length);
  });

  test.each(pages.flatMap(examplesOf))('$page: program $number prints what the page says', async (example) => {
    const file = join(await temporaryFolder(), 'program.mjs');
    const { url } = example.page === 'trusted-documents.md' ? trusting : server;
    await writeFile(file, example.code.replaceAll('http://127.0.0.1:4000', url));
    const { stdout } = await run(process.execPath, [file]);
    if (UPDATE) {
      const block = (output: string) => `${example.code}\`\`\`\n\n\`\`\`text\n${output}\`\`\``;
      const text = textOf(example.page).replace(block(example.output), () => block(stdout));
      await writeFile(new URL(example.page, folder), text);
    } else expect(stdout).toBe(example.output);
  });
});
