import { z } from 'zod';
import { ConceptKind } from '../../domain/concept.js';
import { compareText } from '../../domain/fold.js';
import { LinkRole, ResourceKind } from '../../domain/link.js';
import type { PaperConcept, PaperLink, PaperPart } from '../store.js';
import { StoredEvidence } from './query.js';

/*
 * What is read of a paper together with it: a column for each part, a list with a list for each entry. One row a paper costs less than
 * one row an entry.
 */

const COLUMN: Record<PaperPart, string> = {
  concepts: `[(n)-[m:MENTIONS]->(c:Concept) |
    [m.salience, m.central, m.count, c.slug, c.label, c.kind, c.paperCount, c.papersWithCodeCount]] AS concepts`,
  links: '[(n)-[l:LINKS]->(t) | [t.id, t.url, t.kind, l.role, l.raw, l.url, l.evidence]] AS links',
};

/** The columns in Cypher, for a paper `n`. */
export function partColumns(parts: readonly PaperPart[]): readonly string[] {
  return parts.map((part) => COLUMN[part]);
}

const ConceptEntry = z
  .tuple([z.number(), z.boolean(), z.number(), z.string(), z.string(), ConceptKind, z.number(), z.number()])
  .transform(
    ([salience, central, count, slug, label, kind, paperCount, papersWithCodeCount]): PaperConcept => ({
      concept: { slug, label, kind, paperCount, papersWithCodeCount },
      salience,
      central,
      count,
    }),
  );

const LinkEntry = z
  .tuple([z.string(), z.string(), ResourceKind.nullable(), LinkRole, z.string(), z.string(), StoredEvidence])
  .transform(
    ([targetId, targetUrl, resource, role, raw, url, evidence]): PaperLink => ({
      targetId,
      targetUrl,
      kind: resource ?? 'REPOSITORY',
      role,
      raw,
      url,
      evidence,
    }),
  );

/** The rows of these columns, each part in its order. */
export const PaperParts = z.object({
  concepts: z.array(ConceptEntry).transform((list) => list.sort(bySalience)),
  links: z.array(LinkEntry).transform((list) => list.sort(byTarget)),
});

/** Those that were asked for. */
export const SomeParts = PaperParts.partial();

function bySalience(a: PaperConcept, b: PaperConcept): number {
  return b.salience - a.salience || compareText(a.concept.slug, b.concept.slug);
}

function byTarget(a: PaperLink, b: PaperLink): number {
  return compareText(a.targetUrl, b.targetUrl) || compareText(a.targetId, b.targetId);
}
