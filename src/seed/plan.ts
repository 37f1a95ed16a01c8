import { compareText, slugify } from '../domain/fold.js';
import { hashOf } from '../domain/hash.js';
import { identifyingKeys, idKey, mintPaperId, recordKey, slugKey, titleKey } from '../domain/identity.js';
import type { PaperRecord } from '../domain/paper.js';
import type { StoredPaper, StoredRecord } from '../store/change.js';
import { compatible, mergeRecords } from './merge.js';

/** How many ids are tried for a new paper whose first is taken, by a namesake that was there before it. */
const MINT_ATTEMPTS = 4;

/** A paper as a batch leaves it. */
export interface PlannedPaper {
  readonly id: string;
  readonly slug: string;
  /** Null for a paper that the store does not have yet. */
  readonly stored: StoredPaper | null;
  readonly records: readonly StoredRecord[];
  readonly keys: readonly string[];
  /** Ids of papers in the store that end in this one. */
  readonly absorbs: readonly string[];
}

export interface Plan {
  /** All papers that were read or made, changed or not. */
  readonly papers: readonly PlannedPaper[];
  /** The paper of each record, in the order given. */
  readonly paperOfRecord: readonly string[];
}

interface Draft {
  readonly id: string;
  readonly stored: StoredPaper | null;
  records: readonly StoredRecord[];
  absorbed: readonly StoredPaper[];
}

export function toStoredRecord(record: PaperRecord): StoredRecord {
  return { key: recordKey(record), hash: hashOf(record), record };
}

/** The keys under which papers must be read from the store before these records can be planned. */
export function keysToRead(records: readonly StoredRecord[]): string[] {
  const keys = records.flatMap(({ record }) => [
    ...identifyingKeys(record),
    titleKey(record.title),
    slugKey(record.title),
    ...mintable(record).map(idKey),
  ]);
  return [...new Set(keys)];
}

/**
 * Finds the paper of each record: the one that has the record or one of its own keys, else the only one of that title that nothing
 * contradicts, else a new one. A record with keys of two papers shows that they are one: one id stays, the other ends in it.
 */
export function planPapers(records: readonly StoredRecord[], stored: readonly StoredPaper[]): Plan {
  const drafts = new Drafts(stored);
  for (const record of records) drafts.add(record);
  return {
    papers: withSlugs([...drafts.all]),
    paperOfRecord: records.map((record) => drafts.holderOf(record).id),
  };
}

/** The papers of a batch while it is planned, found by what their records say. */
class Drafts {
  readonly #byId = new Map<string, Draft>();
  readonly #idsByMark = new Map<string, Set<string>>();

  constructor(stored: readonly StoredPaper[]) {
    for (const paper of stored) this.#put({ id: paper.id, stored: paper, records: paper.records, absorbed: [] });
  }

  get all(): Iterable<Draft> {
    return this.#byId.values();
  }

  holderOf(record: StoredRecord): Draft {
    const [holder] = this.#find([recordMark(record)]);
    if (!holder) throw new RangeError(`The record ${record.key} was not planned.`);
    return holder;
  }

  add(record: StoredRecord): void {
    const [first, ...others] = this.#papersOf(record);
    const draft = first ?? { id: this.#freshId(record.record), stored: null, records: [], absorbed: [] };
    for (const other of others) {
      draft.records = [...draft.records, ...other.records];
      draft.absorbed = [...draft.absorbed, ...other.absorbed, ...(other.stored ? [other.stored] : [])];
      this.#byId.delete(other.id);
    }
    draft.records = [...draft.records.filter((known) => known.key !== record.key), record];
    this.#put(draft);
  }

  /** The papers that a record belongs to, the one that stays first: those of the store before new ones, then by id. */
  #papersOf(record: StoredRecord): Draft[] {
    const certain = this.#find([recordMark(record), ...identifyingKeys(record.record)]);
    if (certain.length > 0) {
      return certain.sort((a, b) => Number(b.stored !== null) - Number(a.stored !== null) || compareText(a.id, b.id));
    }
    const namesakes = this.#find([titleKey(record.record.title)]).filter((draft) => {
      const others = draft.records.map((known) => known.record);
      return compatible(record.record, others);
    });
    return namesakes.length === 1 ? namesakes : [];
  }

  #freshId(record: PaperRecord): string {
    const id = mintable(record).find((candidate) => this.#find([idKey(candidate)]).length === 0);
    if (id === undefined) {
      throw new RangeError(
        `More than ${MINT_ATTEMPTS} papers are called "${record.title}" and nothing tells them apart.`,
      );
    }
    return id;
  }

  #find(marks: readonly string[]): Draft[] {
    const ids = new Set(marks.flatMap((mark) => [...(this.#idsByMark.get(mark) ?? [])]));
    return [...ids].flatMap((id) => this.#byId.get(id) ?? []);
  }

  #put(draft: Draft): void {
    this.#byId.set(draft.id, draft);
    const marks = draft.records.flatMap((record) => [
      recordMark(record),
      titleKey(record.record.title),
      ...identifyingKeys(record.record),
    ]);
    for (const mark of [...idKeysOf(draft), ...marks]) {
      const ids = this.#idsByMark.get(mark) ?? new Set();
      this.#idsByMark.set(mark, ids.add(draft.id));
    }
  }
}

const recordMark = (record: StoredRecord): string => `record:${record.key}`;

function mintable(record: PaperRecord): string[] {
  return Array.from({ length: MINT_ATTEMPTS }, (_, attempt) => mintPaperId(record, attempt));
}

/** Addresses: the title's own where one paper has it, else each with a suffix from its id, whichever came first. */
function withSlugs(drafts: readonly Draft[]): PlannedPaper[] {
  const titled = drafts.map((draft) => ({ draft, title: mergeRecords(draft.records).title }));
  const namesakes = new Map<string, number>();
  for (const { title } of titled) namesakes.set(slugify(title), (namesakes.get(slugify(title)) ?? 0) + 1);
  return titled.map(({ draft, title }) => {
    const base = slugify(title);
    const slug = namesakes.get(base) === 1 ? base : `${base}-${draft.id.slice(0, 8)}`;
    const absorbs = draft.absorbed.map((paper) => paper.id);
    return { id: draft.id, slug, stored: draft.stored, records: draft.records, keys: keysOf(draft, title), absorbs };
  });
}

function keysOf(draft: Draft, title: string): string[] {
  const keys = draft.records.flatMap(({ record }) => [...identifyingKeys(record), titleKey(record.title)]);
  return [...new Set([...idKeysOf(draft), slugKey(title), ...keys])].sort(compareText);
}

/** The keys of a paper's id and of all ids that ended in it. */
function idKeysOf(draft: Draft): string[] {
  const former = [draft.stored, ...draft.absorbed].flatMap((paper) => paper?.keys ?? []);
  return [idKey(draft.id), ...former.filter((key) => key.startsWith('id:'))];
}
