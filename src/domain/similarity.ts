import { compareText } from './fold.js';
import { groupBy } from './group.js';

/** Concepts of a paper that similar papers are found through. */
export const FOUND_THROUGH = 8;
/** Similar papers that are kept. */
export const MOST_SIMILAR = 100;

/** A paper's central concept, with how many papers mention it. */
export interface CentralConcept {
  readonly slug: string;
  readonly paperCount: number;
  readonly salience: number;
}

/** One paper's mention of a concept. */
export interface ConceptMention {
  readonly paperId: string;
  readonly paperSlug: string;
  readonly salience: number;
}

/** What one concept adds to the likeness of two papers. */
export interface SimilarityReason {
  readonly slug: string;
  readonly weight: number;
}

export interface SimilarPaper {
  readonly paperId: string;
  readonly paperSlug: string;
  /** The sum of the reasons' weights, in their order. */
  readonly score: number;
  /** The weightiest first, ties by slug. */
  readonly reasons: readonly SimilarityReason[];
}

/**
 * What a concept says for the likeness of two papers: how much the one is about it, times how much the other is, times its inverse
 * document frequency ln(papers / papers that mention it), which is 0 where every paper mentions it.
 */
export function similarityWeight(salience: number, other: number, paperCount: number, total: number): number {
  return salience * other * Math.log(total / paperCount);
}

/** The rarest of a paper's central concepts, those that fewest papers mention first, ties by slug. */
export function rarestConcepts(central: readonly CentralConcept[]): readonly CentralConcept[] {
  return [...central]
    .sort((a, b) => a.paperCount - b.paperCount || compareText(a.slug, b.slug))
    .slice(0, FOUND_THROUGH);
}

/** The papers most like one with these concepts, among those that mention one of them; by score downwards, ties by slug. */
export function rankSimilar(
  paperId: string,
  concepts: readonly CentralConcept[],
  mentions: ReadonlyMap<string, readonly ConceptMention[]>,
  total: number,
): readonly SimilarPaper[] {
  const shared = concepts.flatMap(({ slug, paperCount, salience }) =>
    (mentions.get(slug) ?? []).map((mention) => ({
      ...mention,
      reason: { slug, weight: similarityWeight(salience, mention.salience, paperCount, total) },
    })),
  );
  const others = shared.filter((mention) => mention.paperId !== paperId && mention.reason.weight > 0);
  const byPaper = groupBy(
    others,
    (mention) => mention.paperId,
    (mention) => mention,
  );
  return [...byPaper]
    .map(([id, found]) => {
      const reasons = found
        .map(({ reason }) => reason)
        .sort((a, b) => b.weight - a.weight || compareText(a.slug, b.slug));
      const score = reasons.reduce((sum, { weight }) => sum + weight, 0);
      return { paperId: id, paperSlug: found[0]?.paperSlug ?? '', score, reasons };
    })
    .sort((a, b) => b.score - a.score || compareText(a.paperSlug, b.paperSlug))
    .slice(0, MOST_SIMILAR);
}
