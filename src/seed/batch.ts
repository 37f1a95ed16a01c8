import type { Extractor } from '../extract/extractor.js';
import { type GraphChange, type PaperWrite, paperHash, type StoredPaper, type StoredRecord } from '../store/change.js';
import type { SeedReads } from '../store/cypher/seed-read.js';
import { mergeRecords } from './merge.js';
import { keysToRead, type PlannedPaper, planPapers } from './plan.js';

/** What a batch of records makes of the papers it concerns. */
export interface BatchOutcome {
  readonly change: GraphChange;
  /** The paper of each record, in the order given. */
  readonly paperOfRecord: readonly string[];
  /** Of the papers that were looked at: their write, and whether the store has them otherwise or not at all. */
  readonly papers: readonly { readonly write: PaperWrite; readonly outcome: 'new' | 'changed' | 'unchanged' }[];
}

/** Reads what the store knows of the records' papers, merges the records in, and reads each paper's text with the extractor. */
export async function prepareBatch(
  records: readonly StoredRecord[],
  known: readonly StoredPaper[],
  reads: SeedReads,
  extractor: Extractor,
): Promise<BatchOutcome> {
  const stored = await withNamesakes(keysToRead(records), known, reads);
  const plan = planPapers(records, stored);
  const papers = plan.papers.map((planned) => {
    const write = toWrite(planned, extractor);
    const same = planned.stored?.hash === write.hash;
    const outcome: 'new' | 'changed' | 'unchanged' = planned.stored === null ? 'new' : same ? 'unchanged' : 'changed';
    return { write, outcome, stale: planned.stored?.extractorVersion !== extractor.version };
  });
  const confirmed = papers.filter(({ outcome, stale }) => outcome === 'unchanged' && stale);
  return {
    change: {
      papers: papers.filter(({ outcome }) => outcome !== 'unchanged').map(({ write }) => write),
      confirmed: { ids: confirmed.map(({ write }) => write.id), extractorVersion: extractor.version },
      digests: [],
    },
    paperOfRecord: plan.paperOfRecord,
    papers,
  };
}

/** The papers under the keys, and those that share an address with one of them, since that decides who needs a suffix. */
async function withNamesakes(
  keys: readonly string[],
  known: readonly StoredPaper[],
  reads: SeedReads,
): Promise<StoredPaper[]> {
  const found = new Map([...known, ...(await reads.papersByKeys(keys))].map((paper) => [paper.id, paper]));
  const asked = new Set(keys);
  const shared = [...found.values()].flatMap((paper) =>
    paper.keys.filter((key) => key.startsWith('slug:') && !asked.has(key)),
  );
  if (shared.length > 0) for (const paper of await reads.papersByKeys(shared)) found.set(paper.id, paper);
  return [...found.values()];
}

function toWrite({ id, slug, records, keys, absorbs }: PlannedPaper, extractor: Extractor): PaperWrite {
  const paper = mergeRecords(records);
  const facts = extractor.extract({ title: paper.title, abstract: paper.abstract });
  const write = { id, slug, paper, records, keys, absorbs, facts, extractorVersion: extractor.version };
  return { ...write, hash: paperHash(write) };
}
