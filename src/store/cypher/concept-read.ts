import { z } from 'zod';
import { groupBy } from '../../domain/group.js';
import type { Dialect } from '../dialect.js';
import type { Run } from '../engine.js';
import type { ConceptFilter, ConceptOrder, NamedConcept, Reads } from '../store.js';
import { CONCEPT, CONCEPT_CARD } from './columns.js';
import { NeighborsColumns, neighborsPart, PapersColumn, papersPart, TOTAL } from './concept-part.js';
import { countList, keysetPage, type ListSource, type Ordered, Place, positionOf } from './list.js';
import { query } from './query.js';

const NamedRow = z.object({
  ...CONCEPT.row.shape,
  name: z.string(),
  ...PapersColumn.partial().shape,
  ...NeighborsColumns.partial().shape,
});
const CardPlace = CONCEPT_CARD.row.extend(Place.shape);

const ORDER_VALUE: Record<ConceptOrder['field'], string> = {
  SLUG: 'n.slug',
  PAPER_COUNT: 'n.paperCount',
  PAPERS_WITH_CODE_COUNT: 'n.papersWithCodeCount',
};

type ConceptReads = Pick<
  Reads,
  | 'conceptsBySlugs'
  | 'conceptsByNames'
  | 'concepts'
  | 'countConcepts'
  | 'broaderOfConcepts'
  | 'narrowerOfConcepts'
  | 'conceptsWithin'
>;

export function createConceptReads(run: Run, { ordersByIndex }: Dialect): ConceptReads {
  const related = async (slugs: readonly string[], pattern: string) => {
    const rows = await query(
      run,
      CONCEPT_CARD.row.extend({ concept: z.string() }),
      `UNWIND $slugs AS concept MATCH ${pattern} RETURN DISTINCT concept, ${CONCEPT_CARD.of('other')} ORDER BY slug`,
      { slugs },
    );
    return groupBy(
      rows,
      (row) => row.concept,
      ({ concept: _, ...card }) => card,
    );
  };
  return {
    async conceptsBySlugs(slugs) {
      const rows = await query(
        run,
        CONCEPT.row,
        `UNWIND $slugs AS wanted MATCH (c:Concept {slug: wanted}) RETURN ${CONCEPT.of('c')}`,
        { slugs },
      );
      return new Map(rows.map((concept) => [concept.slug, concept]));
    },
    async conceptsByNames(folded, bring = {}) {
      const papers = bring.papers && papersPart(bring.papers);
      const neighbors = bring.neighbors && neighborsPart(bring.neighbors);
      const more = neighbors ? ', total, c.paperCount AS own' : '';
      const brought = [...(papers ? ['papers'] : []), ...(neighbors ? ['neighbors', 'total', 'own'] : [])];
      const rows = await query(
        run,
        NamedRow,
        `${neighbors ? TOTAL : ''}
         UNWIND $folded AS name MATCH (:ConceptName {folded: name})-[:NAMES]->(c:Concept)
         WITH DISTINCT name, c, c.slug AS concept${more}
         ${papers?.call ?? ''} ${neighbors?.call ?? ''}
         RETURN ${['name', CONCEPT.of('c'), ...brought].join(', ')} ORDER BY slug`,
        { ...papers?.parameters, ...neighbors?.parameters, folded },
      );
      return groupBy(
        rows,
        (row) => row.name,
        ({ name: _, papers: those, neighbors: near, total = 0, own = 0, ...concept }): NamedConcept => ({
          ...concept,
          ...(papers && those && { papers: papers.entriesOf({ papers: those }) }),
          ...(neighbors && near && { neighbors: neighbors.entriesOf({ neighbors: near, total, own }) }),
        }),
      );
    },
    async concepts({ filter, order, window }) {
      const { field, direction } = order;
      const place = { value: ORDER_VALUE[field], tie: 'n.slug', direction, indexed: ordersByIndex };
      const source = { ...conceptPattern(filter), ...place };
      const rows = await keysetPage(run, source, { row: CardPlace, columns: CONCEPT_CARD.of('n') }, window);
      return rows.map(({ value, tie, ...concept }) => ({
        id: concept.slug,
        position: positionOf({ value, tie }),
        concept,
      }));
    },
    countConcepts: (filter) => countList(run, conceptPattern(filter)),
    broaderOfConcepts: (slugs) => related(slugs, '(:Concept {slug: concept})-[:BROADER]->(other:Concept)'),
    narrowerOfConcepts: (slugs) => related(slugs, '(:Concept {slug: concept})<-[:BROADER]-(other:Concept)'),
    async conceptsWithin(slugs) {
      const rows = await query(
        run,
        z.object({ slug: z.string(), other: z.string() }),
        `UNWIND $slugs AS slug MATCH (:Concept {slug: slug})<-[:BROADER*0..]-(other:Concept)
         RETURN DISTINCT slug, other.slug AS other ORDER BY other`,
        { slugs },
      );
      return groupBy(
        rows,
        (row) => row.slug,
        (row) => row.other,
      );
    },
  };
}

function conceptPattern(filter: ConceptFilter): Omit<ListSource, keyof Ordered> {
  const conditions: string[] = [];
  const parameters: Record<string, string | number | readonly string[]> = {};
  let match = 'MATCH (n:Concept)';
  if (filter.narrowerThan !== null) {
    match = 'MATCH (:Concept {slug: $top})<-[:BROADER*1..]-(n:Concept) WITH DISTINCT n';
    parameters['top'] = filter.narrowerThan;
  }
  if (filter.prefix !== null) {
    const named = 'name.folded STARTS WITH $prefix';
    // All names are looked at, not the names of all concepts.
    if (filter.narrowerThan === null) {
      match = `MATCH (name:ConceptName) WHERE ${named} MATCH (name)-[:NAMES]->(n:Concept) WITH DISTINCT n`;
    } else conditions.push(`EXISTS { MATCH (n)<-[:NAMES]-(name:ConceptName) WHERE ${named} }`);
    parameters['prefix'] = filter.prefix;
  }
  if (filter.kinds) {
    conditions.push('n.kind IN $kinds');
    parameters['kinds'] = filter.kinds;
  }
  if (filter.minPapers !== null) {
    conditions.push('n.paperCount >= $minPapers');
    parameters['minPapers'] = filter.minPapers;
  }
  if (filter.hasCode !== null) {
    conditions.push(filter.hasCode ? 'n.papersWithCodeCount > 0' : 'n.papersWithCodeCount = 0');
  }
  return { match, all: filter.narrowerThan === null && filter.prefix === null, conditions, parameters };
}
