import type { Evidence as EvidenceSpan } from '../../domain/evidence.js';
import type { Resource as ResourceRow } from '../../domain/link.js';
import type * as Row from '../../store/store.js';
import type { PaperFilter } from '../../store/store.js';
import { builder } from '../builder.js';

/** Evidence with the paper that it lies in, whose text gives its sentence. */
export interface PlacedEvidence {
  readonly paper: string;
  readonly span: EvidenceSpan;
}

/** The types that refer to one another, by name; each is made in a file of its own. */
export const Paper = builder.objectRef<Row.PaperCard>('Paper');
export const Concept = builder.objectRef<Row.ConceptCard>('Concept');
export const Repository = builder.objectRef<Row.RepositoryCard>('Repository');
export const Resource = builder.objectRef<ResourceRow>('Resource');
export const Digest = builder.objectRef<Row.Digest>('Digest');
export const Evidence = builder.objectRef<PlacedEvidence>('Evidence');
export const CodeAvailability = builder.objectRef<Row.PaperCard>('CodeAvailability');
/** A summary is over the papers of a filter. */
export const CodeAvailabilitySummary = builder.objectRef<PaperFilter>('CodeAvailabilitySummary');

export const placed = (paper: string, spans: readonly EvidenceSpan[]): PlacedEvidence[] =>
  spans.map((span) => ({ paper, span }));
