import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runSeed } from '../../src/cli/seed.js';
import { hasFinishedGraph, type StoreLocation } from '../../src/store/open.js';
import { temporaryFolder } from '../file-end.js';
import { LINES, PAGE, VOCABULARY } from './page.js';
import { runCommand, startCommand } from './run-command.js';

let folder = '';
let page = '';
let vocabulary = '';
beforeAll(async () => {
  folder = await temporaryFolder();
  page = join(folder, 'page.txt');
  vocabulary = join(folder, 'vocabulary.tsv');
  await writeFile(page, PAGE);
  await writeFile(vocabulary, VOCABULARY);
});

const locationOf = (name: string): StoreLocation => ({ kind: 'file', directory: join(folder, name) });
const seedInto = (name: string, args: readonly string[], input?: string) =>
  runCommand(['seed', '--vocabulary', vocabulary, ...args], { PAPERGRAPH_STORE: `file:${join(folder, name)}` }, input);

describe('papergraph seed', () => {
  test('reports in a few lines for people, or as JSON, and finds nothing new the second time', async () => {
    const first = await seedInto('twice', [page]);
    expect(first).toMatchObject({ code: 0, out: '' });
    expect(first.err).toContain('2 records read: papers 2 new, 0 changed, 0 unchanged; 0 rejected.');
    const second = await seedInto('twice', ['--json', page]);
    const report: { graph: { snapshot: string } } = JSON.parse(second.out);
    expect(report).toMatchObject({ recordsRead: 2, papersNew: 0, papersChanged: 0, papersUnchanged: 2 });
    expect(first.err).toContain(`1 repository; snapshot ${report.graph.snapshot.slice(0, 12)}`);
  });

  test('reads standard input, reports rejects with their line, and writes them where asked', async () => {
    const rejects = join(folder, 'rejects.ndjson');
    const ended = await seedInto('stdin', ['-', '--rejects', rejects], LINES);
    expect(ended.code).toBe(0);
    expect(ended.err).toContain('standard input, line 3:');
    expect(ended.err).toContain('1 rejected');
    expect(JSON.parse(await readFile(rejects, 'utf8'))).toMatchObject({ source: 'standard input', line: 3 });
  });

  test('tells a second seeder who the first is', async () => {
    const env = { PAPERGRAPH_STORE: `file:${join(folder, 'locked')}` };
    const first = startCommand(['seed', '--vocabulary', vocabulary, '-'], env);
    await expect.poll(() => existsSync(join(folder, 'locked', 'seeder.lock')), { timeout: 10_000 }).toBe(true);
    const second = await seedInto('locked', [page]);
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toMatch(new RegExp(`^Another seeder \\(process ${first.child.pid} on .*\\n$`));
    first.child.stdin?.end(PAGE);
    expect((await first.ended).code).toBe(0);
  });
});

describe('a dry run', () => {
  test('says the same and leaves nothing', async () => {
    const report = await runSeed(locationOf('dry'), [page], { vocabulary, dryRun: true });
    expect(report).toMatchObject({ papersNew: 2, graph: null });
    expect(existsSync(join(folder, 'dry'))).toBe(false);
  });

  test('compares with the graph that is there', async () => {
    await runSeed(locationOf('there'), [page], { vocabulary });
    const report = await runSeed(locationOf('there'), [page], { vocabulary, dryRun: true });
    expect(report).toMatchObject({ papersNew: 0, papersUnchanged: 2 });
  });
});

describe('a seed that fails', () => {
  test('for a source shows readers nothing of what came before, and the next one is free to go', async () => {
    const binary = join(folder, 'binary');
    await writeFile(binary, Buffer.from([0, 1, 2, 0, 255, 0]));
    await expect(runSeed(locationOf('failed'), [page, binary], { vocabulary })).rejects.toThrow('binary');
    expect(await hasFinishedGraph(locationOf('failed'))).toBe(false);
    expect(await runSeed(locationOf('failed'), [page], { vocabulary })).toMatchObject({ papersNew: 2 });
  });

  test('for its rejects file does so before anything is read', async () => {
    const rejects = join(folder, 'no', 'rejects.ndjson');
    await expect(runSeed(locationOf('unwritable'), [page], { vocabulary, rejects })).rejects.toThrow('Cannot write');
    expect(existsSync(join(folder, 'unwritable'))).toBe(false);
  });
});
