import { createReads } from './cypher/reads.js';
import { StoreError } from './errors.js';
import {
  beginBuilding,
  currentGeneration,
  discardBuilding,
  graphPath,
  type Manifest,
  publishBuilding,
} from './generation.js';
import { grafeoDialect, openGrafeo } from './grafeo.js';
import { type GrafeoReader, openGrafeoReader } from './grafeo-reader.js';
import { graphSchema } from './graph-schema.js';
import type { SeederProcess } from './lease.js';
import { takeLockFile } from './lock-file.js';
import { revisionOf } from './revision.js';
import { createSession, type SeedOptions, type SeedSession } from './session.js';
import type { Reads, Store } from './store.js';
import { type StoreWatch, watched } from './watch.js';

/** How often a reader looks for a new generation, in milliseconds. */
const LOOK_EVERY = 500;

/** A generation that requests read; its file closes when it is no longer current and its last request has ended. */
interface OpenGeneration {
  readonly number: number;
  readonly reader: GrafeoReader;
  readonly reads: Reads;
  readonly revision: string;
  users: number;
  retired: boolean;
}

/** Opens the current generation of an embedded store, and each later one within a second of its seed's end. */
export async function openEmbeddedStore(directory: string, watch: StoreWatch = {}): Promise<Store> {
  let current = await openCurrent(directory, watch);
  let looking: Promise<void> | null = null;
  const letGo = async (generation: OpenGeneration) => {
    if (generation.retired && generation.users === 0) await generation.reader.close();
  };
  const look = async () => {
    const number = await currentGeneration(directory);
    if (number === null || number === current.number) return;
    const former = current;
    current = await openCurrent(directory, watch);
    former.retired = true;
    await letGo(former);
  };
  const timer = setInterval(() => {
    // A pointer that cannot be read leaves the open generation in place; `ping` reports it.
    looking ??= look()
      .catch(() => undefined)
      .finally(() => {
        looking = null;
      });
  }, LOOK_EVERY);
  timer.unref();
  return {
    engine: 'grafeo',
    async view() {
      const generation = current;
      const { reads, revision } = generation;
      generation.users += 1;
      let released = false;
      return {
        ...reads,
        revision,
        text: (_key, write) => write(),
        dated: async (work) => ({ value: await work(reads), revision }),
        release() {
          if (released) return;
          released = true;
          generation.users -= 1;
          void letGo(generation);
        },
      };
    },
    async ping() {
      await currentGeneration(directory);
      await current.reader.run('RETURN 1 AS one');
    },
    async close() {
      clearInterval(timer);
      await looking;
      current.retired = true;
      await current.reader.close();
    },
  };
}

async function openCurrent(directory: string, watch: StoreWatch): Promise<OpenGeneration> {
  const number = await currentGeneration(directory);
  if (number === null) {
    throw new StoreError('EMPTY', `The store ${directory} holds no graph yet; seed it with "papergraph seed".`);
  }
  const reader = await openGrafeoReader(graphPath(directory, number));
  try {
    const revision = await revisionOf(reader.run, number);
    const reads = createReads(watched(reader.run, 'grafeo', watch), grafeoDialect);
    return { number, reader, reads, revision, users: 0, retired: false };
  } catch (error) {
    await reader.close();
    throw error;
  }
}

/** Begins a seed into an embedded store: takes the lease, then writes a copy that readers see once the seed has finished. */
export async function openEmbeddedSession(
  directory: string,
  manifest: Omit<Manifest, 'extractorVersion'>,
  options: SeedOptions,
  self: SeederProcess,
): Promise<SeedSession> {
  await currentGeneration(directory);
  const lease = await takeLockFile(directory, self);
  try {
    const building = await beginBuilding(directory, { ...manifest, extractorVersion: options.extractorVersion });
    const engine = openGrafeo(building.path);
    // A graph of an older version may lack what a search reads: then it is published even if its content stays.
    const indexed = await engine.createSchema(await graphSchema());
    return createSession(engine, options, {
      guard: () => lease.check(),
      async publish(changed) {
        await engine.close();
        if (changed || indexed || building.resumed) await publishBuilding(directory, building);
        else await discardBuilding(directory, building);
        await lease.release();
      },
      async abandon() {
        await engine.close();
        await lease.release();
      },
    });
  } catch (error) {
    await lease.release();
    throw error;
  }
}
