import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { CommandError, fileFault } from './failure.js';

/** Somewhere that text goes. `write` waits where the reader is slower; false says that nobody reads any more. */
export interface Output {
  write(text: string): Promise<boolean>;
}

/** Standard output. A reader that closes early, such as head, has what it wanted: that is no error. */
export function standardOutput(): Output {
  return streamOutput(process.stdout);
}

function streamOutput(stream: Writable): Output {
  let closed = false;
  let fault: Error | null = null;
  stream.on('error', (error) => {
    closed = true;
    if (!('code' in error && error.code === 'EPIPE')) fault = error;
  });
  return {
    async write(text) {
      if (!closed) await new Promise<void>((resolve) => stream.write(text, () => resolve()));
      if (fault) throw new CommandError(`Cannot write to standard output (${fileFault(fault)}).`, 1, { cause: fault });
      return !closed;
    },
  };
}

/** Pieces are gathered to about this many UTF-16 units before they are written. */
const CHUNK = 1 << 16;

/** Writes a whole file or none: what `work` writes lies under a temporary name beside it until all is there. */
export async function writeFileWhole(path: string, work: (output: Output) => Promise<void>): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.partial`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await writeChunks(file, work);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CommandError(`Cannot write ${path}: ${fileFault(error)}.`, 1, { cause: error });
  }
}

async function writeChunks(file: FileHandle, work: (output: Output) => Promise<void>): Promise<void> {
  let chunk = '';
  await work({
    async write(text) {
      chunk += text;
      if (chunk.length >= CHUNK) {
        await file.appendFile(chunk);
        chunk = '';
      }
      return true;
    },
  });
  await file.appendFile(chunk);
}
