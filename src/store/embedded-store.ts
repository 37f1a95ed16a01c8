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
import { grafeoText, openGrafeo } from './grafeo.js';
import { type GrafeoReader, openGrafeoReader } from './grafeo-reader.js';
import { graphSchema } from './graph-schema.js';
import type { SeederProcess } from './lease.js';
import { takeLockFile } from './lock-file.js';
import { createSession, type SeedOptions, type SeedSession } from './session.js';
import type { Store } from './store.js';

/** How often a reader looks for a new generation, in milliseconds. */
const LOOK_EVERY = 500;

/** A generation that requests read; its file closes when it is no longer current and its last request has ended. */
interface OpenGeneration {
  readonly number: number;
  readonly reader: GrafeoReader;
  users: number;
  retired: boolean;
}

/** Opens the current generation of an embedded store, and each later one within a second of its seed's end. */
export async function openEmbeddedStore(directory: string): Promise<Store> {
  let current = await openCurrent(directory);
  let looking: Promise<void> | null = null;
  const letGo = async (generation: OpenGeneration) => {
    if (generation.retired && generation.users === 0) await generation.reader.close();
  };
  const look = async () => {
    const number = await currentGeneration(directory);
    if (number === null || number === current.number) return;
    const former = current;
    current = await openCurrent(directory);
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
      generation.users += 1;
      let released = false;
      return {
        ...createReads(generation.reader.run, grafeoText),
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

async function openCurrent(directory: string): Promise<OpenGeneration> {
  const number = await currentGeneration(directory);
  if (number === null) {
    throw new StoreError('EMPTY', `The store ${directory} holds no graph yet; seed it with "papergraph seed".`);
  }
  return { number, reader: await openGrafeoReader(graphPath(directory, number)), users: 0, retired: false };
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
