import { describe, expect, it } from 'vitest';
import { shareConcepts } from '../../src/graphql/shared-concepts.js';
import type { PaperMention } from '../../src/store/store.js';

const mention = (slug: string, salience: number): PaperMention => ({
  slug,
  kind: 'METHOD',
  salience,
  central: false,
  count: 1,
  evidence: [],
});
const papers = [
  { id: 'p', mentions: [mention('rare', 0.4), mention('common', 0.4), mention('own', 0.9)] },
  { id: 'q', mentions: [mention('rare', 0.2), mention('common', 0.2)] },
  { id: 'r', mentions: [mention('common', 0.6)] },
];
const paperCount = (slug: string) => (slug === 'rare' ? 2 : 10);

describe('the concepts that papers share', () => {
  it('are those that enough of them mention', () => {
    expect(shareConcepts(papers, 3, 10, paperCount).map(({ slug }) => slug)).toEqual(['common']);
    expect(shareConcepts(papers, 2, 10, paperCount).map(({ slug }) => slug)).toEqual(['rare', 'common']);
  });

  it('are scored by mean salience times ln(1 + papers / papers that mention it)', () => {
    const [rare, common] = shareConcepts(papers, 2, 10, paperCount);
    expect(rare?.score).toBeCloseTo(0.3 * Math.log(1 + 10 / 2), 12);
    expect(common?.score).toBeCloseTo(0.4 * Math.log(2), 12);
  });

  it('say which paper mentions them how', () => {
    const [, common] = shareConcepts(papers, 2, 10, paperCount);
    expect(common?.mentions.map(({ paper, salience }) => [paper, salience])).toEqual([
      ['p', 0.4],
      ['q', 0.2],
      ['r', 0.6],
    ]);
  });
});
