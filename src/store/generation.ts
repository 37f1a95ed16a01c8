import { constants } from 'node:fs';
import { access, copyFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson, parseJson } from '../domain/json.js';
import { StoreError } from './errors.js';

/*
 * An embedded store is a folder of numbered generations and a pointer to the current one:
 *
 *   current.json                     which generation is current
 *   generation-7/graph.grafeo        a finished graph; never written again
 *   building-8/graph.grafeo          what a seed is writing, a copy of the current generation to begin with
 *   building-8/manifest.json         what that seed is: a killed seed is gone on with by an equal one only
 *
 * A seed becomes visible by one rename of the pointer, so a reader sees all of it or nothing.
 */

const POINTER = 'current.json';
const GRAPH = 'graph.grafeo';
const MANIFEST = 'manifest.json';

const Pointer = z.object({ format: z.literal('papergraph'), version: z.literal(1), generation: z.int().positive() });

/** What a seed reads and with what: two seeds with equal manifests do the same work. */
export interface Manifest {
  readonly sources: readonly string[];
  readonly options: { readonly [name: string]: string | boolean | null };
  readonly extractorVersion: string;
}

export interface Building {
  /** The file to write. */
  readonly path: string;
  readonly generation: number;
  /** Whether it goes on with what an equal seed had begun before it was killed. */
  readonly resumed: boolean;
}

export const graphPath = (directory: string, generation: number): string =>
  join(directory, `generation-${generation}`, GRAPH);

/** The number of the current generation; null where the folder is missing or holds none yet. Refuses what is no store. */
export async function currentGeneration(directory: string): Promise<number | null> {
  let text: string;
  try {
    text = await readFile(join(directory, POINTER), 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'ENOTDIR')) throw unreadable(directory, error);
    await refuseForeign(directory);
    return null;
  }
  const pointer = Pointer.safeParse(parseJson(text));
  if (!pointer.success) {
    throw new StoreError(
      'INVALID',
      `The pointer ${POINTER} of the store ${directory} is not readable; restore it, or remove the folder and seed anew.`,
    );
  }
  return pointer.data.generation;
}

/**
 * Prepares the next generation for writing: goes on with a killed seed's copy where base and manifest are the same, else makes a new
 * copy of the current generation, under a temporary name until it is whole.
 */
export async function beginBuilding(directory: string, manifest: Manifest): Promise<Building> {
  await mkdir(directory, { recursive: true }).catch((error: unknown) => {
    throw unreadable(directory, error);
  });
  const base = await currentGeneration(directory);
  await requireWritable(directory);
  const generation = (base ?? 0) + 1;
  const building = join(directory, `building-${generation}`);
  const wanted = canonicalJson({ base, ...manifest });
  const resumed = (await readFile(join(building, MANIFEST), 'utf8').catch(() => null)) === wanted;
  if (!resumed) {
    await removeAll(directory, (name) => name.startsWith('building-') || name.startsWith('copying-'));
    const copying = join(directory, `copying-${generation}`);
    await mkdir(copying);
    if (base !== null) {
      const copy = join(copying, GRAPH);
      await copyFile(graphPath(directory, base), copy, constants.COPYFILE_FICLONE);
      await sync(copy);
    }
    await writeFile(join(copying, MANIFEST), wanted);
    await sync(join(copying, MANIFEST));
    await rename(copying, building);
  }
  return { path: join(building, GRAPH), generation, resumed };
}

/** Makes a finished and closed copy the current generation. The one before it is kept for its readers, older ones go. */
export async function publishBuilding(directory: string, building: Building): Promise<void> {
  await sync(building.path);
  const finished = join(directory, `generation-${building.generation}`);
  await rm(finished, { recursive: true, force: true });
  await rename(join(directory, `building-${building.generation}`), finished);
  const pointer = join(directory, POINTER);
  const next = `${pointer}.next`;
  await writeFile(next, `${JSON.stringify({ format: 'papergraph', version: 1, generation: building.generation })}\n`);
  await sync(next);
  await rename(next, pointer);
  await removeAll(directory, (name) => {
    const number = /^generation-(\d+)$/.exec(name)?.[1];
    return number !== undefined && Number(number) < building.generation - 1;
  });
}

export async function discardBuilding(directory: string, building: Building): Promise<void> {
  await rm(join(directory, `building-${building.generation}`), { recursive: true, force: true });
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}

async function removeAll(directory: string, matches: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(directory)) {
    if (matches(name)) await rm(join(directory, name), { recursive: true, force: true });
  }
}

/** A folder without a pointer is a store only where it is empty or holds an unfinished first seed. */
async function refuseForeign(directory: string): Promise<void> {
  const found = await stat(directory).catch(() => null);
  if (!found) return;
  if (!found.isDirectory()) {
    throw new StoreError(
      'INVALID',
      `${directory} is a file, not a store; name a folder in PAPERGRAPH_STORE (file:DIR).`,
    );
  }
  const names = await readdir(directory).catch((error: unknown) => {
    throw unreadable(directory, error);
  });
  const foreign = names.find(
    (name) => !/^(?:building-\d+|copying-\d+|generation-\d+|seeder\.lock.*|current\.json.*)$/.test(name),
  );
  if (foreign !== undefined) {
    throw new StoreError(
      'INVALID',
      `${directory} is no papergraph store (it holds "${foreign}"); name an empty or new folder in PAPERGRAPH_STORE.`,
    );
  }
}

async function requireWritable(directory: string): Promise<void> {
  await access(directory, constants.W_OK).catch((error: unknown) => {
    throw unreadable(directory, error);
  });
}

function unreadable(directory: string, cause: unknown): StoreError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return new StoreError(
    'INVALID',
    `The store folder ${directory} cannot be used (${reason}); check the path and its permissions.`,
    {
      cause,
    },
  );
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
