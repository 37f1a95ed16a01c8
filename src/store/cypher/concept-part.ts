import { z } from 'zod';
import type { Parameters } from '../engine.js';
import type {
  ConceptPaper,
  MentionOrder,
  Neighbor,
  NeighborFilter,
  NeighborList,
  NeighborOrder,
  PaperList,
} from '../store.js';
import { CONCEPT_CARD, PAPER_CARD } from './columns.js';
import { keysetOf, Place, positionOf, where } from './list.js';
import { paperConditions } from './paper-filter.js';
import { partEntries, SomeParts } from './paper-part.js';

/**
 * A window of a concept's papers or neighbours as one column of a statement, which has the concept's slug as `concept`: one row a
 * concept costs less than one row an entry.
 */
export interface ConceptPart<Row, Entry> {
  /** The subquery. */
  readonly call: string;
  readonly parameters: Parameters;
  /** The entries of a row of the statement, in their order. */
  entriesOf(row: Row): readonly Entry[];
}

const PaperRow = z.object({ ...PAPER_CARD.row.shape, ...Place.shape, ...SomeParts.shape, salience: z.number() });

export const PapersColumn = z.object({ papers: z.array(PaperRow) });

const PAPER_VALUE: Record<MentionOrder['field'], string> = { SALIENCE: 'mention.salience', SLUG: 'n.slug' };
export const PAPERS = 'MATCH (:Concept {slug: concept})<-[mention:MENTIONS]-(n:Paper)';

export function papersPart({ list, bring }: PaperList): ConceptPart<z.infer<typeof PapersColumn>, ConceptPaper> {
  const { filter, order, window } = list;
  const { conditions, parameters, narrow } = paperConditions(filter);
  const value = PAPER_VALUE[order.field];
  const keyset = keysetOf({ value, tie: 'n.slug', direction: order.direction }, window, 'papers');
  const entries = ['salience: salience, value: value, tie: tie', PAPER_CARD.in('n'), ...partEntries(bring)].join(', ');
  return {
    call: `CALL (concept) {
      ${PAPERS} ${narrow('n, mention')}${where([...conditions, ...keyset.conditions])}
      WITH n, mention.salience AS salience, ${value} AS value, n.slug AS tie ${keyset.page}
      RETURN collect({${entries}}) AS papers
    }`,
    parameters: { ...parameters, ...keyset.parameters },
    entriesOf: ({ papers }) =>
      keyset.inOrder(papers).map(({ salience, value, tie, ...paper }) => ({
        paper,
        salience,
        position: positionOf({ value, tie }),
      })),
  };
}

const NeighborRow = z.object({ ...CONCEPT_CARD.row.shape, ...Place.shape, papers: z.number() });

/**
 * Beside the neighbours, two numbers for what they say of chance: `total`, of all papers, and `own`, of the concept's. Both come from
 * before the subquery, see TOTAL.
 */
export const NeighborsColumns = z.object({ neighbors: z.array(NeighborRow), total: z.number(), own: z.number() });
export const TOTAL = 'MATCH (p:Paper) WITH count(p) AS total';

const NEIGHBOR_VALUE: Record<NeighborOrder['field'], string> = {
  PAPERS: 'papers',
  // As `normalizedPmi`, in whole billionths.
  NPMI: `CASE WHEN papers = total THEN 1000000000 ELSE toInteger(1000000000
    * (log(papers) + log(total) - log(own) - log(b.paperCount)) / (log(total) - log(papers))) END`,
  SLUG: 'b.slug',
};

/**
 * Each neighbour as `b` with its number of papers; what else the subquery was given goes along as `more`. Only papers mention, and only
 * concepts are mentioned: to look at the labels of thousands of nodes takes long. One pattern of both steps would have Grafeo 0.6 hold
 * all mentions of all these papers at once, of which it refuses more than 65,535; so the concept itself has to be left out. It is left out
 * by its node before the papers are counted: by its slug afterwards takes Neo4j half as long again.
 */
export const neighborsMatch = (conditions: readonly string[], more = '') =>
  `MATCH (self:Concept {slug: concept})<-[:MENTIONS]-(p) WITH self, p${more}
   MATCH (p)-[:MENTIONS]->(b) WHERE b <> self WITH b${more}, count(*) AS papers${where(conditions)}`;

/** To order thousands by slug takes long, so those are put aside that cannot be among the first: each number of papers has one entry or more. */
const MOST_PAPERS = 'WITH papers, collect(b) AS those ORDER BY papers DESC LIMIT $neighborsLimit UNWIND those AS b';

export function neighborsPart({
  filter,
  order,
  window,
}: NeighborList): ConceptPart<z.infer<typeof NeighborsColumns>, Neighbor> {
  const { conditions, parameters } = neighborConditions(filter);
  const value = NEIGHBOR_VALUE[order.field];
  const keyset = keysetOf({ value, tie: 'b.slug', direction: order.direction }, window, 'neighbors');
  const byChance = order.field === 'NPMI';
  const most = order.field === 'PAPERS' && keyset.descending ? MOST_PAPERS : '';
  return {
    call: `CALL (${byChance ? 'concept, total, own' : 'concept'}) {
      ${neighborsMatch([...conditions, ...keyset.conditions], byChance ? ', total, own' : '')}
      ${most}
      WITH b, papers, ${value} AS value, b.slug AS tie ${keyset.page}
      RETURN collect({papers: papers, value: value, tie: tie, ${CONCEPT_CARD.in('b')}}) AS neighbors
    }`,
    parameters: { ...parameters, ...keyset.parameters },
    entriesOf: ({ neighbors, total, own }) =>
      keyset.inOrder(neighbors).map(({ papers, value, tie, ...concept }) => ({
        concept,
        papers,
        npmi: normalizedPmi(papers, own, concept.paperCount, total),
        position: positionOf({ value, tie }),
      })),
  };
}

export function neighborConditions({ minPapers, kinds }: NeighborFilter) {
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
