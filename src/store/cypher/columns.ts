import { z } from 'zod';
import { ConceptKind } from '../../domain/concept.js';
import { Repository } from '../../domain/link.js';
import { CodeStatus, TextKind } from '../../domain/paper.js';
import type { Concept, Paper } from '../store.js';
import { StoredEvidence } from './query.js';

/** Properties of a node that are read together, each as a column of its own name. */
export interface Columns<S extends z.ZodObject> {
  readonly row: S;
  /** The columns in Cypher, for the node of that name. */
  of(node: string): string;
  /** The same as entries of a map. */
  in(node: string): string;
}

function columns<S extends z.ZodObject>(row: S): Columns<S> {
  const fields = Object.keys(row.shape);
  return {
    row,
    of: (node) => fields.map((field) => `${node}.${field} AS ${field}`).join(', '),
    in: (node) => fields.map((field) => `${field}: ${node}.${field}`).join(', '),
  };
}

const text = z.string().nullable();

const PaperRow = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  abstract: text,
  textKind: TextKind,
  url: text,
  arxivId: text,
  doi: text,
  authors: z.array(z.string()),
  publishedOn: text,
  venue: text,
  codeStatus: CodeStatus,
  codeReason: z.string(),
  codeEvidence: StoredEvidence,
}) satisfies z.ZodType<Paper>;

const ConceptRow = z.object({
  slug: z.string(),
  label: z.string(),
  kind: ConceptKind,
  aliases: z.array(z.string()),
  definition: text,
  paperCount: z.number(),
  papersWithCodeCount: z.number(),
}) satisfies z.ZodType<Concept>;

export const PAPER = columns(PaperRow);
export const CONCEPT = columns(ConceptRow);
export const REPOSITORY = columns(Repository);

export const PAPER_CARD = columns(PaperRow.pick({ id: true, slug: true, title: true, codeStatus: true }));
export const CONCEPT_CARD = columns(ConceptRow.omit({ aliases: true, definition: true }));
