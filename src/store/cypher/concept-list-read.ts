import { z } from 'zod';
import type { Parameters, Run } from '../engine.js';
import type { Reads } from '../store.js';
import {
  NeighborsColumns,
  neighborConditions,
  neighborsMatch,
  neighborsPart,
  PAPERS,
  PapersColumn,
  papersPart,
  TOTAL,
} from './concept-part.js';
import { where } from './list.js';
import { paperConditions } from './paper-filter.js';
import { query } from './query.js';

type ConceptListReads = Pick<
  Reads,
  'papersOfConcepts' | 'countPapersOfConcepts' | 'neighborsOfConcepts' | 'countNeighborsOfConcepts'
>;

const OfConcept = z.object({ concept: z.string() });

/** Lists of a concept that grow with the graph, a window of each. */
export function createConceptListReads(run: Run): ConceptListReads {
  const counts = async (statement: string, parameters: Parameters) => {
    const rows = await query(run, OfConcept.extend({ count: z.number() }), statement, parameters);
    return new Map(rows.map(({ concept, count }) => [concept, count]));
  };
  return {
    async papersOfConcepts(slugs, list) {
      const part = papersPart(list);
      const rows = await query(
        run,
        OfConcept.extend(PapersColumn.shape),
        `UNWIND $slugs AS concept ${part.call} RETURN concept, papers`,
        { ...part.parameters, slugs },
      );
      return new Map(rows.map((row) => [row.concept, part.entriesOf(row)]));
    },
    countPapersOfConcepts(slugs, filter) {
      const { conditions, parameters, narrow } = paperConditions(filter);
      const statement = `UNWIND $slugs AS concept ${PAPERS} ${narrow('concept, n')}${where(conditions)} RETURN concept, count(n) AS count`;
      return counts(statement, { ...parameters, slugs });
    },
    async neighborsOfConcepts(slugs, list) {
      const part = neighborsPart(list);
      const rows = await query(
        run,
        OfConcept.extend(NeighborsColumns.shape),
        `${TOTAL} UNWIND $slugs AS concept
         MATCH (a:Concept {slug: concept}) WITH concept, total, a.paperCount AS own
         ${part.call} RETURN concept, total, own, neighbors`,
        { ...part.parameters, slugs },
      );
      return new Map(rows.map((row) => [row.concept, part.entriesOf(row)]));
    },
    countNeighborsOfConcepts(slugs, filter) {
      const { conditions, parameters } = neighborConditions(filter);
      const statement = `UNWIND $slugs AS concept ${neighborsMatch(conditions, ', concept')} RETURN concept, count(b) AS count`;
      return counts(statement, { ...parameters, slugs });
    },
  };
}
