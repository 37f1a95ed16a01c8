import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ends: (() => void | Promise<void>)[] = [];

/** Does something when the file's tests have ended, before what was said earlier. */
export function onFileEnd(end: () => void | Promise<void>): void {
  ends.unshift(end);
}

/** Does all that was said; test/setup.ts asks for it after each file. */
export async function endFile(): Promise<void> {
  for (const end of ends.splice(0)) await end();
}

/** A folder that is removed when the file's tests have ended. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'papergraph-test-'));
  onFileEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
