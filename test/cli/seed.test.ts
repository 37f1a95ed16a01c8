import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LINES, PAGE } from './page.js';
import { runCommand, startCommand } from './run-command.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'papergraph-seed-'));
  await writeFile(join(folder, 'page.txt'), PAGE);
  await writeFile(join(folder, 'lines.ndjson'), LINES);
});
afterAll(() => rm(folder, { recursive: true }));

const storeAt = (name: string) => ({ PAPERGRAPH_STORE: `file:${join(folder, name)}` });

describe('papergraph seed', () => {
  test('reports what it read in a few lines on standard error', async () => {
    const ended = await runCommand(['seed', join(folder, 'page.txt')], storeAt('human'));
    expect(ended).toMatchObject({ code: 0, out: '' });
    expect(ended.err).toContain('2 records read: papers 2 new, 0 changed, 0 unchanged; 0 rejected.');
    expect(ended.err).toContain('The graph now holds 2 papers');
  });

  test('reports as JSON where asked, and finds nothing new the second time', async () => {
    const args = ['seed', '--json', join(folder, 'page.txt')];
    const [first, second] = [await runCommand(args, storeAt('twice')), await runCommand(args, storeAt('twice'))];
    const [before, after]: { graph: unknown }[] = [JSON.parse(first.out), JSON.parse(second.out)];
    expect(before).toMatchObject({ recordsRead: 2, papersNew: 2, links: 1 });
    expect(after).toMatchObject({ recordsRead: 2, papersNew: 0, papersChanged: 0, papersUnchanged: 2 });
    expect(after?.graph).toEqual(before?.graph);
  });

  test('reads standard input, reports rejects with their line, and writes them where asked', async () => {
    const rejects = join(folder, 'rejects.ndjson');
    const ended = await runCommand(['seed', '-', '--rejects', rejects], storeAt('stdin'), LINES);
    expect(ended.code).toBe(0);
    expect(ended.err).toContain('standard input, line 3:');
    expect(ended.err).toContain('1 rejected');
    expect(JSON.parse(await readFile(rejects, 'utf8'))).toMatchObject({ source: 'standard input', line: 3 });
  });

  test('a dry run says the same and leaves nothing', async () => {
    const ended = await runCommand(['seed', '--dry-run', '--json', join(folder, 'page.txt')], storeAt('dry'));
    expect(JSON.parse(ended.out)).toMatchObject({ papersNew: 2, graph: null });
    expect(existsSync(join(folder, 'dry'))).toBe(false);
  });

  test('a dry run compares with the graph that is there', async () => {
    await runCommand(['seed', join(folder, 'page.txt')], storeAt('there'));
    const ended = await runCommand(['seed', '--dry-run', '--json', join(folder, 'page.txt')], storeAt('there'));
    expect(JSON.parse(ended.out)).toMatchObject({ papersNew: 0, papersUnchanged: 2 });
  });

  test('a source that fails ends it with exit code 1, and no reader sees what came before', async () => {
    await writeFile(join(folder, 'binary'), Buffer.from([0, 1, 2, 0, 255, 0]));
    const ended = await runCommand(['seed', join(folder, 'page.txt'), join(folder, 'binary')], storeAt('failed'));
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('binary');
    expect(await runCommand(['export', '--format', 'ndjson'], storeAt('failed'))).toMatchObject({ code: 1, out: '' });
  });

  test('a rejects file that cannot be written is said before anything is read', async () => {
    const args = ['seed', join(folder, 'page.txt'), '--rejects', join(folder, 'no', 'rejects.ndjson')];
    const ended = await runCommand(args, storeAt('unwritable'));
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain('Cannot write');
    expect(existsSync(join(folder, 'unwritable'))).toBe(false);
  });

  test('a second seeder is told who the first is', async () => {
    const first = startCommand(['seed', '-'], storeAt('locked'));
    await expect.poll(() => existsSync(join(folder, 'locked', 'seeder.lock')), { timeout: 10_000 }).toBe(true);
    const second = await runCommand(['seed', join(folder, 'page.txt')], storeAt('locked'));
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toContain(`process ${first.child.pid}`);
    first.child.stdin?.end(PAGE);
    expect((await first.ended).code).toBe(0);
  });
});
