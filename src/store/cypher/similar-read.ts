import { z } from 'zod';
import { groupBy } from '../../domain/group.js';
import { rankSimilar, rarestConcepts } from '../../domain/similarity.js';
import type { Run } from '../engine.js';
import type { Reads } from '../store.js';
import { query, queryOne } from './query.js';

/** Papers of one concept that are looked at, those most about it first: a hub adds little to a likeness, and has no end. */
export const MOST_PAPERS = 500;

const CentralRow = z.object({ paper: z.string(), slug: z.string(), paperCount: z.number(), salience: z.number() });
const MentionRow = z.object({ slug: z.string(), paperId: z.string(), paperSlug: z.string(), salience: z.number() });

/** The papers most like others: three statements, and at most 4,000 rows for each of them. */
export function createSimilarReads(run: Run): Pick<Reads, 'similarPapers'> {
  return {
    async similarPapers(ids) {
      const central = groupBy(
        await query(
          run,
          CentralRow,
          `UNWIND $ids AS paper MATCH (:Paper {id: paper})-[m:MENTIONS]->(c:Concept) WHERE m.central = true
           RETURN paper, c.slug AS slug, c.paperCount AS paperCount, m.salience AS salience`,
          { ids },
        ),
        (row) => row.paper,
        (row) => row,
      );
      const through = new Map([...central].map(([paper, concepts]) => [paper, rarestConcepts(concepts)]));
      const slugs = [...new Set([...through.values()].flat().map(({ slug }) => slug))];
      const mentions = groupBy(
        await query(
          run,
          MentionRow,
          `UNWIND $slugs AS slug
           CALL (slug) {
             MATCH (:Concept {slug: slug})<-[m:MENTIONS]-(p:Paper)
             RETURN p.id AS paperId, p.slug AS paperSlug, m.salience AS salience
             ORDER BY salience DESC, paperSlug LIMIT $most
           }
           RETURN slug, paperId, paperSlug, salience`,
          { slugs, most: MOST_PAPERS },
        ),
        (row) => row.slug,
        ({ slug: _, ...mention }) => mention,
      );
      const { total } = await queryOne(
        run,
        z.object({ total: z.number() }),
        'MATCH (p:Paper) RETURN count(p) AS total',
      );
      return new Map([...through].map(([paper, concepts]) => [paper, rankSimilar(paper, concepts, mentions, total)]));
    },
  };
}
