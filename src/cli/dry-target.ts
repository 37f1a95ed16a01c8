import type { SeedTarget } from '../seed/seed.js';
import { createSeedReads } from '../store/cypher/seed-read.js';
import type { Run } from '../store/engine.js';
import { currentGeneration, graphPath } from '../store/generation.js';
import { openGrafeoReader } from '../store/grafeo-reader.js';
import { openNeo4j } from '../store/neo4j.js';
import type { StoreLocation } from '../store/open.js';

/** A target that is compared with what the store has, and writes nothing: neither a lease nor a folder. */
export async function openDryTarget(location: StoreLocation): Promise<SeedTarget & { abandon(): Promise<void> }> {
  const { run, close } = await openRun(location);
  return {
    reads: createSeedReads(run),
    write: async () => undefined,
    async finish() {
      await close();
      return null;
    },
    abandon: close,
  };
}

async function openRun(location: StoreLocation): Promise<{ run: Run; close(): Promise<void> }> {
  if (location.kind === 'neo4j') {
    const engine = await openNeo4j(location);
    const run: Run = (statement, parameters) => engine.read((inner) => inner(statement, parameters));
    return { run, close: () => engine.close() };
  }
  const generation = await currentGeneration(location.directory);
  if (generation === null) return { run: async () => [], close: async () => undefined };
  return openGrafeoReader(graphPath(location.directory, generation));
}
