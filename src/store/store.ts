import type { ConceptKind } from '../domain/concept.js';
import type { Evidence } from '../domain/evidence.js';
import type { LinkKind, LinkRole, Repository, Resource } from '../domain/link.js';
import type { CodeStatus, TextKind } from '../domain/paper.js';

/*
 * The verbs by which everything else reads the graph. Each takes a batch and costs a fixed number of statements, however long the
 * batch is. Maps hold an entry for every key that exists; an unknown key has none. Lists of a parent's children come whole, in the
 * stated order, and are paged by who reads them; root lists are paged by the engine.
 */

export interface Paper {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly abstract: string | null;
  readonly textKind: TextKind;
  readonly url: string | null;
  readonly arxivId: string | null;
  readonly doi: string | null;
  readonly authors: readonly string[];
  readonly publishedOn: string | null;
  readonly venue: string | null;
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

/** A place in an ordered list: the value that it is ordered by, then the value that breaks ties. */
export type Position = readonly [value: string | number | null, tie: string];

/** Up to `limit` entries between two positions (both exclusive), taken from the start or from the end; they come in list order either way. */
export interface Window {
  readonly after: Position | null;
  readonly before: Position | null;
  readonly limit: number;
  readonly from: 'start' | 'end';
}

export interface Listed {
  readonly id: string;
  readonly position: Position;
}

export type Direction = 'ASC' | 'DESC';

/** Papers by the concepts they mention, as slugs: at least one of each set of `all`, one of `any`, none of `none`. Empty lists say nothing. */
export interface ConceptSelection {
  readonly all: readonly (readonly string[])[];
  readonly any: readonly string[] | null;
  readonly none: readonly string[];
  /** Where true, only mentions that are central count for `all` and `any`. */
  readonly central: boolean;
}

/** All that is not null must hold. Dates are compared by the days they may stand for: "2022" lies within 2022-05 to 2022-06. */
export interface PaperFilter {
  readonly concepts: ConceptSelection | null;
  readonly codeStatus: readonly CodeStatus[] | null;
  readonly hasRepository: boolean | null;
  readonly repositoryHost: readonly string[] | null;
  readonly digest: string | null;
  readonly venue: readonly string[] | null;
  readonly publishedFrom: string | null;
  readonly publishedTo: string | null;
  /** Words that title or abstract must hold, each as a part of either, without regard to case. */
  readonly text: string | null;
}

export const EVERY_PAPER: PaperFilter = {
  concepts: null,
  codeStatus: null,
  hasRepository: null,
  repositoryHost: null,
  digest: null,
  venue: null,
  publishedFrom: null,
  publishedTo: null,
  text: null,
};

export interface PaperOrder {
  readonly field: 'SLUG' | 'TITLE' | 'PUBLISHED_ON';
  readonly direction: Direction;
}

export interface ConceptFilter {
  readonly kinds: readonly ConceptKind[] | null;
  /** Folded beginning of any of its names. */
  readonly prefix: string | null;
  readonly minPapers: number | null;
  readonly hasCode: boolean | null;
  /** A slug: only concepts below it, at any depth. */
  readonly narrowerThan: string | null;
}

export interface ConceptOrder {
  readonly field: 'SLUG' | 'PAPER_COUNT' | 'PAPERS_WITH_CODE_COUNT';
  readonly direction: Direction;
}

export interface RepositoryFilter {
  readonly host: readonly string[] | null;
  readonly owner: string | null;
  /** Repositories of papers that the selection holds for. */
  readonly concepts: ConceptSelection | null;
  readonly digest: string | null;
}

export interface RepositoryOrder {
  readonly field: 'URL' | 'PAPER_COUNT';
  readonly direction: Direction;
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

/** A paper of a concept's list; its mention is read by `mentions` for the papers of one page. */
export interface ConceptPaper {
  readonly paperId: string;
  readonly paperSlug: string;
  readonly salience: number;
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
  readonly slug: string;
  readonly kind: ConceptKind;
  /** Papers that mention both. */
  readonly papers: number;
  /** Normalised pointwise mutual information of the two over all papers, -1 to 1 (Bouma 2009). */
  readonly npmi: number;
}

/** A pair of concepts; the key of `sharedPapers` is `pairKey(pair)`. */
export interface ConceptPair {
  readonly concept: string;
  readonly other: string;
}

export interface SharedPaper {
  readonly paperId: string;
  readonly paperSlug: string;
  readonly evidence: readonly Evidence[];
  readonly otherEvidence: readonly Evidence[];
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
  readonly slug: string;
  readonly papers: number;
  readonly papersWithCode: number;
}

/** How the pairs of `sharedPapers` and `mentions` are told apart in their maps. Neither slugs nor ids hold a line break. */
export const pairKey = (a: string, b: string): string => `${a}\n${b}`;

/** Reads of one revision of the graph. */
export interface Reads {
  graph(): Promise<GraphState>;

  /** By id; a retired id finds the paper that it became. */
  papersByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Paper>>;
  /** Ids of the papers known under keys such as "arxiv:2309.06440", "doi:…", "url:…" or "title:…" (see domain/identity); a title may have several. */
  paperIdsByKeys(keys: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  paperIdsBySlugs(slugs: readonly string[]): Promise<ReadonlyMap<string, string>>;
  papers(list: { filter: PaperFilter; order: PaperOrder; window: Window }): Promise<readonly Listed[]>;
  countPapers(filter: PaperFilter): Promise<number>;
  /** Ordered by name, then key. */
  sourcesOfPapers(ids: readonly string[]): Promise<ReadonlyMap<string, readonly PaperSource[]>>;

  conceptsBySlugs(slugs: readonly string[]): Promise<ReadonlyMap<string, Concept>>;
  /** Slugs of the concepts that folded names (foldPhrase) stand for, in order; an ambiguous name has several. */
  conceptSlugsByNames(folded: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  concepts(list: { filter: ConceptFilter; order: ConceptOrder; window: Window }): Promise<readonly Listed[]>;
  countConcepts(filter: ConceptFilter): Promise<number>;
  /** By slug. */
  broaderOfConcepts(slugs: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** By slug. */
  narrowerOfConcepts(slugs: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** A concept's own slug and those of all concepts below it, at any depth. */
  conceptsWithin(slugs: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;

  repositoriesByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Repository>>;
  repositories(list: { filter: RepositoryFilter; order: RepositoryOrder; window: Window }): Promise<readonly Listed[]>;
  countRepositories(filter: RepositoryFilter): Promise<number>;
  resourcesByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Resource>>;

  digestsByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Digest>>;
  /** By title, then id. */
  digests(list: { window: Window }): Promise<readonly Listed[]>;
  countDigests(): Promise<number>;

  /** By salience descending, then slug. */
  mentionsOfPapers(ids: readonly string[]): Promise<ReadonlyMap<string, readonly PaperMention[]>>;
  /** By salience descending, then the paper's slug. */
  papersOfConcepts(
    slugs: readonly string[],
    filter: PaperFilter,
  ): Promise<ReadonlyMap<string, readonly ConceptPaper[]>>;
  /** Single mentions by paper and concept, under `pairKey(paper, concept)`. */
  mentions(keys: readonly PaperConceptKey[]): Promise<ReadonlyMap<string, PaperMention>>;
  /** By slug. */
  introductionsOfPapers(ids: readonly string[]): Promise<ReadonlyMap<string, readonly PaperIntroduction[]>>;
  /** By the paper's slug. */
  introductionsOfConcepts(slugs: readonly string[]): Promise<ReadonlyMap<string, readonly ConceptIntroduction[]>>;
  /** Repositories and resources, by the target's url. */
  linksOfPapers(ids: readonly string[]): Promise<ReadonlyMap<string, readonly PaperLink[]>>;
  /** By the paper's slug. */
  linksOfRepositories(ids: readonly string[]): Promise<ReadonlyMap<string, readonly TargetLink[]>>;
  /** By the paper's slug. */
  linksOfResources(ids: readonly string[]): Promise<ReadonlyMap<string, readonly TargetLink[]>>;
  /** By the digest's title, then id. */
  digestsOfPapers(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly { digestId: string; title: string; rank: number }[]>>;
  /** By rank. */
  papersOfDigests(ids: readonly string[]): Promise<ReadonlyMap<string, readonly { paperId: string; rank: number }[]>>;

  /** By shared papers descending, then slug. */
  neighborsOfConcepts(slugs: readonly string[]): Promise<ReadonlyMap<string, readonly Neighbor[]>>;
  /** Papers that mention both concepts of a pair, by slug, under `pairKey(concept, other)`. */
  sharedPapers(pairs: readonly ConceptPair[]): Promise<ReadonlyMap<string, readonly SharedPaper[]>>;
  /** Repositories of the papers that mention a concept, by number of papers descending, then id. */
  repositoriesOfConcepts(
    slugs: readonly string[],
  ): Promise<ReadonlyMap<string, readonly { repositoryId: string; url: string; papers: number }[]>>;
  /** Concepts of the papers that link a repository, by number of papers descending, then slug. */
  conceptsOfRepositories(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly { slug: string; papers: number }[]>>;
  /** Papers by code status; a status that no paper has is missing. */
  codeStatuses(filter: PaperFilter): Promise<readonly CodeStatusCount[]>;
  /** Concepts of the papers with how many of them link code, by number of papers descending, then slug. */
  codeOfConcepts(filter: PaperFilter): Promise<readonly ConceptCode[]>;
}

/** Reads that stay on one revision (embedded: one generation) until they are released. */
export interface View extends Reads {
  release(): void;
}

/** A store open for reading. */
export interface Store {
  /** Shown as `graph.engine`: "grafeo" or "neo4j". */
  readonly engine: string;
  view(): Promise<View>;
  /** Answers where the store does; throws a StoreError where it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
