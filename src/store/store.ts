import type { Repository, Resource } from '../domain/link.js';
import type { SimilarPaper } from '../domain/similarity.js';
import type {
  CodeStatusCount,
  Concept,
  ConceptCard,
  ConceptCode,
  ConceptIntroduction,
  ConceptLink,
  ConceptMatch,
  ConceptPair,
  ConceptPaper,
  Digest,
  GraphState,
  ListedConcept,
  ListedPaper,
  ListedRepository,
  NamedConcept,
  Neighbor,
  Paper,
  PaperConcept,
  PaperConceptKey,
  PaperIntroduction,
  PaperLink,
  PaperMatch,
  PaperMention,
  PaperSource,
  RepositoryMatch,
  SharedPaper,
  TargetLink,
} from './row.js';
import type {
  ConceptFilter,
  ConceptLists,
  ConceptOrder,
  Listed,
  ListPart,
  NeighborFilter,
  NeighborList,
  PaperFilter,
  PaperList,
  PaperOrder,
  PaperPart,
  RepositoryFilter,
  RepositoryOrder,
  Window,
} from './selection.js';

export * from './row.js';
export * from './selection.js';

/*
 * The verbs by which everything else reads the graph. Each takes a batch and costs a fixed number of statements, however long the
 * batch is. Maps hold an entry for every key that exists; an unknown key has none. Root lists, and those that grow with the graph (a
 * concept's papers and neighbours, what two concepts share, the concepts of a selection), are paged by the engine; other lists of a
 * parent's children come whole, in the stated order, and are paged by who reads them.
 */

/** Reads of one revision of the graph. */
export interface Reads {
  graph(): Promise<GraphState>;

  /** By id; a retired id finds the paper that it became. */
  papersByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Paper>>;
  /** Ids of the papers known under keys such as "arxiv:2309.06440", "doi:…", "url:…" or "title:…" (see domain/identity); a title may have several. */
  paperIdsByKeys(keys: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  paperIdsBySlugs(slugs: readonly string[]): Promise<ReadonlyMap<string, string>>;
  papers(list: ListPart<PaperFilter, PaperOrder>, bring?: readonly PaperPart[]): Promise<readonly ListedPaper[]>;
  countPapers(filter: PaperFilter): Promise<number>;
  /** Ordered by name, then key. */
  sourcesOfPapers(ids: readonly string[]): Promise<ReadonlyMap<string, readonly PaperSource[]>>;

  conceptsBySlugs(slugs: readonly string[]): Promise<ReadonlyMap<string, Concept>>;
  /** The concepts that folded names (foldPhrase) stand for, by slug; an ambiguous name has several. */
  conceptsByNames(
    folded: readonly string[],
    bring?: ConceptLists,
  ): Promise<ReadonlyMap<string, readonly NamedConcept[]>>;
  concepts(list: ListPart<ConceptFilter, ConceptOrder>): Promise<readonly ListedConcept[]>;
  countConcepts(filter: ConceptFilter): Promise<number>;
  /** By slug. */
  broaderOfConcepts(slugs: readonly string[]): Promise<ReadonlyMap<string, readonly ConceptCard[]>>;
  /** By slug. */
  narrowerOfConcepts(slugs: readonly string[]): Promise<ReadonlyMap<string, readonly ConceptCard[]>>;
  /** A concept's own slug and those of all concepts below it, at any depth. */
  conceptsWithin(slugs: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;

  repositoriesByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Repository>>;
  repositories(list: {
    filter: RepositoryFilter;
    order: RepositoryOrder;
    window: Window;
  }): Promise<readonly ListedRepository[]>;
  countRepositories(filter: RepositoryFilter): Promise<number>;
  resourcesByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Resource>>;

  digestsByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Digest>>;
  /** By title, then id. */
  digests(list: { window: Window }): Promise<readonly Listed[]>;
  countDigests(): Promise<number>;

  /** By salience descending, then slug. */
  conceptsOfPapers(ids: readonly string[]): Promise<ReadonlyMap<string, readonly PaperConcept[]>>;
  /** The same, with all that is said of each mention. */
  mentionsOfPapers(ids: readonly string[]): Promise<ReadonlyMap<string, readonly PaperMention[]>>;
  papersOfConcepts(slugs: readonly string[], list: PaperList): Promise<ReadonlyMap<string, readonly ConceptPaper[]>>;
  countPapersOfConcepts(slugs: readonly string[], filter: PaperFilter): Promise<ReadonlyMap<string, number>>;
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

  /**
   * The 100 papers most like each, found through its eight rarest central concepts; by score descending, then slug. Of a concept that
   * more than 500 papers mention, those 500 are looked at that are most about it.
   */
  similarPapers(ids: readonly string[]): Promise<ReadonlyMap<string, readonly SimilarPaper[]>>;
  neighborsOfConcepts(slugs: readonly string[], list: NeighborList): Promise<ReadonlyMap<string, readonly Neighbor[]>>;
  countNeighborsOfConcepts(slugs: readonly string[], filter: NeighborFilter): Promise<ReadonlyMap<string, number>>;
  /** The concepts that papers mention together with each, in no order; of its papers the first `most` by slug are looked at. */
  linkedConcepts(slugs: readonly string[], most: number): Promise<ReadonlyMap<string, readonly ConceptLink[]>>;
  /** Papers that mention both concepts of a pair, under `pairKey(concept, other)`. */
  countSharedPapers(pairs: readonly ConceptPair[]): Promise<ReadonlyMap<string, number>>;
  /** Papers that mention both concepts of a pair, by slug, under `pairKey(concept, other)`. */
  sharedPapers(pairs: readonly ConceptPair[], window: Window): Promise<ReadonlyMap<string, readonly SharedPaper[]>>;
  /** Repositories of the papers that mention a concept, by number of papers descending, then id. */
  repositoriesOfConcepts(
    slugs: readonly string[],
  ): Promise<ReadonlyMap<string, readonly { repositoryId: string; url: string; papers: number }[]>>;
  /** Concepts of the papers that link a repository, by number of papers descending, then slug. */
  conceptsOfRepositories(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly { slug: string; papers: number }[]>>;
  /**
   * Papers that hold some of the words in title or abstract, in no order, the best few hundred by the engine's own full text: at least
   * the best `limit` by either. Words are letters and digits alone.
   */
  searchPapers(words: readonly string[], limit: number): Promise<readonly PaperMatch[]>;
  /**
   * Papers that have a name of one letter and signs, such as "c++", as a word of title or abstract, in no order; those of the title first
   * where there are more than `limit`. A title's name scores 2, another 1.
   */
  papersNaming(names: readonly string[], limit: number): Promise<readonly PaperMatch[]>;
  /** Concepts with a name that has words beginning with all those of a folded phrase; where it begins with the phrase first. */
  searchConcepts(phrase: string, limit: number): Promise<readonly ConceptMatch[]>;
  /** Repositories whose owner/name has all the parts, in lower case, or is `id`; those named `text` first, then by url. */
  searchRepositories(
    text: string,
    parts: readonly string[],
    id: string | null,
    limit: number,
  ): Promise<readonly RepositoryMatch[]>;
  /** Papers by code status; a status that no paper has is missing. */
  codeStatuses(filter: PaperFilter): Promise<readonly CodeStatusCount[]>;
  /** Concepts of the papers with how many of them link code, by number of papers descending, then slug. */
  codeOfConcepts(filter: PaperFilter, window: Window): Promise<readonly ConceptCode[]>;
  countConceptsOfPapers(filter: PaperFilter): Promise<number>;
}

/** What was read, with the revision that all of it is of; null where the graph changed meanwhile. */
export interface Dated<T> {
  readonly value: T;
  readonly revision: string | null;
}

/** Reads of a store as it is now. Embedded they stay on one generation until they are released; a Neo4j goes on under them. */
export interface View extends Reads {
  /** A name of the graph's state: graphs of the same name answer alike. A Neo4j's is at most a second old. */
  readonly revision: string;
  /**
   * The text that `write` writes from these reads, under a key that says all that it depends on: where the store keeps what it reads, it
   * is written once for all who ask for it meanwhile or, until the graph changes, later. Null is not kept, nor what took in a change.
   */
  text(key: string, write: () => Promise<string | null>): Promise<string | null>;
  /** Reads within one transaction. */
  dated<T>(work: (reads: Reads) => Promise<T>): Promise<Dated<T>>;
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
