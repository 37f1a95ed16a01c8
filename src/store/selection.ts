import type { ConceptKind } from '../domain/concept.js';
import type { CodeStatus } from '../domain/paper.js';

/* What the verbs of the store are asked for: places in lists, filters, orders. */

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

/** Mentions of one concept: SLUG is the paper's. */
export interface MentionOrder {
  readonly field: 'SALIENCE' | 'SLUG';
  readonly direction: Direction;
}

export interface NeighborFilter {
  /** Papers that must mention both; from 1. */
  readonly minPapers: number;
  readonly kinds: readonly ConceptKind[] | null;
}

export const EVERY_NEIGHBOR: NeighborFilter = { minPapers: 1, kinds: null };

export interface NeighborOrder {
  /** NPMI counts to nine digits: what engines calculate differs behind them. */
  readonly field: 'PAPERS' | 'NPMI' | 'SLUG';
  readonly direction: Direction;
}

/** What a list of papers may bring along with each, to save a look of its own: what `conceptsOfPapers` and `linksOfPapers` give. */
export type PaperPart = 'concepts' | 'links';

/** A part of a concept's papers, and what comes along with each. */
export interface PaperList {
  readonly list: ListPart<PaperFilter, MentionOrder>;
  readonly bring: readonly PaperPart[];
}

export type NeighborList = ListPart<NeighborFilter, NeighborOrder>;

/** What a look for concepts may bring along with each: what `papersOfConcepts` and `neighborsOfConcepts` give. */
export interface ConceptLists {
  readonly papers?: PaperList;
  readonly neighbors?: NeighborList;
}

/** A part of a list. */
export interface ListPart<F, O> {
  readonly filter: F;
  readonly order: O;
  readonly window: Window;
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
