import { createSeedReads, type SeedReads } from './cypher/seed-read.js';
import { openEmbeddedSession, openEmbeddedStore } from './embedded-store.js';
import { StoreError } from './errors.js';
import { currentGeneration, graphPath, type Manifest } from './generation.js';
import { openGrafeoReader } from './grafeo-reader.js';
import type { SeederProcess } from './lease.js';
import { type Neo4jLocation, openNeo4j } from './neo4j.js';
import { openNeo4jSession, openNeo4jStore } from './neo4j-store.js';
import type { SeedOptions, SeedSession } from './session.js';
import type { Store } from './store.js';
import type { StoreWatch } from './watch.js';

/** Where a graph lies: a folder of this machine, or a Neo4j. */
export type StoreLocation =
  | { readonly kind: 'file'; readonly directory: string }
  | ({ readonly kind: 'neo4j' } & Neo4jLocation);

/** Opens a store for reading; EMPTY where no seed has finished yet. */
export function openStore(location: StoreLocation, watch: StoreWatch = {}): Promise<Store> {
  return location.kind === 'file' ? openEmbeddedStore(location.directory, watch) : openNeo4jStore(location, watch);
}

/** Begins a seed; LOCKED where another seeder writes. */
export function openSeedSession(
  location: StoreLocation,
  manifest: Omit<Manifest, 'extractorVersion'>,
  options: SeedOptions,
  self: SeederProcess,
): Promise<SeedSession> {
  return location.kind === 'file'
    ? openEmbeddedSession(location.directory, manifest, options, self)
    : openNeo4jSession(location, options, self);
}

/** What a seeder would know of the store, for one that writes nothing: it takes no lease and makes no folder. */
export async function openSeedReads(location: StoreLocation): Promise<{ reads: SeedReads; close(): Promise<void> }> {
  if (location.kind === 'neo4j') {
    const engine = await openNeo4j(location);
    return { reads: createSeedReads(engine.run), close: () => engine.close() };
  }
  const generation = await currentGeneration(location.directory);
  if (generation === null) return { reads: createSeedReads(async () => []), close: async () => undefined };
  const reader = await openGrafeoReader(graphPath(location.directory, generation));
  return { reads: createSeedReads(reader.run), close: () => reader.close() };
}

/** Whether a seed has finished there, so that it can be served. The embedded graph is not opened for it. */
export async function hasFinishedGraph(location: StoreLocation): Promise<boolean> {
  if (location.kind === 'file') return (await currentGeneration(location.directory)) !== null;
  try {
    await (await openStore(location)).close();
    return true;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'EMPTY') return false;
    throw error;
  }
}
