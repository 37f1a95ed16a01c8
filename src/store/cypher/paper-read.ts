import { z } from 'zod';
import { groupBy } from '../../domain/group.js';
import { CodeStatus, TextKind } from '../../domain/paper.js';
import type { Run } from '../engine.js';
import type { Paper, Reads } from '../store.js';
import { countList, keysetPage } from './list.js';
import { paperPattern } from './paper-filter.js';
import { query, StoredEvidence } from './query.js';

const text = z.string().nullable();

const PaperRow = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  abstract: text,
  textKind: TextKind,
  url: text,
  arxivId: text,
  doi: text,
  authors: z.array(z.string()),
  publishedOn: text,
  venue: text,
  codeStatus: CodeStatus,
  codeReason: z.string(),
  codeEvidence: StoredEvidence,
}) satisfies z.ZodType<Paper>;

const FIELDS = Object.keys(PaperRow.shape)
  .map((field) => `p.${field} AS ${field}`)
  .join(', ');

const ORDER_VALUE = {
  SLUG: () => 'n.slug',
  TITLE: () => 'n.title',
  // A paper without a date comes last in either direction.
  PUBLISHED_ON: (descending: boolean) => `coalesce(n.publishedOn, '${descending ? '' : '9999-99'}')`,
} as const;

type PaperReads = Pick<
  Reads,
  'papersByIds' | 'paperIdsByKeys' | 'paperIdsBySlugs' | 'papers' | 'countPapers' | 'sourcesOfPapers'
>;

export function createPaperReads(run: Run): PaperReads {
  return {
    async papersByIds(ids) {
      const rows = await query(
        run,
        PaperRow.extend({ asked: z.string() }),
        `UNWIND $ids AS id MATCH (k:PaperKey {key: 'id:' + id})-[:IDENTIFIES]->(p:Paper) RETURN id AS asked, ${FIELDS}`,
        { ids },
      );
      return new Map(rows.map(({ asked, ...paper }) => [asked, paper]));
    },
    async paperIdsByKeys(keys) {
      const rows = await query(
        run,
        z.object({ key: z.string(), id: z.string() }),
        'UNWIND $keys AS key MATCH (:PaperKey {key: key})-[:IDENTIFIES]->(p:Paper) RETURN key, p.id AS id ORDER BY id',
        { keys },
      );
      return groupBy(
        rows,
        (row) => row.key,
        (row) => row.id,
      );
    },
    async paperIdsBySlugs(slugs) {
      const rows = await query(
        run,
        z.object({ slug: z.string(), id: z.string() }),
        'UNWIND $slugs AS slug MATCH (p:Paper {slug: slug}) RETURN slug, p.id AS id',
        { slugs },
      );
      return new Map(rows.map((row) => [row.slug, row.id]));
    },
    papers({ filter, order, window }) {
      const descending = order.direction === 'DESC';
      const value = ORDER_VALUE[order.field](descending);
      const source = { ...paperPattern(filter), id: 'n.id', value, tie: 'n.slug', direction: order.direction };
      return keysetPage(run, source, window);
    },
    countPapers: (filter) => countList(run, paperPattern(filter)),
    async sourcesOfPapers(ids) {
      const rows = await query(
        run,
        z.object({ id: z.string(), name: z.string(), key: z.string(), url: text }),
        `UNWIND $ids AS id MATCH (:Paper {id: id})<-[:DESCRIBES]-(r:Record)
         RETURN id, r.source AS name, r.key AS key, r.url AS url ORDER BY name, key`,
        { ids },
      );
      return groupBy(
        rows,
        (row) => row.id,
        ({ name, key, url }) => ({ name, key, url }),
      );
    },
  };
}
