import type { SeedTarget } from '../seed/seed.js';
import { openSeedReads, type StoreLocation } from '../store/open.js';

/** A target that is compared with what the store has, and writes nothing. */
export async function openDryTarget(location: StoreLocation): Promise<SeedTarget & { abandon(): Promise<void> }> {
  const { reads, close } = await openSeedReads(location);
  return {
    reads,
    write: async () => undefined,
    async finish() {
      await close();
      return null;
    },
    abandon: close,
  };
}
