import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseVocabulary, type Vocabulary } from '../../src/domain/vocabulary.js';
import { createExtractor, type Extractor } from '../../src/extract/extractor.js';
import { parseWeights, readWeightTexts, type Weights } from '../../src/extract/weights.js';
import { readSource } from '../../src/ingest/read-source.js';
import type { SeedReport } from '../../src/seed/report.js';
import { type SeedSource, seed } from '../../src/seed/seed.js';
import { openSeedSession, openStore, type StoreLocation } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { onFileEnd, temporaryFolder } from '../file-end.js';

const seeds = new URL('../../seeds/', import.meta.url);

/** This process as a seeder. */
export const SELF = { pid: process.pid, host: 'test', birth: null, isAlive: () => true };

let vocabulary: Promise<Vocabulary> | null = null;

export function shippedVocabulary(): Promise<Vocabulary> {
  vocabulary ??= readFile(new URL('vocabulary.tsv', seeds), 'utf8').then(parseVocabulary);
  return vocabulary;
}

let weights: Promise<Weights> | null = null;

export function shippedWeights(): Promise<Weights> {
  weights ??= readWeightTexts((name) => readFile(new URL(`extractor/${name}`, seeds), 'utf8')).then(parseWeights);
  return weights;
}

export async function shippedExtractor(): Promise<Extractor> {
  return createExtractor(await shippedVocabulary(), await shippedWeights());
}

/** The shipped extractor without concepts that no vocabulary has, so that a test of the graph can say all that its few sentences hold. */
export async function vocabularyExtractor(): Promise<Extractor> {
  const [extractor, { concepts }] = await Promise.all([shippedExtractor(), shippedVocabulary()]);
  return {
    version: `${extractor.version}-vocabulary`,
    extract(paper) {
      const facts = extractor.extract(paper);
      return { ...facts, concepts: facts.concepts.filter(({ slug }) => concepts.has(slug)) };
    },
  };
}

/** The default digest, or a text of a test, as a source. */
export function digestSource(text?: string): SeedSource {
  const bytes = async function* (content: string) {
    yield Buffer.from(content);
  };
  return {
    name: 'daily-papers.txt',
    read: () =>
      readSource(
        'daily-papers.txt',
        text === undefined ? createReadStream(new URL('daily-papers.txt', seeds)) : bytes(text),
        null,
      ),
  };
}

/** Seeds as the command line does, and returns the report. */
export async function seedInto(
  location: StoreLocation,
  sources: readonly SeedSource[],
  given?: { extractor: Extractor; vocabulary: Vocabulary },
): Promise<SeedReport> {
  const { extractor, vocabulary: concepts } = given ?? {
    extractor: await shippedExtractor(),
    vocabulary: await shippedVocabulary(),
  };
  const session = await openSeedSession(
    location,
    { sources: sources.map((source) => source.name), options: {} },
    { definitions: concepts.concepts, extractorVersion: extractor.version },
    SELF,
  );
  try {
    return await seed({ sources, extractor, target: session });
  } catch (error) {
    await session.abandon();
    throw error;
  }
}

/** An embedded store with the default digest, for reading. */
export async function openFixtureStore(): Promise<Store> {
  const location: StoreLocation = { kind: 'file', directory: join(await temporaryFolder(), 'store') };
  await seedInto(location, [digestSource()]);
  const store = await openStore(location);
  onFileEnd(() => store.close());
  return store;
}
