import { StoreError } from './errors.js';

/**
 * What somebody else is reading already. It began earlier, so its time may be up earlier: where it fails for a reason that passes, what
 * `retry` gives.
 */
export async function joined<V>(running: Promise<V>, retry: (() => Promise<V>) | null): Promise<V> {
  try {
    return await running;
  } catch (error) {
    if (!retry || !passes(error)) throw error;
    return retry();
  }
}

/** Whether another try may succeed where this one failed. */
function passes(error: unknown): boolean {
  return error instanceof StoreError && (error.code === 'TIMEOUT' || error.code === 'UNAVAILABLE');
}
