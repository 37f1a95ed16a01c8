import { compareText, foldPhrase } from '../domain/fold.js';
import { doiKey } from '../domain/identity.js';
import type { PaperRecord, TextKind } from '../domain/paper.js';
import type { MergedPaper, StoredRecord } from '../store/change.js';

const TEXT_RANK: Record<TextKind, number> = { ABSTRACT: 0, SUMMARY: 1, NONE: 2 };

/** Whose word counts where two sources differ: archives before services before lists; sources not named here come last, by name. */
const SOURCE_ORDER = [
  'arxiv',
  'acl-anthology',
  'openreview',
  'semantic-scholar',
  'huggingface',
  'ndjson',
  'daily-papers',
];

function sourceRank(source: string): number {
  const rank = SOURCE_ORDER.indexOf(source);
  return rank < 0 ? SOURCE_ORDER.length : rank;
}

/** Records in the order in which their words count: a real abstract before a summary, then by source, then by key. */
export function inOrder(records: readonly StoredRecord[]): StoredRecord[] {
  return [...records].sort(
    (a, b) =>
      TEXT_RANK[a.record.textKind] - TEXT_RANK[b.record.textKind] ||
      sourceRank(a.record.source) - sourceRank(b.record.source) ||
      compareText(a.record.source, b.record.source) ||
      compareText(a.key, b.key),
  );
}

/** What records of one paper say together: of each field the first that is said. The same for any order in which they came. */
export function mergeRecords(records: readonly StoredRecord[]): MergedPaper {
  const ordered = inOrder(records).map((stored) => stored.record);
  const first = ordered[0];
  if (!first) throw new RangeError('A paper has at least one record.');
  const said = <T>(field: (record: PaperRecord) => T | null): T | null => {
    for (const record of ordered) {
      const value = field(record);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    title: first.title,
    abstract: first.abstract,
    textKind: first.textKind,
    url: said((record) => record.url),
    arxivId: said((record) => record.arxivId),
    doi: said((record) => record.doi),
    authors: ordered.find((record) => record.authors.length > 0)?.authors ?? [],
    publishedOn: said((record) => record.publishedOn),
    venue: said((record) => record.venue),
  };
}

/**
 * Whether a record can be of the paper that others describe, their titles being equal: no arXiv id, DOI or id in the same source that
 * differs, and, where both name authors, at least one in common.
 */
export function compatible(record: PaperRecord, others: readonly PaperRecord[]): boolean {
  const contradicts = (value: (of: PaperRecord) => string | null): boolean => {
    const own = value(record);
    const theirs = others.flatMap((other) => value(other) ?? []);
    return own !== null && theirs.length > 0 && !theirs.includes(own);
  };
  if (contradicts((of) => of.arxivId)) return false;
  if (contradicts((of) => (of.doi === null || doiKey(of.doi).startsWith('arxiv:') ? null : of.doi))) return false;
  if (others.some((other) => other.source === record.source && differ(other.sourceId, record.sourceId))) return false;
  const names = new Set(others.flatMap((other) => other.authors.map(surname)));
  return record.authors.length === 0 || names.size === 0 || record.authors.some((author) => names.has(surname(author)));
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** The last word of a name: "J. A. Smith" and "Jane Smith" are one here; "Smith, Jane" is turned round. */
function surname(author: string): string {
  const name = author.includes(',') ? (author.split(',')[0] ?? author) : author;
  return foldPhrase(name).split(' ').at(-1) ?? '';
}
