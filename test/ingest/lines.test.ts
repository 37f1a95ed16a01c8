import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gunzipped, InputError, linesOf } from '../../src/ingest/lines.js';

async function* inChunks(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array | string, size = 1 << 24): Promise<string[]> {
  const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const lines: string[] = [];
  for await (const line of linesOf(gunzipped(inChunks(whole, size)))) lines.push(line);
  return lines;
}

describe('lines', () => {
  it.each([
    ['LF', 'a\n\nb\n'],
    ['CRLF', 'a\r\n\r\nb\r\n'],
    ['CR', 'a\r\rb\r'],
    ['all of them', 'a\r\n\rb'],
    ['LF after a byte-order mark', '\ufeffa\n\nb'],
  ])('end at %s', async (_, text) => {
    expect(await read(text)).toEqual(['a', '', 'b']);
  });

  it('are none in an empty input', async () => {
    expect(await read('')).toEqual([]);
  });

  it('are the same wherever the bytes are cut, packed or not', async () => {
    const text = fc.array(fc.constantFrom('a', 'é', '🙂', '\r', '\n', '\r\n', '“')).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (any, size) => {
        const expected = any.split(/\r\n|\r|\n/);
        if (expected.at(-1) === '') expected.pop();
        expect(await read(any, size)).toEqual(expected);
        expect(await read(gzipSync(any), size)).toEqual(expected);
      }),
    );
  });

  it('are read from an archive of several members', async () => {
    expect(await read(Buffer.concat([gzipSync('a\nb'), gzipSync('c\n')]))).toEqual(['a', 'bc']);
  });
});

describe('an input that is no list of lines', () => {
  it.each([
    ['another encoding', Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]), /no UTF-8 text/],
    ['a character cut at the end', Buffer.from('a é').subarray(0, 3), /no UTF-8 text/],
    ['zero bytes', Buffer.from([0x89, 0x50, 0x00]), /binary data/],
    ['an archive cut short', gzipSync('a line\n'.repeat(1000)).subarray(0, 40), /no whole gzip archive/],
    [
      'a damaged archive',
      Buffer.concat([gzipSync('a').subarray(0, 10), Buffer.from('damage')]),
      /no whole gzip archive/,
    ],
    ['UTF-16', Buffer.from('\ufeffa\n', 'utf16le'), /UTF-16, not UTF-8/],
    [
      'a line too long, ended',
      Buffer.from(`${'a'.repeat(9 * 1024 * 1024)}\n`),
      /a line of more than 8388608 characters/,
    ],
    ['a line without end', Buffer.alloc(9 * 1024 * 1024, 'a'), /a line of more than 8388608 characters/],
  ])('is refused: %s', async (_, bytes, message) => {
    const reading = read(bytes);
    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow(message);
  });
});
