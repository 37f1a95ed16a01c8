import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../file-end.js';
import { LINES, PAGE, VOCABULARY } from './page.js';
import { runCommand, startCommand } from './run-command.js';

let folder = '';
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(join(folder, 'page.txt'), PAGE);
  await writeFile(join(folder, 'vocabulary.tsv'), VOCABULARY);
});

const concepts = () => ['--vocabulary', join(folder, 'vocabulary.tsv')];

describe('papergraph extract', () => {
  test('prints a line for each paper, as it is documented', async () => {
    const ended = await runCommand(['extract', ...concepts(), join(folder, 'page.txt')]);
    expect(ended).toMatchObject({ code: 0, err: '' });
    const rows: unknown[] = ended.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(2);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'title',
      'abstract',
      'concepts',
      'introduces',
      'links',
      'codeAvailability',
    ]);
    expect(rows[0]).toMatchObject({
      codeAvailability: 'LINKED',
      links: [{ url: 'https://github.com/stars/sailing', kind: 'REPOSITORY', role: 'OWN' }],
    });
    expect(rows[1]).toMatchObject({
      codeAvailability: 'NOT_STATED',
      concepts: expect.arrayContaining([expect.objectContaining({ slug: 'few-shot-learning' })]),
    });
  });

  test('reads standard input where no file is named, and reports what is no record', async () => {
    const ended = await runCommand(['extract', ...concepts()], {}, LINES);
    expect(ended.code).toBe(0);
    expect(ended.out.trimEnd().split('\n')).toHaveLength(2);
    expect(ended.err).toMatch(/^standard input, line 3: /);
  });

  test('goes on with the other files where one fails, and says so by its exit code', async () => {
    const empty = join(folder, 'empty.txt');
    await writeFile(empty, '\n');
    const ended = await runCommand(['extract', ...concepts(), empty, join(folder, 'page.txt')]);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('empty.txt');
    expect(ended.out.trimEnd().split('\n')).toHaveLength(2);
  });

  test('explains which phrases were near to being concepts, and why', async () => {
    const ended = await runCommand(['extract', '--explain', ...concepts(), join(folder, 'page.txt')]);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(
      /^ {2}\+ 0\.\d\d {2}few shot learning\n {11}groups {3}.*corpus [+-]\d.*\n {11}for {6}\w+: /m,
    );
    expect(ended.out).toMatch(/^ {2}- 0\.\d\d {2}\w/m);
  });

  test('ends quietly when its reader does', async () => {
    const line = `${JSON.stringify({ title: 'Bees', abstract: 'Few-shot learning counts bees. '.repeat(50) })}\n`;
    const running = startCommand(['extract', ...concepts(), '-']);
    running.child.stdout?.once('data', () => running.child.stdout?.destroy());
    running.child.stdin?.on('error', () => undefined);
    running.child.stdin?.end(line.repeat(500));
    expect(await running.ended).toMatchObject({ code: 0, err: '' });
  });
});

describe('papergraph export', () => {
  test('prints the graph, and writes the same to a file', async () => {
    const env = { PAPERGRAPH_STORE: `file:${join(folder, 'store')}` };
    await runCommand(['seed', ...concepts(), join(folder, 'page.txt')], env);
    const printed = await runCommand(['export', '--format', 'ndjson'], env);
    expect(printed).toMatchObject({ code: 0, err: '' });
    const types = printed.out
      .trimEnd()
      .split('\n')
      .map((line) => String(JSON.parse(line).type));
    expect(new Set(types)).toEqual(new Set(['graph', 'paper', 'concept', 'repository', 'digest']));
    const output = join(folder, 'graph.ndjson');
    expect(await runCommand(['export', '--format', 'ndjson', '--output', output], env)).toMatchObject({
      code: 0,
      out: '',
    });
    expect(await readFile(output, 'utf8')).toBe(printed.out);
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

describe('papergraph stats', () => {
  test('says what is in the graph, and gives no scores that another extractor measured', async () => {
    const env = { PAPERGRAPH_STORE: `file:${join(folder, 'counted')}` };
    await runCommand(['seed', ...concepts(), join(folder, 'page.txt')], env);
    const printed = await runCommand(['stats'], env);
    expect(printed).toMatchObject({ code: 0, err: '' });
    expect(printed.out).toMatch(/^papers +2$/m);
    expect(printed.out).toMatch(/^ {2}scores +none were measured for this version$/m);
    const { out } = await runCommand(['stats', '--json'], env);
    expect(JSON.parse(out)).toMatchObject({ engine: 'grafeo', counts: { papers: 2 }, extractor: { scores: [] } });
  });

  test('gives the published scores where the shipped extractor read the papers', async () => {
    const env = { PAPERGRAPH_STORE: `file:${join(folder, 'shipped')}` };
    await runCommand(['seed', join(folder, 'page.txt')], env);
    const { out } = await runCommand(['stats', '--json'], env);
    const { version, scores } = JSON.parse(await readFile('seeds/extractor/scores.json', 'utf8'));
    expect(JSON.parse(out)).toMatchObject({ extractor: { version, scores } });
    expect(scores.length).toBeGreaterThan(10);
  });

  test('says that no graph is there', async () => {
    const ended = await runCommand(['stats'], { PAPERGRAPH_STORE: `file:${join(folder, 'nowhere')}` });
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('papergraph seed');
  });
});
