import { z } from 'zod';
import { groupBy } from '../../domain/group.js';
import type { Parameters, Run } from '../engine.js';
import type { MentionOrder, Neighbor, NeighborFilter, NeighborOrder, Reads } from '../store.js';
import { keysetOf, ListValue, where } from './list.js';
import { paperConditions } from './paper-filter.js';
import { query } from './query.js';

type ConceptListReads = Pick<
  Reads,
  'papersOfConcepts' | 'countPapersOfConcepts' | 'neighborsOfConcepts' | 'countNeighborsOfConcepts'
>;

const PAPER_VALUE: Record<MentionOrder['field'], string> = { SALIENCE: 'mention.salience', SLUG: 'n.slug' };
const PAPERS = 'MATCH (:Concept {slug: concept})<-[mention:MENTIONS]-(n:Paper)';

const NEIGHBOR_VALUE: Record<NeighborOrder['field'], string> = {
  PAPERS: 'papers',
  // As `normalizedPmi`, in whole billionths.
  NPMI: `CASE WHEN papers = total THEN 1000000000 ELSE toInteger(1000000000
    * (log(papers) + log(total) - log(a.paperCount) - log(b.paperCount)) / (log(total) - log(papers))) END`,
  SLUG: 'b.slug',
};
const NEIGHBORS = `MATCH (a:Concept {slug: concept})<-[:MENTIONS]-(:Paper)-[:MENTIONS]->(b:Concept)
  WITH a, b, count(*) AS papers`;

const PaperRow = z.object({
  concept: z.string(),
  paperId: z.string(),
  salience: z.number(),
  value: ListValue,
  tie: z.string(),
});
const NeighborRow = z.object({
  concept: z.string(),
  papers: z.number(),
  own: z.number(),
  others: z.number(),
  total: z.number(),
  value: ListValue,
  tie: z.string(),
});
const CountRow = z.object({ concept: z.string(), count: z.number() });

/** Lists of a concept that grow with the graph, a window of each. */
export function createConceptListReads(run: Run): ConceptListReads {
  return {
    async papersOfConcepts(slugs, { filter, order, window }) {
      const { conditions, parameters } = paperConditions(filter);
      const keyset = keysetOf({ value: PAPER_VALUE[order.field], tie: 'n.slug', direction: order.direction }, window);
      const rows = await query(
        run,
        PaperRow,
        `UNWIND $slugs AS concept
         CALL (concept) {
           ${PAPERS}${where([...conditions, ...keyset.conditions])}
           RETURN n.id AS paperId, mention.salience AS salience, ${PAPER_VALUE[order.field]} AS value, n.slug AS tie
           ${keyset.page}
         }
         RETURN concept, paperId, salience, value, tie ${keyset.orderBy}`,
        { ...parameters, ...keyset.parameters, slugs },
      );
      return groupBy(
        keyset.inOrder(rows),
        (row) => row.concept,
        ({ paperId, salience, value, tie }) => ({ paperId, salience, position: [value, tie] as const }),
      );
    },
    countPapersOfConcepts(slugs, filter) {
      const { conditions, parameters } = paperConditions(filter);
      return counts(`UNWIND $slugs AS concept ${PAPERS}${where(conditions)} RETURN concept, count(n) AS count`, {
        ...parameters,
        slugs,
      });
    },
    async neighborsOfConcepts(slugs, { filter, order, window }) {
      const { conditions, parameters } = neighborConditions(filter);
      const value = NEIGHBOR_VALUE[order.field];
      const keyset = keysetOf({ value, tie: 'b.slug', direction: order.direction }, window);
      const rows = await query(
        run,
        NeighborRow,
        `MATCH (p:Paper) WITH count(p) AS total
         UNWIND $slugs AS concept
         CALL (concept, total) {
           ${NEIGHBORS}, total${where([...conditions, ...keyset.conditions])}
           RETURN papers, a.paperCount AS own, b.paperCount AS others, ${value} AS value, b.slug AS tie ${keyset.page}
         }
         RETURN concept, papers, own, others, total, value, tie ${keyset.orderBy}`,
        { ...parameters, ...keyset.parameters, slugs },
      );
      return groupBy(
        keyset.inOrder(rows),
        (row) => row.concept,
        ({ papers, own, others, total, value, tie }): Neighbor => ({
          slug: tie,
          papers,
          npmi: normalizedPmi(papers, own, others, total),
          position: [value, tie],
        }),
      );
    },
    countNeighborsOfConcepts(slugs, filter) {
      const { conditions, parameters } = neighborConditions(filter);
      return counts(
        `UNWIND $slugs AS concept ${NEIGHBORS}, concept${where(conditions)} RETURN concept, count(b) AS count`,
        { ...parameters, slugs },
      );
    },
  };

  async function counts(statement: string, parameters: Parameters): Promise<ReadonlyMap<string, number>> {
    const rows = await query(run, CountRow, statement, parameters);
    return new Map(rows.map(({ concept, count }) => [concept, count]));
  }
}

function neighborConditions({ minPapers, kinds }: NeighborFilter) {
  const conditions: string[] = [];
  const parameters: Record<string, Parameters[string]> = {};
  if (minPapers > 1) {
    conditions.push('papers >= $minPapers');
    parameters['minPapers'] = minPapers;
  }
  if (kinds) {
    conditions.push('b.kind IN $kinds');
    parameters['kinds'] = kinds;
  }
  return { conditions, parameters };
}

/**
 * Normalised pointwise mutual information of two concepts that `both` of `total` papers mention, -1 (never together) to 1 (only
 * together); Bouma, "Normalized (pointwise) mutual information in collocation extraction", 2009. 1 where every paper mentions both.
 */
export function normalizedPmi(both: number, first: number, second: number, total: number): number {
  if (both === total) return 1;
  return Math.log((both * total) / (first * second)) / -Math.log(both / total);
}
