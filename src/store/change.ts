import type { Facts } from '../domain/facts.js';
import { hashOf } from '../domain/hash.js';
import type { PaperRecord, TextKind } from '../domain/paper.js';

/** A record as the store keeps it: its key, and a hash of what it says. */
export interface StoredRecord {
  readonly key: string;
  readonly hash: string;
  readonly record: PaperRecord;
}

/** What the records of a paper say together. */
export interface MergedPaper {
  readonly title: string;
  readonly abstract: string | null;
  readonly textKind: TextKind;
  readonly url: string | null;
  readonly arxivId: string | null;
  readonly doi: string | null;
  readonly authors: readonly string[];
  readonly publishedOn: string | null;
  readonly venue: string | null;
}

/** One paper as it shall be: whole, so that what it no longer says goes. */
export interface PaperWrite {
  readonly id: string;
  readonly slug: string;
  readonly paper: MergedPaper;
  readonly records: readonly StoredRecord[];
  /** All keys that it is found under, retired ids among them. */
  readonly keys: readonly string[];
  /** Ids of papers that turned out to be this one and end with this write. */
  readonly absorbs: readonly string[];
  readonly facts: Facts;
  readonly extractorVersion: string;
  /** Its `paperHash`. */
  readonly hash: string;
}

/** A digest as it shall be; `papers` are ids by rank. */
export interface DigestWrite {
  readonly id: string;
  readonly title: string;
  readonly label: string | null;
  readonly date: string | null;
  readonly papers: readonly string[];
}

/** What one transaction writes. */
export interface GraphChange {
  readonly papers: readonly PaperWrite[];
  /** Papers that a newer extractor read again and found the same. */
  readonly confirmed: { readonly ids: readonly string[]; readonly extractorVersion: string };
  readonly digests: readonly DigestWrite[];
}

/** A paper that the store has, with what is needed to merge more into it. */
export interface StoredPaper {
  readonly id: string;
  readonly slug: string;
  readonly hash: string;
  readonly extractorVersion: string;
  readonly keys: readonly string[];
  readonly records: readonly StoredRecord[];
}

/** The hash of a paper's content; equal where nothing about it changed. */
export function paperHash(write: Omit<PaperWrite, 'hash'>): string {
  const records = write.records.map(({ key, hash }) => [key, hash]).sort();
  return hashOf([write.id, write.slug, write.paper, records, [...write.keys].sort(), write.facts]);
}

export function digestHash(write: DigestWrite): string {
  return hashOf([write.id, write.title, write.label, write.date, write.papers]);
}
