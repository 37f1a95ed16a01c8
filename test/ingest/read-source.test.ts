import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { detectReader, READERS, readerNamed } from '../../src/ingest/format.js';
import { readSource, SourceError } from '../../src/ingest/read-source.js';
import { sort } from './read-all.js';

const PAGE = `Daily Papers\n\nLamps for Harbours\n\n${'We light every harbour, one lamp at a time. '.repeat(8)}\n`;
const LINES = '{"title":"Lamps"}\n{"title":"Bells"}\n';

async function* bytesOf(...chunks: (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function* failing(error: Error): AsyncIterable<Uint8Array> {
  yield Buffer.from('{"title":"Lamps"}\n');
  throw error;
}

describe('a format', () => {
  it('is recognised by the beginning of the input', () => {
    expect(detectReader(PAGE).name).toBe('daily-papers');
    expect(detectReader(`\n ${LINES}`).name).toBe('ndjson');
    expect(detectReader(`\ufeff${LINES}`).name).toBe('ndjson');
  });

  it.each([
    '<html><body>Papers</body></html>',
    '[{"title":"Lamps"}]',
    '{\n  "title": "Lamps"\n}',
    '1,2,3\n4,5,6',
    'title,abstract\nLamps,We light every harbour and we count all of its ships by night.',
    'title\tabstract\nLamps\tWe light every harbour and we count all of its ships by night.',
    '@article{lamps,\n  abstract = {We light every harbour and we count all of its ships by night.}\n}',
    '# Lamps\n\nWe light every harbour and we count all of its ships by night.',
    'lamps\nbells\nships',
  ])('that is none of ours is refused with the names of ours: %s', (text) => {
    expect(() => detectReader(text)).toThrow(/unknown format; expected ndjson or daily-papers.*--format/);
  });

  it('is found by its name', () => {
    for (const reader of READERS) expect(readerNamed(reader.name)).toBe(reader);
    expect(readerNamed('bibtex')).toBeNull();
  });
});

describe('a source', () => {
  it.each([
    ['plain', bytesOf(LINES)],
    ['packed', bytesOf(gzipSync(LINES))],
    ['in small pieces', bytesOf(...LINES)],
  ])('is read whole: %s', async (_, bytes) => {
    const { records, problems } = await sort(readSource('lines', bytes, null));
    expect(records.map(({ title }) => title)).toEqual(['Lamps', 'Bells']);
    expect(problems).toEqual([]);
  });

  it('is read whole where it is longer than what its format is told from', async () => {
    const text = Array.from({ length: 5_000 }, (_, at) => `{"title":"Paper ${at}"}\n`).join('');
    const { records } = await sort(readSource('lines', bytesOf(text), null));
    expect(records).toHaveLength(5_000);
    expect(records.at(-1)?.title).toBe('Paper 4999');
  });

  it('is read by the reader that is named, whatever it looks like', async () => {
    const { problems } = await sort(readSource('page', bytesOf(PAGE), readerNamed('ndjson')));
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each([
    ['is empty', bytesOf(''), 'papers is empty; expected a list of papers.'],
    ['is blank', bytesOf(' \n\n'), 'papers is empty; expected a list of papers.'],
    [
      'is binary',
      bytesOf(Buffer.from([137, 80, 0])),
      'papers holds binary data or UTF-16, not UTF-8 text; save it as UTF-8 text.',
    ],
    ['is in another encoding', bytesOf(Buffer.from([0xff, 0xfe])), 'papers is no UTF-8 text; convert it to UTF-8.'],
    ['is a folder', failing(Object.assign(new Error(), { code: 'EISDIR' })), 'papers cannot be read (EISDIR).'],
    ['is missing', failing(Object.assign(new Error(), { code: 'ENOENT' })), 'papers does not exist; check the path.'],
    [
      'is not ours to read',
      failing(Object.assign(new Error(), { code: 'EACCES' })),
      'papers may not be read; check its permissions.',
    ],
    ['has failed with a reason', failing(new SourceError('The network is down.')), 'The network is down.'],
  ])('that %s fails with one line', async (_, bytes, message) => {
    const reading = sort(readSource('papers', bytes, null));
    await expect(reading).rejects.toThrow(SourceError);
    await expect(reading).rejects.toThrow(message);
  });

  it('that breaks off while it is unpacked fails with its own reason', async () => {
    const packed = (async function* () {
      yield gzipSync(LINES).subarray(0, 15);
      throw new SourceError('The network is down.');
    })();
    await expect(sort(readSource('papers', packed, null))).rejects.toThrow('The network is down.');
  });

  it.each([
    ['refused', Buffer.alloc(100)],
    ['of no known format', Buffer.from('<html>\n'.repeat(9_000))],
    ['left half read', Buffer.from(LINES.repeat(9_000))],
    ['left half read, packed', gzipSync(LINES.repeat(9_000))],
  ])('is closed where it is %s', async (_, bytes) => {
    let closed = false;
    const opened = (async function* () {
      try {
        for (;;) yield bytes;
      } finally {
        closed = true;
      }
    })();
    try {
      for await (const item of readSource('papers', opened, null)) if (item.kind === 'record') break;
    } catch (error) {
      expect(error).toBeInstanceOf(SourceError);
    }
    expect(closed).toBe(true);
  });

  it('passes on what is a fault of ours', async () => {
    await expect(sort(readSource('papers', failing(new TypeError('ours')), null))).rejects.toThrow(TypeError);
  });
});
