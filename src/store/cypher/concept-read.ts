import { z } from 'zod';
import { ConceptKind } from '../../domain/concept.js';
import { groupBy } from '../../domain/group.js';
import type { Run } from '../engine.js';
import type { Concept, ConceptFilter, ConceptOrder, Reads } from '../store.js';
import { countList, keysetPage, type ListSource } from './list.js';
import { query } from './query.js';

const ConceptRow = z.object({
  slug: z.string(),
  label: z.string(),
  kind: ConceptKind,
  aliases: z.array(z.string()),
  definition: z.string().nullable(),
  paperCount: z.number(),
  papersWithCodeCount: z.number(),
}) satisfies z.ZodType<Concept>;

const FIELDS = Object.keys(ConceptRow.shape)
  .map((field) => `c.${field} AS ${field}`)
  .join(', ');

const ORDER_VALUE: Record<ConceptOrder['field'], string> = {
  SLUG: 'n.slug',
  PAPER_COUNT: 'n.paperCount',
  PAPERS_WITH_CODE_COUNT: 'n.papersWithCodeCount',
};

type ConceptReads = Pick<
  Reads,
  | 'conceptsBySlugs'
  | 'conceptSlugsByNames'
  | 'concepts'
  | 'countConcepts'
  | 'broaderOfConcepts'
  | 'narrowerOfConcepts'
  | 'conceptsWithin'
>;

export function createConceptReads(run: Run): ConceptReads {
  const related = async (slugs: readonly string[], pattern: string) => {
    const rows = await query(
      run,
      z.object({ slug: z.string(), other: z.string() }),
      `UNWIND $slugs AS slug MATCH ${pattern} RETURN DISTINCT slug, other.slug AS other ORDER BY other`,
      { slugs },
    );
    return groupBy(
      rows,
      (row) => row.slug,
      (row) => row.other,
    );
  };
  return {
    async conceptsBySlugs(slugs) {
      const rows = await query(
        run,
        ConceptRow,
        `UNWIND $slugs AS slug MATCH (c:Concept {slug: slug}) RETURN ${FIELDS}`,
        { slugs },
      );
      return new Map(rows.map((concept) => [concept.slug, concept]));
    },
    async conceptSlugsByNames(folded) {
      const rows = await query(
        run,
        z.object({ name: z.string(), slug: z.string() }),
        `UNWIND $folded AS name MATCH (:ConceptName {folded: name})-[:NAMES]->(c:Concept)
         RETURN DISTINCT name, c.slug AS slug ORDER BY slug`,
        { folded },
      );
      return groupBy(
        rows,
        (row) => row.name,
        (row) => row.slug,
      );
    },
    concepts: ({ filter, order, window }) =>
      keysetPage(
        run,
        {
          ...conceptPattern(filter),
          id: 'n.slug',
          value: ORDER_VALUE[order.field],
          tie: 'n.slug',
          direction: order.direction,
        },
        window,
      ),
    countConcepts: (filter) => countList(run, conceptPattern(filter)),
    broaderOfConcepts: (slugs) => related(slugs, '(:Concept {slug: slug})-[:BROADER]->(other:Concept)'),
    narrowerOfConcepts: (slugs) => related(slugs, '(:Concept {slug: slug})<-[:BROADER]-(other:Concept)'),
    conceptsWithin: (slugs) => related(slugs, '(:Concept {slug: slug})<-[:BROADER*0..]-(other:Concept)'),
  };
}

function conceptPattern(filter: ConceptFilter): Pick<ListSource, 'match' | 'conditions' | 'parameters'> {
  const conditions: string[] = [];
  const parameters: Record<string, string | number | readonly string[]> = {};
  let match = 'MATCH (n:Concept)';
  if (filter.narrowerThan !== null) {
    match = 'MATCH (:Concept {slug: $top})<-[:BROADER*1..]-(n:Concept) WITH DISTINCT n';
    parameters['top'] = filter.narrowerThan;
  }
  if (filter.kinds) {
    conditions.push('n.kind IN $kinds');
    parameters['kinds'] = filter.kinds;
  }
  if (filter.prefix !== null) {
    conditions.push('EXISTS { MATCH (n)<-[:NAMES]-(name:ConceptName) WHERE name.folded STARTS WITH $prefix }');
    parameters['prefix'] = filter.prefix;
  }
  if (filter.minPapers !== null) {
    conditions.push('n.paperCount >= $minPapers');
    parameters['minPapers'] = filter.minPapers;
  }
  if (filter.hasCode !== null) {
    conditions.push(filter.hasCode ? 'n.papersWithCodeCount > 0' : 'n.papersWithCodeCount = 0');
  }
  return { match, conditions, parameters };
}
