import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Reject } from '../seed/report.js';
import { CommandError, fileFault } from './failure.js';

/** Where the rejects of a seed go: each to a file, as JSON Lines, where one is named. */
export interface RejectLog {
  add(reject: Reject): void;
  /** Throws a CommandError where any of it could not be written. */
  end(): Promise<void>;
}

/** Opens the file at once, so that no seed runs for nothing where it cannot be written. */
export async function openRejectLog(path: string | undefined): Promise<RejectLog> {
  if (path === undefined) return { add: () => undefined, end: async () => undefined };
  const stream = createWriteStream(path);
  let fault: unknown = null;
  stream.on('error', (error) => {
    fault = error;
  });
  const settled = async (event: 'open' | 'close') => {
    if (!stream.closed) await once(stream, event).catch(() => undefined);
    if (fault) throw new CommandError(`Cannot write ${path}: ${fileFault(fault)}.`, 1, { cause: fault });
  };
  await settled('open');
  return {
    add: (reject) => void stream.write(`${JSON.stringify(reject)}\n`),
    async end() {
      stream.end();
      await settled('close');
    },
  };
}
