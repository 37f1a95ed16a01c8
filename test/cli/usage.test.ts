import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCommand } from './run-command.js';

const store = { PAPERGRAPH_STORE: 'file:no-such-folder' };

describe('wrong usage', () => {
  test.each([
    ['an unknown command', ['bogus'], /unknown command 'bogus'/],
    ['an unknown option', ['seed', '--bogus'], /unknown option '--bogus'/],
    ['an argument too many', ['serve', 'more'], /too many arguments/],
    ['an export without a format', ['export'], /--format/],
    ['an unknown format of an export', ['export', '--format', 'csv'], /no format "csv".*ndjson/],
    ['an unknown format of a source', ['seed', '--format', 'bib'], /no format "bib".*daily-papers/],
  ])('%s is one line and exit code 2', async (_, args, line) => {
    const ended = await runCommand(args, store);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toMatch(line);
    expect(ended.err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('no command at all shows the help, and is no success', async () => {
    const ended = await runCommand([]);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('Usage: papergraph');
  });
});

describe('what cannot be done', () => {
  test.each([
    ['a missing file', ['seed', 'no-such-file.txt'], store, /no-such-file.txt does not exist/],
    ['a pattern without a match', ['extract', 'no-such-*.txt'], store, /matches no file/],
    ['a missing vocabulary', ['extract', '--vocabulary', 'no.tsv'], store, /vocabulary no.tsv/],
    [
      'a folder that is no store',
      ['export', '--format', 'ndjson'],
      { PAPERGRAPH_STORE: 'file:src' },
      /no papergraph store/,
    ],
    ['a store without a graph', ['serve'], store, /papergraph seed/],
    ['a Neo4j that is not there', ['serve'], { PAPERGRAPH_STORE: 'bolt://127.0.0.1:1' }, /No Neo4j answers/],
  ])('%s is one line and exit code 1', async (_, args, env, line) => {
    const ended = await runCommand(args, env);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(line);
    expect(ended.err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('all faults of the settings are shown in one go, and no secret', async () => {
    const env = { PORT: 'x', PAPERGRAPH_STORE: 'neo4j://me:hunter2@localhost', LOG_LEVEL: 'loud' };
    const ended = await runCommand(['serve'], env);
    expect(ended.code).toBe(1);
    expect(ended.err.trimEnd().split('\n')).toHaveLength(3);
    expect(ended.err).not.toContain('hunter2');
  });
});

describe('what is asked of the command itself', () => {
  test('the version is that of the package', async () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    const ended = await runCommand(['--version']);
    expect(manifest).toMatchObject({ version: ended.out.trim() });
    expect(ended.code).toBe(0);
  });

  test('help goes to standard output', async () => {
    expect(await runCommand(['seed', '--help'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('--dry-run'),
    });
  });

  test('the schema is printed as it is committed', async () => {
    const ended = await runCommand(['schema']);
    expect(ended.out).toBe(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
  });
});
