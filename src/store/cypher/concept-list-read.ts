import { z } from 'zod';
import { groupBy } from '../../domain/group.js';
import type { Parameters, Run } from '../engine.js';
import type { MentionOrder, Neighbor, NeighborFilter, NeighborOrder, Reads } from '../store.js';
import { CONCEPT_CARD, PAPER_CARD } from './columns.js';
import { keysetOf, Place, positionOf, where } from './list.js';
import { paperConditions } from './paper-filter.js';
import { partColumns, SomeParts } from './paper-part.js';
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
    * (log(papers) + log(total) - log(own) - log(b.paperCount)) / (log(total) - log(papers))) END`,
  SLUG: 'b.slug',
};
/** Only papers mention, and only concepts are mentioned: to look at the labels of thousands of nodes takes a fifth of the time. */
const NEIGHBORS = 'MATCH (:Concept {slug: concept})<-[:MENTIONS]-()-[:MENTIONS]->(b) WITH b, count(*) AS papers';
/** The same where a subquery is given more than the concept: Grafeo 0.6 finds no way through a node of any label then. */
const NEIGHBORS_OF_MORE = `${NEIGHBORS.replace('()', '(:Paper)')}, total, own`;

const PaperRow = PAPER_CARD.row
  .extend(Place.shape)
  .extend(SomeParts.shape)
  .extend({ concept: z.string(), salience: z.number() });
const NeighborRow = CONCEPT_CARD.row
  .extend(Place.shape)
  .extend({ concept: z.string(), papers: z.number(), own: z.number(), total: z.number() });
const CountRow = z.object({ concept: z.string(), count: z.number() });

/** Lists of a concept that grow with the graph, a window of each. */
export function createConceptListReads(run: Run): ConceptListReads {
  return {
    async papersOfConcepts(slugs, { filter, order, window }, bring = []) {
      const { conditions, parameters } = paperConditions(filter);
      const keyset = keysetOf({ value: PAPER_VALUE[order.field], tie: 'n.slug', direction: order.direction }, window);
      const rows = await query(
        run,
        PaperRow,
        `UNWIND $slugs AS concept
         CALL (concept) {
           ${PAPERS}${where([...conditions, ...keyset.conditions])}
           WITH n, mention.salience AS salience, ${PAPER_VALUE[order.field]} AS value, n.slug AS tie ${keyset.page}
           RETURN ${['salience, value, tie', PAPER_CARD.of('n'), ...partColumns(bring)].join(', ')}
         }
         RETURN ${['concept, salience, value, tie', PAPER_CARD.names, ...bring].join(', ')} ${keyset.orderBy}`,
        { ...parameters, ...keyset.parameters, slugs },
      );
      return groupBy(
        keyset.inOrder(rows),
        (row) => row.concept,
        ({ concept: _, salience, value, tie, ...paper }) => ({ paper, salience, position: positionOf({ value, tie }) }),
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
         MATCH (a:Concept {slug: concept}) WITH concept, total, a.paperCount AS own
         CALL (${order.field === 'NPMI' ? 'concept, total, own' : 'concept'}) {
           ${order.field === 'NPMI' ? NEIGHBORS_OF_MORE : NEIGHBORS}${where([...conditions, ...keyset.conditions])}
           RETURN b, papers, ${value} AS value, b.slug AS tie ${keyset.page}
         }
         RETURN concept, papers, own, total, value, tie, ${CONCEPT_CARD.of('b')} ${keyset.orderBy}`,
        { ...parameters, ...keyset.parameters, slugs },
      );
      return groupBy(
        keyset.inOrder(rows),
        (row) => row.concept,
        ({ concept: _, papers, own, total, value, tie, ...concept }): Neighbor => ({
          concept,
          papers,
          npmi: normalizedPmi(papers, own, concept.paperCount, total),
          position: positionOf({ value, tie }),
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
