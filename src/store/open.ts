import { openEmbeddedSession, openEmbeddedStore } from './embedded-store.js';
import { StoreError } from './errors.js';
import type { Manifest } from './generation.js';
import type { SeederProcess } from './lease.js';
import type { Neo4jLocation } from './neo4j.js';
import { openNeo4jSession, openNeo4jStore } from './neo4j-store.js';
import type { SeedOptions, SeedSession } from './session.js';
import type { Store } from './store.js';

/** Where a graph lies: a folder of this machine, or a Neo4j. */
export type StoreLocation =
  | { readonly kind: 'file'; readonly directory: string }
  | ({ readonly kind: 'neo4j' } & Neo4jLocation);

/** Opens a store for reading; EMPTY where no seed has finished yet. */
export function openStore(location: StoreLocation): Promise<Store> {
  return location.kind === 'file' ? openEmbeddedStore(location.directory) : openNeo4jStore(location);
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

/** Whether a seed has finished there, so that it can be served. */
export async function hasFinishedGraph(location: StoreLocation): Promise<boolean> {
  try {
    await (await openStore(location)).close();
    return true;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'EMPTY') return false;
    throw error;
  }
}
