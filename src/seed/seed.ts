import { type DigestHeader, digestId } from '../domain/digest.js';
import { idKey } from '../domain/identity.js';
import type { Extractor } from '../extract/extractor.js';
import type { ReadItem } from '../ingest/reader.js';
import { type DigestWrite, digestHash, type GraphChange, type StoredRecord } from '../store/change.js';
import type { SeedReads } from '../store/cypher/seed-read.js';
import type { GraphState } from '../store/store.js';
import { type BatchOutcome, prepareBatch } from './batch.js';
import { toStoredRecord } from './plan.js';
import { type Reject, type SeedReport, Tally } from './report.js';

/** Records a transaction: enough to make a statement's cost small beside its rows, few enough to lose little with a rollback. */
const BATCH = 250;

/** One input of a seed, read once. */
export interface SeedSource {
  readonly name: string;
  read(): AsyncIterable<ReadItem>;
}

/** Where a seed writes to; a dry run has reads alone. */
export interface SeedTarget {
  readonly reads: SeedReads;
  write(change: GraphChange): Promise<void>;
  finish(seededAt: string): Promise<GraphState | null>;
}

export interface SeedOptions {
  readonly sources: readonly SeedSource[];
  readonly extractor: Extractor;
  readonly target: SeedTarget;
  onProgress?(progress: { readonly read: number; readonly source: string }): void;
  onReject?(reject: Reject): void;
  readonly signal?: AbortSignal;
}

/**
 * Reads the sources, extracts what their papers say and writes it. The same input twice leaves the graph as it was. Papers that an
 * older extractor read are read again first. Throws where a source cannot be read, the store fails or the signal aborts; the caller
 * then abandons the target.
 */
export async function seed(options: SeedOptions): Promise<SeedReport> {
  const started = performance.now();
  const tally = new Tally();
  await rereadStale(options, tally);
  const digests = new DigestLists();
  const seen = new Map<string, Seen>();
  for (const source of options.sources) await seedSource(source, options, tally, digests, seen);
  await writeDigests(digests, seen, options.target);
  const graph = await options.target.finish(new Date().toISOString());
  return tally.report(graph, (performance.now() - started) / 1000);
}

/** The first place where a record stood, and once it is written its paper. */
interface Seen {
  readonly hash: string;
  readonly source: string;
  readonly line: number;
  paperId: string | null;
}

async function rereadStale({ target, extractor, signal }: SeedOptions, tally: Tally): Promise<void> {
  let after = '';
  for (;;) {
    signal?.throwIfAborted();
    const ids = await target.reads.stalePaperIds(extractor.version, after, BATCH);
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    const papers = await target.reads.papersByKeys(ids.map(idKey));
    const { change } = await prepareBatch([], papers, target.reads, extractor);
    await target.write(change);
    tally.papersReread += ids.length;
  }
}

async function seedSource(
  source: SeedSource,
  options: SeedOptions,
  tally: Tally,
  digests: DigestLists,
  seen: Map<string, Seen>,
): Promise<void> {
  const reject = (line: number, reason: string, text: string) => {
    tally.rejected += 1;
    options.onReject?.({ source: source.name, line, reason, text });
  };
  let batch: StoredRecord[] = [];
  const flush = async () => {
    options.signal?.throwIfAborted();
    await writeBatch(batch, options, tally, seen);
    batch = [];
    options.onProgress?.({ read: tally.recordsRead, source: source.name });
  };
  digests.close();
  for await (const item of source.read()) {
    if (item.kind === 'problem') {
      reject(item.problem.line, item.problem.reason, item.problem.text);
    } else if (item.kind === 'digest') {
      digests.open(item.digest);
    } else {
      tally.recordsRead += 1;
      const record = toStoredRecord(item.record);
      digests.list(record.key);
      const first = seen.get(record.key);
      if (!first) {
        seen.set(record.key, { hash: record.hash, source: source.name, line: item.line, paperId: null });
        batch.push(record);
        if (batch.length >= BATCH) await flush();
      } else if (first.hash !== record.hash) {
        const place = `${first.source}, line ${first.line}`;
        reject(item.line, `says something else of the paper at ${place}, which stays`, record.record.title);
      }
    }
  }
  await flush();
}

async function writeBatch(
  batch: readonly StoredRecord[],
  { target, extractor }: SeedOptions,
  tally: Tally,
  seen: Map<string, Seen>,
): Promise<void> {
  if (batch.length === 0) return;
  const states = await target.reads.recordStates(batch.map((record) => record.key));
  const fresh = batch.filter((record) => {
    const state = states.get(record.key);
    const known = state?.hash === record.hash && state.extractorVersion === extractor.version;
    if (state && known) settle(seen, record.key, state.paperId, tally, 'unchanged');
    return !known;
  });
  if (fresh.length === 0) return;
  const outcome = await prepareBatch(fresh, [], target.reads, extractor);
  await target.write(outcome.change);
  countBatch(fresh, outcome, tally, seen);
}

function countBatch(
  fresh: readonly StoredRecord[],
  outcome: BatchOutcome,
  tally: Tally,
  seen: Map<string, Seen>,
): void {
  const papers = new Map(outcome.papers.map((paper) => [paper.write.id, paper]));
  for (const [at, record] of fresh.entries()) {
    const paper = papers.get(outcome.paperOfRecord[at] ?? '');
    if (!paper) continue;
    settle(seen, record.key, paper.write.id, tally, paper.outcome);
    tally.links += paper.write.facts.links.length;
    for (const { slug } of paper.write.facts.concepts) tally.concepts.add(slug);
  }
}

function settle(
  seen: Map<string, Seen>,
  key: string,
  paperId: string,
  tally: Tally,
  outcome: 'new' | 'changed' | 'unchanged',
): void {
  const entry = seen.get(key);
  if (entry) entry.paperId = paperId;
  tally.count(paperId, outcome);
}

/** The lists of the digests that a seed meets, as record keys in the order of the page. */
class DigestLists {
  readonly #lists = new Map<string, { header: DigestHeader; keys: string[] }>();
  #current: string[] | null = null;

  open(header: DigestHeader): void {
    const id = digestId(header);
    const list = this.#lists.get(id) ?? { header, keys: [] };
    this.#lists.set(id, list);
    this.#current = list.keys;
  }

  close(): void {
    this.#current = null;
  }

  list(recordKey: string): void {
    this.#current?.push(recordKey);
  }

  *recordKeys(): Iterable<string> {
    for (const { keys } of this.#lists.values()) yield* keys;
  }

  writes(paperOf: (recordKey: string) => string | null): DigestWrite[] {
    return [...this.#lists].map(([id, { header, keys }]) => ({
      id,
      title: header.title,
      label: header.label,
      date: header.date,
      papers: [...new Set(keys.flatMap((key) => paperOf(key) ?? []))],
    }));
  }
}

async function writeDigests(digests: DigestLists, seen: ReadonlyMap<string, Seen>, target: SeedTarget): Promise<void> {
  const paperIds = [...new Set([...digests.recordKeys()].flatMap((key) => seen.get(key)?.paperId ?? []))];
  const current = await target.reads.currentIds(paperIds);
  const writes = digests.writes((key) => current.get(seen.get(key)?.paperId ?? '') ?? null);
  const hashes = await target.reads.digestHashes(writes.map((digest) => digest.id));
  const changed = writes.filter((digest) => hashes.get(digest.id) !== digestHash(digest));
  await target.write({ papers: [], confirmed: { ids: [], extractorVersion: '' }, digests: changed });
}
