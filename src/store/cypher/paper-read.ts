import { z } from 'zod';
import { groupBy } from '../../domain/group.js';
import type { Run } from '../engine.js';
import type { Reads } from '../store.js';
import { PAPER, PAPER_CARD } from './columns.js';
import { countList, keysetPage, Place, positionOf } from './list.js';
import { paperPattern } from './paper-filter.js';
import { partColumns, SomeParts } from './paper-part.js';
import { query } from './query.js';

const CardPlace = PAPER_CARD.row.extend(Place.shape).extend(SomeParts.shape);

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
        PAPER.row.extend({ asked: z.string() }),
        `UNWIND $ids AS id MATCH (k:PaperKey {key: 'id:' + id})-[:IDENTIFIES]->(p:Paper) RETURN id AS asked, ${PAPER.of('p')}`,
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
    async papers({ filter, order, window }, bring = []) {
      const value = ORDER_VALUE[order.field](order.direction === 'DESC');
      const source = { ...paperPattern(filter), value, tie: 'n.slug', direction: order.direction };
      const columns = [PAPER_CARD.of('n'), ...partColumns(bring)].join(', ');
      const rows = await keysetPage(run, source, { row: CardPlace, columns, looks: bring.length > 0 }, window);
      return rows.map(({ value, tie, ...paper }) => ({ id: paper.id, position: positionOf({ value, tie }), paper }));
    },
    countPapers: (filter) => countList(run, paperPattern(filter)),
    async sourcesOfPapers(ids) {
      const rows = await query(
        run,
        z.object({ id: z.string(), name: z.string(), key: z.string(), url: z.string().nullable() }),
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
