import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankSimilar, rarestConcepts, similarityWeight } from '../../src/domain/similarity.js';

const concept = (slug: string, paperCount: number, salience = 0.5) => ({ slug, paperCount, salience });
const mention = (paperId: string, salience: number) => ({ paperId, paperSlug: `slug-${paperId}`, salience });

describe('the concepts that similar papers are found through', () => {
  it('are the eight that fewest papers mention, ties by slug', () => {
    const central = [9, 8, 7, 6, 5, 4, 3, 2, 2].map((count, at) => concept(`c${at}`, count));
    expect(rarestConcepts(central).map(({ slug }) => slug)).toEqual(['c7', 'c8', 'c6', 'c5', 'c4', 'c3', 'c2', 'c1']);
  });
});

describe('the likeness of two papers', () => {
  it('is nothing by a concept that every paper mentions, and grows as a concept gets rarer', () => {
    expect(similarityWeight(1, 1, 10, 10)).toBe(0);
    expect(similarityWeight(0.5, 0.4, 2, 10)).toBeCloseTo(0.2 * Math.log(5), 12);
  });

  it('adds up over the concepts that both mention', () => {
    const mentions = new Map([
      ['rare', [mention('self', 0.9), mention('a', 0.5)]],
      ['common', [mention('self', 0.9), mention('a', 0.5), mention('b', 0.1)]],
      ['everywhere', [mention('self', 0.9), mention('c', 1)]],
    ]);
    const concepts = [concept('rare', 2), concept('common', 5), concept('everywhere', 10)];
    const [first, second, ...others] = rankSimilar('self', concepts, mentions, 10);
    expect([first?.paperId, second?.paperId, others]).toEqual(['a', 'b', []]);
    expect(first?.reasons.map(({ slug }) => slug)).toEqual(['rare', 'common']);
    expect(first?.score).toBeCloseTo(0.25 * Math.log(5) + 0.25 * Math.log(2), 12);
  });

  const papers = fc.array(fc.record({ id: fc.nat(150), salience: fc.double({ min: 0.05, max: 1, noNaN: true }) }), {
    maxLength: 150,
  });
  it('ranks at most 100 others, by score then slug, each with reasons that add up to its score', () => {
    fc.assert(
      fc.property(fc.array(papers, { minLength: 1, maxLength: 8 }), (lists) => {
        const mentions = new Map(
          lists.map((list, at) => [
            `c${at}`,
            [...new Map(list.map(({ id, salience }) => [id, mention(`${id}`, salience)])).values()],
          ]),
        );
        const concepts = lists.map((_, at) => concept(`c${at}`, at + 1, 0.7));
        const ranked = rankSimilar('0', concepts, mentions, 500);
        expect(ranked.length).toBeLessThanOrEqual(100);
        for (const [at, paper] of ranked.entries()) {
          expect(paper.paperId).not.toBe('0');
          expect(paper.reasons.length).toBeLessThanOrEqual(8);
          expect(paper.reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(paper.score);
          const before = ranked[at - 1];
          if (!before) continue;
          const inOrder =
            before.score > paper.score || (before.score === paper.score && before.paperSlug < paper.paperSlug);
          expect(inOrder).toBe(true);
        }
      }),
    );
  });
});
