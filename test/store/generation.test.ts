import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import grafeo from '@grafeo-db/js';
import { describe, expect, test } from 'vitest';
import { graphPath } from '../../src/store/generation.js';
import { takeLockFile } from '../../src/store/lock-file.js';
import { openSeedSession, openStore, type StoreLocation } from '../../src/store/open.js';
import { temporaryFolder } from '../file-end.js';
import { lines } from './contract.js';
import { digestSource, SELF, seedInto, shippedExtractor, shippedVocabulary } from './open-fixture.js';

const PAPER = { title: 'On meta-learning', abstract: 'Meta-learning is studied here.' };

async function freshStore(): Promise<{ location: StoreLocation; directory: string }> {
  const directory = join(await temporaryFolder(), 'store');
  return { location: { kind: 'file', directory }, directory };
}

async function begin(location: StoreLocation, sources: readonly string[], self = SELF) {
  const { concepts } = await shippedVocabulary();
  const options = { definitions: concepts, extractorVersion: (await shippedExtractor()).version };
  return openSeedSession(location, { sources, options: {} }, options, self);
}

describe('generations', () => {
  test('a seed that is abandoned leaves what readers see', async () => {
    const { location, directory } = await freshStore();
    await seedInto(location, [lines(PAPER)]);
    const before = await readFile(join(directory, 'current.json'), 'utf8');
    await (await begin(location, ['other'])).abandon();
    expect(await readFile(join(directory, 'current.json'), 'utf8')).toBe(before);
    expect(await readdir(directory)).toContain('building-2');
  });

  test('a graph without the indexes that a search reads says so, and gets them by the next seed, even of the same input', async () => {
    const { location, directory } = await freshStore();
    await seedInto(location, [lines(PAPER)]);
    const file = grafeo.GrafeoDB.open(graphPath(directory, 1));
    await file.dropTextIndex('Paper', 'title');
    file.close();
    const old = await openStore(location);
    const bare = await old.view();
    await expect(bare.searchPapers(['studied'], 10)).rejects.toMatchObject({
      code: 'OUTDATED',
      message: expect.stringContaining('papergraph seed'),
    });
    bare.release();
    await old.close();
    await seedInto(location, [lines(PAPER)]);
    const store = await openStore(location);
    const view = await store.view();
    expect((await view.searchPapers(['studied'], 10)).map(({ title }) => title)).toEqual([PAPER.title]);
    view.release();
    await store.close();
  });

  test('a graph whose texts were read in another way is read anew by the next seed, even of the same input', async () => {
    const { location, directory } = await freshStore();
    const paper = { title: 'Wool in R', abstract: 'Nothing of C.' };
    const found = async () => {
      const store = await openStore(location);
      const view = await store.view();
      const titles = (await view.searchPapers(['c', 'r'], 10)).map(({ title }) => title);
      view.release();
      await store.close();
      return titles;
    };
    await seedInto(location, [lines(paper)]);
    expect(await found()).toEqual([paper.title]);
    const file = grafeo.GrafeoDB.open(graphPath(directory, 1));
    await file.createTextIndex('Paper', 'title');
    await file.createTextIndex('Paper', 'abstract');
    await file.executeCypher('MATCH (i:TextIndex) DELETE i');
    file.close();
    expect(await found()).toEqual([]);
    await seedInto(location, [lines(paper)]);
    expect(await found()).toEqual([paper.title]);
    await seedInto(location, [lines(paper)]);
    expect((await readdir(directory)).sort()).toEqual(['current.json', 'generation-1', 'generation-2']);
  });

  test('an equal seed goes on with what was begun, another one begins anew', async () => {
    const { location, directory } = await freshStore();
    await (await begin(location, ['a'])).abandon();
    const mark = join(directory, 'building-1', 'mark');
    await writeFile(mark, '');
    await (await begin(location, ['a'])).abandon();
    expect(await readdir(join(directory, 'building-1'))).toContain('mark');
    await (await begin(location, ['b'])).abandon();
    expect(await readdir(join(directory, 'building-1'))).not.toContain('mark');
  });

  test('a seed that changes nothing leaves the generation, and old generations go', async () => {
    const { location, directory } = await freshStore();
    await seedInto(location, [lines(PAPER)]);
    await seedInto(location, [lines(PAPER)]);
    expect((await readdir(directory)).sort()).toEqual(['current.json', 'generation-1']);
    await seedInto(location, [lines({ ...PAPER, title: 'A second' })]);
    await seedInto(location, [lines({ ...PAPER, title: 'A third' })]);
    expect((await readdir(directory)).sort()).toEqual(['current.json', 'generation-2', 'generation-3']);
  });

  test('a reader sees a new generation within a second, and a request ends on the one it began with', async () => {
    const { location } = await freshStore();
    await seedInto(location, [lines(PAPER)]);
    const store = await openStore(location);
    const old = await store.view();
    await seedInto(location, [digestSource()]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const fresh = await store.view();
    expect((await old.graph()).counts.papers).toBe(1);
    expect((await fresh.graph()).counts.papers).toBe(57);
    old.release();
    fresh.release();
    await store.close();
  });

  test.each([
    [
      'a folder of something else',
      async (directory: string) => {
        await mkdir(directory);
        await writeFile(join(directory, 'thesis.tex'), '');
      },
      /is no papergraph store \(it holds "thesis.tex"\)/,
    ],
    ['a file', (directory: string) => writeFile(directory, ''), /is a file, not a store/],
    [
      'a store whose pointer is damaged',
      async (directory: string) => {
        await mkdir(directory);
        await writeFile(join(directory, 'current.json'), '{');
      },
      /pointer current.json .* is not readable/,
    ],
  ])('%s is refused and left as it is', async (_, make, message) => {
    const { location, directory } = await freshStore();
    await make(directory);
    await expect(begin(location, [])).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(message),
    });
    await expect(openStore(location)).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('a store without a finished seed is empty, not damaged', async () => {
    const { location } = await freshStore();
    await expect(openStore(location)).rejects.toMatchObject({ code: 'EMPTY' });
    await (await begin(location, ['a'])).abandon();
    await expect(openStore(location)).rejects.toMatchObject({ code: 'EMPTY' });
  });
});

describe('the lock of an embedded store', () => {
  test('a second seeder is told who the first is', async () => {
    const { location } = await freshStore();
    const first = await begin(location, []);
    await expect(begin(location, [])).rejects.toMatchObject({
      code: 'LOCKED',
      message: expect.stringContaining(`process ${SELF.pid} on ${SELF.host}`),
    });
    await first.abandon();
    await (await begin(location, [])).abandon();
  });

  test('a dead process of this host loses it at once, and writes no more', async () => {
    const directory = await temporaryFolder();
    const dead = await takeLockFile(directory, { ...SELF, pid: 1 });
    const next = await takeLockFile(directory, { ...SELF, isAlive: () => false });
    await expect(dead.check()).rejects.toMatchObject({ code: 'LEASE_LOST' });
    await expect(next.check()).resolves.toBeUndefined();
    await dead.release();
    await expect(next.check()).resolves.toBeUndefined();
    await next.release();
    expect(await readdir(directory)).toEqual([]);
  });

  test('a silent process of another host loses it after 15 seconds', async () => {
    const directory = await temporaryFolder();
    const state = (beatAt: number) => JSON.stringify({ token: 't', pid: 1, host: 'elsewhere', startedAt: 0, beatAt });
    await writeFile(join(directory, 'seeder.lock'), state(Date.now() - 14_000));
    await expect(takeLockFile(directory, SELF)).rejects.toMatchObject({ code: 'LOCKED' });
    await writeFile(join(directory, 'seeder.lock'), state(Date.now() - 16_000));
    await (await takeLockFile(directory, SELF)).release();
  });
});
