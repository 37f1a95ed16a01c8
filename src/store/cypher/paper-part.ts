import { z } from 'zod';
import { compareText } from '../../domain/fold.js';
import { LinkRole, ResourceKind } from '../../domain/link.js';
import type { PaperConcept, PaperLink, PaperPart } from '../store.js';
import { StoredEvidence } from './query.js';

/*
 * What is read of a paper together with it, for a paper `n`: each part is a list with a list for each entry. One row a paper costs less
 * than one row an entry.
 */

const PART: Record<PaperPart, string> = {
  concepts: '[(n)-[m:MENTIONS]->(c) | [m.salience, c.slug, c.label]]',
  links: '[(n)-[l:LINKS]->(t) | [t.id, t.url, t.kind, l.role, l.raw, l.url, l.evidence]]',
};

/** The parts as columns. */
export const partColumns = (parts: readonly PaperPart[]) => parts.map((part) => `${PART[part]} AS ${part}`);

/** The parts as entries of a map. */
export const partEntries = (parts: readonly PaperPart[]) => parts.map((part) => `${part}: ${PART[part]}`);

const ConceptEntry = z
  .tuple([z.number(), z.string(), z.string()])
  .transform(([salience, slug, label]): PaperConcept => ({ concept: { slug, label }, salience }));

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

/** The parts, each in its order. */
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
