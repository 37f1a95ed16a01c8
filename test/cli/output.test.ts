import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { writeFileWhole } from '../../src/cli/output.js';
import { temporaryFolder } from '../file-end.js';

let folder = '';
beforeEach(async () => {
  folder = await temporaryFolder();
});

test('a file is written whole, in place of an older one', async () => {
  const path = join(folder, 'graph');
  await writeFile(path, 'old');
  await writeFileWhole(path, async (output) => {
    for (let at = 0; at < 3_000; at += 1) await output.write(`${'x'.repeat(99)}\n`);
    expect(await readFile(path, 'utf8')).toBe('old');
  });
  expect(await readFile(path, 'utf8')).toHaveLength(300_000);
  expect(await readdir(folder)).toEqual(['graph']);
});

test('a writer that fails leaves the older file and nothing else', async () => {
  const path = join(folder, 'graph');
  await writeFile(path, 'old');
  const failing = writeFileWhole(path, async (output) => {
    await output.write('half');
    throw new Error('the store went away');
  });
  await expect(failing).rejects.toThrow('the store went away');
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['graph']);
});

test('a folder that is not there is said in a line', async () => {
  const path = join(folder, 'no', 'graph');
  await expect(writeFileWhole(path, async () => undefined)).rejects.toThrow(/^Cannot write .*folder/);
});
