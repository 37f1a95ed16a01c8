import { z } from 'zod';
import { StoreError } from './errors.js';

/** A seeder's process, as others are told of it. */
export interface SeederProcess {
  readonly pid: number;
  readonly host: string;
  /** Tells it from all others that ever had its number; null where the system does not say. */
  readonly birth: string | null;
  /** Whether a process of this host still runs: the one of that birth, where it is known. */
  isAlive(pid: number, birth: string | null): boolean;
}

export const HEARTBEAT = 5_000;
export const EXPIRY = 15_000;

/** Who holds the lease. Times are milliseconds since 1970, by one clock a store. */
export const LeaseState = z.object({
  token: z.string(),
  pid: z.number(),
  host: z.string(),
  // Earlier versions wrote none.
  birth: z.string().nullable().default(null),
  startedAt: z.number(),
  beatAt: z.number(),
});
export type LeaseState = z.infer<typeof LeaseState>;

/** The one seeder's right to write. */
export interface Lease {
  /** Throws LEASE_LOST where another seeder took over. */
  check(): Promise<void>;
  release(): Promise<void>;
}

/** A lease falls to the next seeder when its holder is silent for too long, or at once when it is a dead process of this host. */
export function isFree(state: LeaseState | null, now: number, self: SeederProcess): boolean {
  if (!state) return true;
  if (now - state.beatAt > EXPIRY) return true;
  return state.host === self.host && !self.isAlive(state.pid, state.birth);
}

export function lockedBy(state: LeaseState): StoreError {
  const since = new Date(state.startedAt).toISOString();
  return new StoreError(
    'LOCKED',
    `Another seeder (process ${state.pid} on ${state.host}, since ${since}) is writing into this store; wait until it has finished.`,
  );
}

export function leaseLost(): StoreError {
  return new StoreError(
    'LEASE_LOST',
    'Another seeder took over this store while this one was silent; run the seed again.',
  );
}

/** Beats until stopped. A beat that fails is not hidden: the next `check` meets the same fault before anything is written. */
export function keepBeating(beat: () => Promise<void>): () => void {
  const timer = setInterval(() => void beat().catch(() => undefined), HEARTBEAT);
  timer.unref();
  return () => clearInterval(timer);
}
