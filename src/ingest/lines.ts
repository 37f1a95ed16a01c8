import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The longest line that is read, in UTF-16 units; a longer one is no list of papers. */
const MAX_LINE = 8 * 1024 * 1024;

/** An input that is not the text it should be. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The bytes, unpacked where they begin as gzip does. A damaged or cut archive is an InputError. */
export async function* gunzipped(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head = new Uint8Array(0);
  while (head.length < 2) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const whole = (async function* () {
    if (head.length > 0) yield head;
    for (;;) {
      const next = await iterator.next();
      if (next.done) return;
      yield next.value;
    }
  })();
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* whole;
    return;
  }
  const source = Readable.from(whole);
  const unpacked = createGunzip();
  source.once('error', (error) => unpacked.destroy(error));
  try {
    for await (const chunk of source.pipe(unpacked)) yield Buffer.from(chunk);
  } catch (error) {
    throw new InputError('is no whole gzip archive; fetch or pack it again', { cause: error });
  }
}

/** Lines of UTF-8 text, ended by LF, CRLF or CR, without the byte-order mark. Other encodings and binary data are an InputError. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (error) {
      throw new InputError('is no UTF-8 text; convert it to UTF-8', { cause: error });
    }
  };
  for await (const chunk of bytes) {
    if (chunk.includes(0)) throw new InputError('holds binary data, not text');
    rest += decode(chunk);
    // A CR at the very end may be the first half of a CRLF.
    const parts = rest.split(/\r\n|\n|\r(?!$)/);
    rest = parts.pop() ?? '';
    if (rest.length > MAX_LINE) throw new InputError(`has a line of more than ${MAX_LINE} characters`);
    yield* parts;
  }
  rest += decode();
  if (rest !== '') yield* rest.replace(/\r$/, '').split('\r');
}
