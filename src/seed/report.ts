import type { GraphState } from '../store/store.js';

/** Something that could not be taken in, with its place. */
export interface Reject {
  readonly source: string;
  readonly line: number;
  readonly reason: string;
  /** The beginning of what stands there. */
  readonly text: string;
}

/** What a seed did. Papers count once each: new, changed, or unchanged. */
export interface SeedReport {
  readonly recordsRead: number;
  readonly papersNew: number;
  readonly papersChanged: number;
  readonly papersUnchanged: number;
  /** Papers of earlier seeds that another extractor version had read, read again. */
  readonly papersReread: number;
  readonly rejected: number;
  /** Concepts and links in the records read. */
  readonly concepts: number;
  readonly links: number;
  /** The graph after the seed; null for a dry run. */
  readonly graph: GraphState | null;
  readonly seconds: number;
}

type Outcome = 'new' | 'changed' | 'unchanged';

/** Counts while a seed runs. */
export class Tally {
  recordsRead = 0;
  papersReread = 0;
  rejected = 0;
  links = 0;
  readonly concepts = new Set<string>();
  readonly #outcomes = new Map<string, Outcome>();

  /** A paper that is written twice in one seed keeps what it was first found to be. */
  count(paperId: string, outcome: Outcome): void {
    const known = this.#outcomes.get(paperId);
    if (known === undefined || known === 'unchanged') this.#outcomes.set(paperId, outcome);
  }

  report(graph: GraphState | null, seconds: number): SeedReport {
    const papers = { new: 0, changed: 0, unchanged: 0 };
    for (const outcome of this.#outcomes.values()) papers[outcome] += 1;
    return {
      recordsRead: this.recordsRead,
      papersNew: papers.new,
      papersChanged: papers.changed,
      papersUnchanged: papers.unchanged,
      papersReread: this.papersReread,
      rejected: this.rejected,
      concepts: this.concepts.size,
      links: this.links,
      graph,
      seconds,
    };
  }
}
