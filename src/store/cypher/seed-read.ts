import { z } from 'zod';
import { groupBy } from '../../domain/group.js';
import type { StoredPaper } from '../change.js';
import type { Run } from '../engine.js';
import { query } from './query.js';
import { RECORD_FIELDS, RecordRow, toStoredRecord } from './record-row.js';

/** The hash of a stored record, and the extractor that last read its paper. */
export interface RecordState {
  readonly hash: string;
  readonly paperId: string;
  readonly extractorVersion: string;
}

/** What a seeder must know before it writes. */
export interface SeedReads {
  recordStates(keys: readonly string[]): Promise<ReadonlyMap<string, RecordState>>;
  /** Papers known under any of the keys, each once, by id. */
  papersByKeys(keys: readonly string[]): Promise<readonly StoredPaper[]>;
  /** Ids of papers that another extractor version read, by id beyond `after`, `limit` at most. */
  stalePaperIds(extractorVersion: string, after: string, limit: number): Promise<readonly string[]>;
  /** Ids by ids that may have been retired since. */
  currentIds(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Content hashes of digests by id. */
  digestHashes(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export function createSeedReads(run: Run): SeedReads {
  return {
    async recordStates(keys) {
      const rows = await query(
        run,
        z.object({ key: z.string(), hash: z.string(), paperId: z.string(), extractorVersion: z.string() }),
        `UNWIND $keys AS key MATCH (r:Record {key: key})-[:DESCRIBES]->(p:Paper)
         RETURN key, r.hash AS hash, p.id AS paperId, p.extractorVersion AS extractorVersion`,
        { keys },
      );
      return new Map(rows.map(({ key, ...state }) => [key, state]));
    },
    async papersByKeys(keys) {
      const papers = await query(
        run,
        z.object({ id: z.string(), slug: z.string(), hash: z.string(), extractorVersion: z.string() }),
        `UNWIND $keys AS key MATCH (:PaperKey {key: key})-[:IDENTIFIES]->(p:Paper) WITH DISTINCT p
         RETURN p.id AS id, p.slug AS slug, p.hash AS hash, p.extractorVersion AS extractorVersion ORDER BY id`,
        { keys },
      );
      const ids = papers.map((paper) => paper.id);
      const records = groupBy(
        await query(
          run,
          RecordRow.extend({ paperId: z.string() }),
          `UNWIND $ids AS id MATCH (:Paper {id: id})<-[:DESCRIBES]-(r:Record)
           RETURN id AS paperId, ${RECORD_FIELDS} ORDER BY key`,
          { ids },
        ),
        (row) => row.paperId,
        ({ paperId: _, ...record }) => toStoredRecord(record),
      );
      const paperKeys = groupBy(
        await query(
          run,
          z.object({ id: z.string(), key: z.string() }),
          `UNWIND $ids AS id MATCH (:Paper {id: id})<-[:IDENTIFIES]-(k:PaperKey)
           RETURN id, k.key AS key ORDER BY key`,
          { ids },
        ),
        (row) => row.id,
        (row) => row.key,
      );
      return papers.map((paper) => ({
        ...paper,
        records: records.get(paper.id) ?? [],
        keys: paperKeys.get(paper.id) ?? [],
      }));
    },
    async stalePaperIds(extractorVersion, after, limit) {
      const rows = await query(
        run,
        z.object({ id: z.string() }),
        `MATCH (p:Paper) WHERE p.extractorVersion <> $extractorVersion AND p.id > $after
         RETURN p.id AS id ORDER BY id LIMIT $limit`,
        { extractorVersion, after, limit },
      );
      return rows.map((row) => row.id);
    },
    async currentIds(ids) {
      const rows = await query(
        run,
        z.object({ asked: z.string(), id: z.string() }),
        `UNWIND $ids AS asked MATCH (:PaperKey {key: 'id:' + asked})-[:IDENTIFIES]->(p:Paper)
         RETURN asked, p.id AS id`,
        { ids },
      );
      return new Map(rows.map((row) => [row.asked, row.id]));
    },
    async digestHashes(ids) {
      const rows = await query(
        run,
        z.object({ id: z.string(), hash: z.string() }),
        'UNWIND $ids AS id MATCH (d:Digest {id: id}) RETURN id, d.hash AS hash',
        { ids },
      );
      return new Map(rows.map((row) => [row.id, row.hash]));
    },
  };
}
