import { z } from 'zod';
import { ConceptKind } from '../../domain/concept.js';
import { Repository } from '../../domain/link.js';
import { CodeStatus, TextKind } from '../../domain/paper.js';
import type { Concept, ConceptCard, Paper, PaperCard } from '../store.js';
import { StoredEvidence } from './query.js';

/** Properties of a node that are read together, each as a column of its own name. */
export interface Columns<S extends z.ZodObject> {
  readonly row: S;
  readonly names: string;
  /** The columns in Cypher, for the node of that name. */
  of(node: string): string;
}

function columns<S extends z.ZodObject>(row: S): Columns<S> {
  const fields = Object.keys(row.shape);
  return {
    row,
    names: fields.join(', '),
    of: (node) => fields.map((field) => `${node}.${field} AS ${field}`).join(', '),
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

export const PAPER_CARD = columns(
  PaperRow.omit({ abstract: true, authors: true, codeReason: true, codeEvidence: true }) satisfies z.ZodType<PaperCard>,
);
export const CONCEPT_CARD = columns(
  ConceptRow.omit({ aliases: true, definition: true }) satisfies z.ZodType<ConceptCard>,
);
