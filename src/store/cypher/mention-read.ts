import { z } from 'zod';
import { ConceptKind } from '../../domain/concept.js';
import { groupBy } from '../../domain/group.js';
import type { Run } from '../engine.js';
import { pairKey, type Reads } from '../store.js';
import { PaperParts, partColumns } from './paper-part.js';
import { query, StoredEvidence } from './query.js';

const MentionRow = z.object({
  paper: z.string(),
  slug: z.string(),
  kind: ConceptKind,
  salience: z.number(),
  central: z.boolean(),
  count: z.number(),
  evidence: StoredEvidence,
});
const MENTION = `c.slug AS slug, c.kind AS kind, m.salience AS salience, m.central AS central, m.count AS count,
  m.evidence AS evidence`;

type MentionReads = Pick<
  Reads,
  'conceptsOfPapers' | 'mentionsOfPapers' | 'mentions' | 'introductionsOfPapers' | 'introductionsOfConcepts'
>;

export function createMentionReads(run: Run): MentionReads {
  return {
    async conceptsOfPapers(ids) {
      const rows = await query(
        run,
        PaperParts.pick({ concepts: true }).extend({ paper: z.string() }),
        `UNWIND $ids AS paper MATCH (n:Paper {id: paper}) RETURN paper, ${partColumns(['concepts'])}`,
        { ids },
      );
      return new Map(rows.map(({ paper, concepts }) => [paper, concepts]));
    },
    async mentionsOfPapers(ids) {
      const rows = await query(
        run,
        MentionRow,
        `UNWIND $ids AS paper MATCH (:Paper {id: paper})-[m:MENTIONS]->(c:Concept)
         RETURN paper, ${MENTION} ORDER BY salience DESC, slug`,
        { ids },
      );
      return groupBy(
        rows,
        (row) => row.paper,
        ({ paper: _, ...mention }) => mention,
      );
    },
    async mentions(keys) {
      const rows = await query(
        run,
        MentionRow,
        `UNWIND $keys AS key MATCH (:Paper {id: key.paper})-[m:MENTIONS]->(c:Concept {slug: key.concept})
         RETURN key.paper AS paper, ${MENTION}`,
        { keys: keys.map(({ paper, concept }) => ({ paper, concept })) },
      );
      return new Map(rows.map(({ paper, ...mention }) => [pairKey(paper, mention.slug), mention]));
    },
    ...createIntroductionReads(run),
  };
}

function createIntroductionReads(run: Run): Pick<Reads, 'introductionsOfPapers' | 'introductionsOfConcepts'> {
  const row = z.object({
    paperId: z.string(),
    paperSlug: z.string(),
    slug: z.string(),
    name: z.string(),
    longForm: z.string().nullable(),
    evidence: StoredEvidence,
  });
  const fields = `p.id AS paperId, p.slug AS paperSlug, c.slug AS slug, i.name AS name, i.longForm AS longForm,
    i.evidence AS evidence`;
  return {
    async introductionsOfPapers(ids) {
      const rows = await query(
        run,
        row,
        `UNWIND $ids AS id MATCH (p:Paper {id: id})-[i:INTRODUCES]->(c:Concept) RETURN ${fields} ORDER BY slug`,
        { ids },
      );
      return groupBy(
        rows,
        (found) => found.paperId,
        ({ paperId: _, paperSlug: __, ...introduction }) => introduction,
      );
    },
    async introductionsOfConcepts(slugs) {
      const rows = await query(
        run,
        row,
        `UNWIND $slugs AS slug MATCH (c:Concept {slug: slug})<-[i:INTRODUCES]-(p:Paper)
         RETURN ${fields} ORDER BY paperSlug`,
        { slugs },
      );
      return groupBy(
        rows,
        (found) => found.slug,
        ({ slug: _, ...introduction }) => introduction,
      );
    },
  };
}
