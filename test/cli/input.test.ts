import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { findInputs, type Input } from '../../src/cli/input.js';
import { listen } from '../../src/server/listen.js';
import { temporaryFolder } from '../file-end.js';
import { LINES, PAGE } from './page.js';

let folder = '';
beforeEach(async () => {
  folder = await temporaryFolder();
});

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function read(inputs: readonly Input[]) {
  const titles: string[] = [];
  const problems: string[] = [];
  for (const input of inputs) {
    for await (const item of input.read()) {
      if (item.kind === 'record') titles.push(item.record.title);
      if (item.kind === 'problem') problems.push(`${item.problem.reason}: ${item.problem.text}`);
    }
  }
  return { titles, problems };
}

describe('a source', () => {
  test('that is a folder gives its files in the order of their paths, and reports what is no list', async () => {
    await write('b.ndjson', '{"title":"Second"}\n');
    await write('a/first.ndjson', '{"title":"First"}\n');
    await write('c.png', Buffer.from([137, 80, 0, 0]));
    await write('.hidden', '{"title":"Hidden"}\n');
    const { titles, problems } = await read(await findInputs([folder], undefined));
    expect(titles).toEqual(['First', 'Second']);
    expect(problems).toEqual([expect.stringContaining('c.png')]);
  });

  test('that is a pattern gives its matches in order', async () => {
    for (const name of ['2', '1', '10']) await write(`${name}.ndjson`, `{"title":"${name}"}\n`);
    const { titles } = await read(await findInputs([join(folder, '*.ndjson')], undefined));
    expect(titles).toEqual(['1', '10', '2']);
  });

  test('whose name looks like a pattern is that file where it exists', async () => {
    const path = await write('papers[1].ndjson', '{"title":"Bracketed"}\n');
    expect((await read(await findInputs([path], undefined))).titles).toEqual(['Bracketed']);
  });

  test('may be packed', async () => {
    const path = await write('page.txt.gz', gzipSync(PAGE));
    expect((await read(await findInputs([path], undefined))).titles).toHaveLength(2);
  });

  test('is read in the order of the arguments', async () => {
    const [page, lines] = [await write('page.txt', PAGE), await write('lines.ndjson', LINES)];
    const inputs = await findInputs([lines, page], undefined);
    expect(inputs.map(({ name }) => name)).toEqual([lines, page]);
    expect(inputs.map(({ size }) => size)).toEqual([Buffer.byteLength(LINES), Buffer.byteLength(PAGE)]);
  });

  test('is the same again only while its file is', async () => {
    const path = await write('page.txt', PAGE);
    const identity = async () => (await findInputs([path], undefined))[0]?.identity;
    const before = await identity();
    expect(await identity()).toBe(before);
    await utimes(path, 1, 1);
    expect(await identity()).not.toBe(before);
  });

  test('that is an empty folder, missing, or of an unknown format is refused before anything is read', async () => {
    await mkdir(join(folder, 'empty'));
    await expect(findInputs([join(folder, 'empty')], undefined)).rejects.toThrow(/holds no file/);
    await expect(findInputs([join(folder, 'missing.txt')], undefined)).rejects.toThrow(/does not exist/);
    await expect(findInputs([folder], 'bibtex')).rejects.toThrow(/no format "bibtex"/);
  });
});

describe('a source that is an address', () => {
  test('is fetched, and its refusal is said in a line', async () => {
    const server = await listen(
      (request, response) => {
        response.statusCode = request.url === '/lines' ? 200 : 404;
        response.end(request.url === '/lines' ? LINES : '');
      },
      0,
      '127.0.0.1',
    );
    expect((await read(await findInputs([`${server.url}/lines`], undefined))).titles).toHaveLength(2);
    await expect(read(await findInputs([`${server.url}/gone`], undefined))).rejects.toThrow(/answered 404/);
    await server.close(0);
    await expect(read(await findInputs([`${server.url}/lines`], undefined))).rejects.toThrow(/cannot be fetched/);
  });
});
