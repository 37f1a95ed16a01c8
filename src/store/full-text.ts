import type { Parameters } from './engine.js';

/** The part of the port that Cypher has no common words for: each engine's own way to search texts. */
export interface FullText {
  /**
   * A statement that finds papers by words of title, which count double, and abstract: rows of id, slug, title and score, one for each
   * field that matches. `words` hold letters and digits alone, so that no engine reads one as an operator.
   */
  findPapers(words: readonly string[], limit: number): { readonly statement: string; readonly parameters: Parameters };
}
