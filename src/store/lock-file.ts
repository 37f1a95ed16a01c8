import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson } from '../domain/json.js';
import { isFree, keepBeating, type Lease, LeaseState, leaseLost, lockedBy, type SeederProcess } from './lease.js';

/** Takes the lease of an embedded store: a file in its folder that only one seeder can create. */
export async function takeLockFile(directory: string, self: SeederProcess): Promise<Lease> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'seeder.lock');
  const now = Date.now();
  const { pid, host, birth } = self;
  const state: LeaseState = { token: randomUUID(), pid, host, birth, startedAt: now, beatAt: now };
  const draft = `${path}.${state.token}`;
  const write = async (next: LeaseState) => writeFile(draft, JSON.stringify(next));

  await write(state);
  try {
    await create(draft, path, self);
  } finally {
    await rm(draft, { force: true });
  }
  const check = async () => {
    if ((await readLock(path))?.token !== state.token) throw leaseLost();
  };
  const stop = keepBeating(async () => {
    await check();
    await write({ ...state, beatAt: Date.now() });
    await rename(draft, path);
  });
  return {
    check,
    async release() {
      stop();
      if ((await readLock(path))?.token === state.token) await rm(path, { force: true });
    },
  };
}

/** A link to a finished file either exists whole or not at all, so no one reads half a lock. */
async function create(draft: string, path: string, self: SeederProcess): Promise<void> {
  for (;;) {
    try {
      await link(draft, path);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = await readLock(path);
    if (holder && !isFree(holder, Date.now(), self)) throw lockedBy(holder);
    await moveAside(path, draft, holder);
  }
}

/** Of several seeders that find a stale lock one moves it away; what it moved is looked at again, lest it be a fresh one. */
async function moveAside(path: string, draft: string, stale: LeaseState | null): Promise<void> {
  const aside = `${draft}.stale`;
  await rename(path, aside).catch(() => undefined);
  const moved = await readLock(aside);
  if (moved && moved.token !== stale?.token) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function readLock(path: string): Promise<LeaseState | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return LeaseState.safeParse(parseJson(text)).data ?? null;
}
