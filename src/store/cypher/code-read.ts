import { z } from 'zod';
import type { Run } from '../engine.js';
import type { PaperFilter, Reads } from '../store.js';
import { CONCEPT_CARD } from './columns.js';
import { countList, keysetPage, type ListSource, type Ordered, Place, positionOf, where } from './list.js';
import { paperPattern } from './paper-filter.js';

const CodeRow = CONCEPT_CARD.row.extend({ ...Place.shape, papers: z.number(), papersWithCode: z.number() });

/** The concepts of a selection of papers as `n`, with how many of these papers mention it and how many of those link code. */
function conceptsOf(filter: PaperFilter): Omit<ListSource, keyof Ordered> {
  // Of all papers each concept knows it.
  if (Object.values(filter).every((condition) => condition === null)) {
    const match = `MATCH (n:Concept) WHERE n.paperCount > 0
      WITH n, n.paperCount AS papers, n.papersWithCodeCount AS papersWithCode`;
    return { match, conditions: [], parameters: {} };
  }
  const { match, conditions, parameters } = paperPattern(filter);
  const mentions = `${match}${where(conditions)}
    WITH n AS paper, CASE WHEN n.codeStatus = 'LINKED' THEN 1 ELSE 0 END AS linked
    MATCH (paper)-[:MENTIONS]->(n) WITH n, count(*) AS papers, sum(linked) AS papersWithCode`;
  return { match: mentions, conditions: [], parameters };
}

export function createCodeReads(run: Run): Pick<Reads, 'codeOfConcepts' | 'countConceptsOfPapers'> {
  return {
    async codeOfConcepts(filter, window) {
      const source = { ...conceptsOf(filter), value: 'papers', tie: 'n.slug', direction: 'DESC' } as const;
      const columns = `${CONCEPT_CARD.of('n')}, papers, papersWithCode`;
      const rows = await keysetPage(run, source, { row: CodeRow, columns }, window);
      return rows.map(({ value, tie, papers, papersWithCode, ...concept }) => ({
        concept,
        papers,
        papersWithCode,
        position: positionOf({ value, tie }),
      }));
    },
    countConceptsOfPapers: (filter) => countList(run, conceptsOf(filter)),
  };
}
