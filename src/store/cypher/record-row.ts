import { z } from 'zod';
import { PaperRecord } from '../../domain/paper.js';
import type { StoredRecord } from '../change.js';
import type { ParameterRow } from '../engine.js';

const FIELDS = Object.keys(PaperRecord.shape);

/** A record's properties as Cypher returns them from `r`. */
export const RECORD_FIELDS = ['key', 'hash', ...FIELDS].map((field) => `r.${field} AS ${field}`).join(', ');

export const RecordRow = PaperRecord.extend({ key: z.string(), hash: z.string() });

export function toStoredRecord({ key, hash, ...record }: z.infer<typeof RecordRow>): StoredRecord {
  return { key, hash, record };
}

export function fromStoredRecord({ key, hash, record }: StoredRecord): ParameterRow {
  return { key, hash, ...record };
}
