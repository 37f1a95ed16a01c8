import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Failure, failureOf } from '../../src/cli/failure.js';
import { createProgram } from '../../src/cli/program.js';
import { StoreError } from '../../src/store/errors.js';
import { runCommand } from './run-command.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** How a command fails, as the program itself finds out, in this process: starting one for each would take half a second. */
async function failureOfCommand(args: readonly string[], env: Record<string, string>): Promise<Failure | null> {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    await createProgram().parseAsync([...args], { from: 'user' });
    return null;
  } catch (error) {
    return failureOf(error, false);
  }
}

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
    const failure = await failureOfCommand(args, store);
    expect(failure).toMatchObject({ exitCode: 2, text: expect.stringMatching(line) });
    expect(failure?.text).not.toContain('\n');
  });

  test('ends the process so, with nothing on standard output', async () => {
    const ended = await runCommand(['seeed']);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toMatch(/^papergraph: unknown command 'seeed'.*\n$/);
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
    ['a vocabulary that is none', ['extract', '--vocabulary', 'package.json'], store, /package.json: .*header/s],
    [
      'a folder that is no store',
      ['export', '--format', 'ndjson'],
      { PAPERGRAPH_STORE: 'file:src' },
      /no papergraph store/,
    ],
    ['a store without a graph', ['serve'], store, /papergraph seed/],
    ['a Neo4j that is not there', ['serve'], { PAPERGRAPH_STORE: 'bolt://127.0.0.1:1' }, /No Neo4j answers/],
    [
      'trusted documents that are not there',
      ['serve', '--trusted-documents', 'none'],
      store,
      /^Cannot read the trusted documents none: it does not exist/,
    ],
    ['a host that is not this one', ['serve', '--host', 'no host'], store, /^HOST must be/],
  ])('%s is said plainly, with exit code 1', async (_, args, env, line) => {
    const failure = await failureOfCommand(args, env);
    expect(failure).toMatchObject({ exitCode: 1, text: expect.stringMatching(line) });
    expect(failure?.text).not.toMatch(/^\s+at /m);
  });

  test('ends the process so, with one line on standard error', async () => {
    const ended = await runCommand(['serve'], store);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(/^The store no-such-folder holds no graph yet; .*\n$/);
  });

  test('all faults of the settings are shown in one go, and no secret', async () => {
    const env = { PORT: 'x', PAPERGRAPH_STORE: 'neo4j://me:hunter2@localhost', LOG_LEVEL: 'loud' };
    const failure = await failureOfCommand(['serve'], env);
    expect(failure?.text.split('\n')).toHaveLength(3);
    expect(failure?.text).not.toContain('hunter2');
  });
});

describe('a fault of our own', () => {
  const fault = new StoreError('STATEMENT', 'The engine refused a statement.', { cause: new Error('near MATCH') });

  test('shows where it is only to those who ask', () => {
    expect(failureOf(fault, false).text).toMatch(/should not have.*LOG_LEVEL=debug/);
    expect(failureOf(fault, false).text).not.toContain('near MATCH');
    expect(failureOf(fault, true).text).toMatch(/Caused by: Error: near MATCH\n\s+at /);
  });
});

describe('what is asked of the command itself', () => {
  test('the version is that of the package', async () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    const ended = await runCommand(['--version']);
    expect(manifest).toMatchObject({ version: ended.out.trim() });
    expect(ended).toMatchObject({ code: 0, err: '' });
  });

  test('the schema is printed as it is committed', async () => {
    const ended = await runCommand(['schema']);
    expect(ended.out).toBe(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
  });
});
