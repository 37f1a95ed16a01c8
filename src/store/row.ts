import type { ConceptKind } from '../domain/concept.js';
import type { Evidence } from '../domain/evidence.js';
import type { LinkKind, LinkRole, Repository } from '../domain/link.js';
import type { CodeStatus } from '../domain/paper.js';
import type { MergedPaper } from './change.js';
import type { Listed, Position } from './selection.js';

/* What the verbs of the store give. */

export interface Paper extends MergedPaper {
  readonly id: string;
  readonly slug: string;
  readonly codeStatus: CodeStatus;
  readonly codeReason: string;
  readonly codeEvidence: readonly Evidence[];
}

export interface Concept {
  readonly slug: string;
  readonly label: string;
  readonly kind: ConceptKind;
  readonly aliases: readonly string[];
  readonly definition: string | null;
  /** Papers that mention it. */
  readonly paperCount: number;
  /** Of these, papers whose code status is LINKED. */
  readonly papersWithCodeCount: number;
}

/*
 * What lists show of a thing: its names, and what else they have at hand; the rest is read by its key.
 */

/** With the parts that the list was asked to bring along. */
export interface PaperCard extends Pick<Paper, 'id' | 'slug' | 'title'>, Partial<Omit<Paper, 'id' | 'slug' | 'title'>> {
  readonly concepts?: readonly PaperConcept[] | undefined;
  readonly links?: readonly PaperLink[] | undefined;
}

export type ConceptCard = Pick<Concept, 'slug' | 'label'> & Partial<Concept>;

/** A concept that was looked for by name, with the lists that the look was asked to bring along. */
export interface NamedConcept extends Concept {
  readonly papers?: readonly ConceptPaper[];
  readonly neighbors?: readonly Neighbor[];
}

export type RepositoryCard = Pick<Repository, 'id' | 'url'> & Partial<Repository>;

export interface ListedPaper extends Listed {
  readonly paper: PaperCard;
}

export interface ListedConcept extends Listed {
  readonly concept: ConceptCard;
}

export interface ListedRepository extends Listed {
  readonly repository: Repository;
}

export interface Digest {
  readonly id: string;
  readonly title: string;
  readonly label: string | null;
  readonly date: string | null;
}

/** What one source said of a paper: the source's name, the record's key there, the page it came from. */
export interface PaperSource {
  readonly name: string;
  readonly key: string;
  readonly url: string | null;
}

export interface GraphState {
  /** An order-independent hash of the content: equal graphs have equal snapshots, on either engine. */
  readonly snapshot: string;
  /** Raised by every write transaction. What was read under one revision stays true under it. */
  readonly revision: number;
  /** ISO 8601 instant of the last seed that finished; null before the first. */
  readonly seededAt: string | null;
  readonly extractorVersion: string;
  readonly counts: {
    readonly papers: number;
    readonly concepts: number;
    readonly repositories: number;
    readonly resources: number;
    readonly digests: number;
    readonly mentions: number;
    readonly links: number;
  };
}

/** A mention with its concept's slug and kind. */
export interface PaperMention {
  readonly slug: string;
  readonly kind: ConceptKind;
  readonly salience: number;
  readonly central: boolean;
  readonly count: number;
  readonly evidence: readonly Evidence[];
}

/** A concept of a paper's list; its mention is read by `mentions` for the concepts of one page. */
export interface PaperConcept {
  readonly concept: ConceptCard;
  readonly salience: number;
}

/** A paper of a concept's list; its mention is read by `mentions` for the papers of one page. */
export interface ConceptPaper {
  readonly paper: PaperCard;
  readonly salience: number;
  readonly position: Position;
}

export interface PaperIntroduction {
  readonly slug: string;
  readonly name: string;
  readonly longForm: string | null;
  readonly evidence: readonly Evidence[];
}

export interface ConceptIntroduction {
  readonly paperId: string;
  readonly paperSlug: string;
  readonly name: string;
  readonly longForm: string | null;
  readonly evidence: readonly Evidence[];
}

/** A paper's link to a repository or resource; `targetId` is that node's id. */
export interface PaperLink {
  readonly targetId: string;
  readonly targetUrl: string;
  readonly kind: LinkKind;
  readonly role: LinkRole;
  readonly raw: string;
  readonly url: string;
  readonly evidence: readonly Evidence[];
}

/** The same edge seen from the repository or resource. */
export interface TargetLink {
  readonly paperId: string;
  readonly paperSlug: string;
  readonly role: LinkRole;
  readonly raw: string;
  readonly url: string;
  readonly evidence: readonly Evidence[];
}

export interface Neighbor {
  readonly concept: ConceptCard;
  /** Papers that mention both. */
  readonly papers: number;
  /** Normalised pointwise mutual information of the two over all papers, -1 to 1 (Bouma 2009). */
  readonly npmi: number;
  readonly position: Position;
}

/** A concept that papers mention together with another. */
export interface ConceptLink {
  readonly slug: string;
  /** Papers that mention it at all. */
  readonly paperCount: number;
  /** Papers that mention both, among those that were looked at. */
  readonly papers: number;
}

/** A pair of concepts; the key of `sharedPapers` is `pairKey(pair)`. */
export interface ConceptPair {
  readonly concept: string;
  readonly other: string;
}

export interface SharedPaper {
  readonly paper: PaperCard;
  readonly evidence: readonly Evidence[];
  readonly otherEvidence: readonly Evidence[];
  readonly position: Position;
}

export interface PaperConceptKey {
  readonly paper: string;
  readonly concept: string;
}

export interface CodeStatusCount {
  readonly status: CodeStatus;
  readonly papers: number;
}

export interface ConceptCode {
  readonly concept: ConceptCard;
  readonly papers: number;
  readonly papersWithCode: number;
  readonly position: Position;
}

/** A paper that full text found; scores are the engine's own, the higher the better. */
export interface PaperMatch {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly score: number;
}

export interface ConceptMatch {
  readonly slug: string;
  readonly label: string;
  readonly papers: number;
}

export interface RepositoryMatch {
  readonly id: string;
  readonly url: string;
  /** Whether the text is its name or address, begins its name, or has parts that its address has. */
  readonly fit: 'IS' | 'BEGINS' | 'HAS';
}

/** How the pairs of `sharedPapers` and `mentions` are told apart in their maps. Neither slugs nor ids hold a line break. */
export const pairKey = (a: string, b: string): string => `${a}\n${b}`;
