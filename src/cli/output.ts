import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
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

/** Writes a whole file or none: what `work` writes lies under a temporary name beside it until all is there. */
export async function writeFileWhole(path: string, work: (output: Output) => Promise<void>): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.partial`;
  const stream = createWriteStream(temporary, { flags: 'wx' });
  try {
    await once(stream, 'open');
    await work({
      async write(text) {
        if (!stream.write(text)) await once(stream, 'drain');
        return true;
      },
    });
    stream.end();
    await once(stream, 'close');
    await rename(temporary, path);
  } catch (error) {
    stream.destroy();
    await rm(temporary, { force: true });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CommandError(`Cannot write ${path}: ${fileFault(error)}.`, 1, { cause: error });
  }
}
