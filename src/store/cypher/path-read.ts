import { z } from 'zod';
import { groupBy } from '../../domain/group.js';
import type { Run } from '../engine.js';
import { pairKey, type Reads } from '../store.js';
import { query } from './query.js';

const LinkRow = z.object({ concept: z.string(), slug: z.string(), paperCount: z.number(), papers: z.number() });
const CountRow = z.object({ concept: z.string(), other: z.string(), papers: z.number() });

/** What a search for ways between concepts reads: a statement a frontier, bounded by `most` papers a concept. */
export function createPathReads(run: Run): Pick<Reads, 'linkedConcepts' | 'countSharedPapers'> {
  return {
    async linkedConcepts(slugs, most) {
      const rows = await query(
        run,
        LinkRow,
        `UNWIND $slugs AS concept
         CALL (concept) {
           MATCH (:Concept {slug: concept})<-[:MENTIONS]-(p:Paper) RETURN p ORDER BY p.slug LIMIT $most
         }
         MATCH (p)-[:MENTIONS]->(b:Concept) WHERE b.slug <> concept
         WITH concept, b, count(*) AS papers
         RETURN concept, b.slug AS slug, b.paperCount AS paperCount, papers`,
        { slugs, most },
      );
      return groupBy(
        rows,
        (row) => row.concept,
        ({ concept: _, ...link }) => link,
      );
    },
    async countSharedPapers(pairs) {
      const rows = await query(
        run,
        CountRow,
        `UNWIND $pairs AS pair
         MATCH (:Concept {slug: pair.concept})<-[:MENTIONS]-(p:Paper)-[:MENTIONS]->(:Concept {slug: pair.other})
         RETURN pair.concept AS concept, pair.other AS other, count(p) AS papers`,
        { pairs: pairs.map(({ concept, other }) => ({ concept, other })) },
      );
      return new Map(rows.map(({ concept, other, papers }) => [pairKey(concept, other), papers]));
    },
  };
}
