import { detectReader } from './format.js';
import { gunzipped, InputError, linesOf } from './lines.js';
import type { Reader, ReadItem } from './reader.js';

/** How much of an input is looked at to recognise its format, in UTF-16 units. */
const START = 65_536;

/** An input that failed: its name and what is wrong with it, as one sentence. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/** Reads one input, packed or not, with the given reader or the one that recognises it. Throws a SourceError that names it. */
export async function* readSource(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  reader: Reader | null,
): AsyncIterable<ReadItem> {
  const lines = linesOf(gunzipped(bytes))[Symbol.asyncIterator]();
  try {
    const start: string[] = [];
    let length = 0;
    while (length < START) {
      const next = await lines.next();
      if (next.done) break;
      start.push(next.value);
      length += next.value.length + 1;
    }
    if (start.every((line) => line.trim() === '')) throw new InputError('is empty; expected a list of papers');
    const whole = (async function* () {
      yield* start;
      for (let next = await lines.next(); !next.done; next = await lines.next()) yield next.value;
    })();
    yield* (reader ?? detectReader(start.join('\n'))).read(whole);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(`${name} ${faultOf(error)}.`, { cause: error });
  } finally {
    await lines.return?.();
  }
}

function faultOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === 'ENOENT') return 'does not exist; check the path';
  if (code === 'EACCES') return 'may not be read; check its permissions';
  if (code) return `cannot be read (${code})`;
  throw error;
}
