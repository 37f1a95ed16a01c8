import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The longest line that is read, in UTF-16 units; a longer one is no list of papers. */
const MAX_LINE = 8 * 1024 * 1024;

/** An input that is not the text it should be. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/**
 * The bytes, unpacked where they begin as gzip does. A damaged or cut archive is an InputError; a fault of the bytes' own source is
 * passed on. The source is closed however the reading ends.
 */
export async function* gunzipped(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  try {
    let head = new Uint8Array(0);
    while (head.length < 2) {
      const next = await iterator.next();
      if (next.done) break;
      head = Buffer.concat([head, next.value]);
    }
    const whole = rejoined(head, iterator);
    yield* head[0] === 0x1f && head[1] === 0x8b ? unpacked(whole) : whole;
  } finally {
    await iterator.return?.();
  }
}

async function* rejoined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* unpacked(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  // The faults of both streams come out of the last one.
  const stream = pipeline(Readable.from(packed), createGunzip(), () => undefined);
  try {
    for await (const chunk of stream) yield Buffer.from(chunk);
  } catch (error) {
    const isPacking = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    if (!isPacking) throw error;
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
    if (chunk.includes(0)) throw new InputError('holds binary data or UTF-16, not UTF-8 text; save it as UTF-8 text');
    rest += decode(chunk);
    // A CR at the very end may be the first half of a CRLF.
    const parts = rest.split(/\r\n|\n|\r(?!$)/);
    rest = parts.pop() ?? '';
    for (const part of parts) yield bounded(part);
    bounded(rest);
  }
  rest += decode();
  if (rest !== '') yield* rest.replace(/\r$/, '').split('\r');
}

function bounded(line: string): string {
  if (line.length > MAX_LINE) throw new InputError(`has a line of more than ${MAX_LINE} characters`);
  return line;
}
