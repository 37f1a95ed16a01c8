import type { Parameters } from './engine.js';

/** The part of the port in which engines differ: what Cypher has no common words for, and what one of them does quicker in other words. */
export interface Dialect {
  /** Whether it takes the nodes of an ordered list from an index of what they are ordered by. */
  readonly ordersByIndex: boolean;
  /**
   * A statement that finds papers by words of title, which count double, and abstract: rows of id, slug, title and score, one for each
   * field that matches. `words` hold letters and digits alone, so that no engine reads one as an operator.
   */
  findPapers(words: readonly string[], limit: number): { readonly statement: string; readonly parameters: Parameters };
}
