import { z } from 'zod';
import type { Run } from '../engine.js';
import { type ConceptPair, pairKey, type Reads } from '../store.js';
import { PAPER_CARD } from './columns.js';
import { keysetOf, Place, positionOf, where } from './list.js';
import { query, StoredEvidence } from './query.js';

/**
 * Each pair's concepts by number of papers. `inOrder` says whether the rarer is the pair's first: its papers are looked at, which are
 * a hundred where the other may have thousands.
 */
const RARER = `UNWIND $pairs AS pair
  MATCH (x:Concept {slug: pair.concept}) MATCH (y:Concept {slug: pair.other})
  WITH pair, x.paperCount <= y.paperCount AS inOrder
  WITH pair, inOrder, CASE WHEN inOrder THEN pair.concept ELSE pair.other END AS rarer,
    CASE WHEN inOrder THEN pair.other ELSE pair.concept END AS commoner`;

/** Papers that mention both; in two steps, as `neighborsMatch`. */
const both = (conditions: readonly string[] = []) =>
  `MATCH (:Concept {slug: rarer})<-[a:MENTIONS]-(n) WITH commoner, a, n
   MATCH (n)-[b:MENTIONS]->(c)${where(['c.slug = commoner', ...conditions])}`;

const SharedRow = z.object({
  ...PAPER_CARD.row.shape,
  ...Place.shape,
  rarerEvidence: StoredEvidence,
  commonerEvidence: StoredEvidence,
});
const PairRow = z.object({ concept: z.string(), other: z.string() });
const PapersRow = PairRow.extend({ inOrder: z.boolean(), papers: z.array(SharedRow) });
const CountRow = PairRow.extend({ papers: z.number() });

const rowsOf = (pairs: readonly ConceptPair[]) => pairs.map(({ concept, other }) => ({ concept, other }));

/** The papers that mention both concepts of a pair, a window of each pair's, and their number. */
export function createSharedReads(run: Run): Pick<Reads, 'sharedPapers' | 'countSharedPapers'> {
  return {
    async sharedPapers(pairs, window) {
      const keyset = keysetOf({ value: 'n.slug', tie: 'n.slug', direction: 'ASC' }, window, 'papers');
      const rows = await query(
        run,
        PapersRow,
        `${RARER}
         CALL (rarer, commoner) {
           ${both(keyset.conditions)}
           WITH n, a, b, n.slug AS value, n.slug AS tie ${keyset.page}
           RETURN collect({value: value, tie: tie, rarerEvidence: a.evidence, commonerEvidence: b.evidence,
             ${PAPER_CARD.in('n')}}) AS papers
         }
         RETURN pair.concept AS concept, pair.other AS other, inOrder, papers`,
        { ...keyset.parameters, pairs: rowsOf(pairs) },
      );
      return new Map(
        rows.map(({ concept, other, inOrder, papers }) => [
          pairKey(concept, other),
          keyset.inOrder(papers).map(({ value, tie, rarerEvidence, commonerEvidence, ...paper }) => ({
            paper,
            evidence: inOrder ? rarerEvidence : commonerEvidence,
            otherEvidence: inOrder ? commonerEvidence : rarerEvidence,
            position: positionOf({ value, tie }),
          })),
        ]),
      );
    },
    async countSharedPapers(pairs) {
      const rows = await query(
        run,
        CountRow,
        `${RARER}
         CALL (rarer, commoner) { ${both()} RETURN count(n) AS papers }
         RETURN pair.concept AS concept, pair.other AS other, papers`,
        { pairs: rowsOf(pairs) },
      );
      return new Map(rows.map(({ concept, other, papers }) => [pairKey(concept, other), papers]));
    },
  };
}
