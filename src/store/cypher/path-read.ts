import { z } from 'zod';
import { groupBy } from '../../domain/group.js';
import type { Run } from '../engine.js';
import type { Reads } from '../store.js';
import { query } from './query.js';

const LinkRow = z.object({ concept: z.string(), slug: z.string(), paperCount: z.number(), papers: z.number() });

/** What a search for ways between concepts reads: a statement a frontier, bounded by `most` papers a concept. */
export function createPathReads(run: Run): Pick<Reads, 'linkedConcepts'> {
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
  };
}
