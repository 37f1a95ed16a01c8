import { groupBy } from '../domain/group.js';
import type { PaperMention } from '../store/store.js';

export interface SharedConcept {
  readonly slug: string;
  readonly score: number;
  readonly mentions: readonly (PaperMention & { readonly paper: string })[];
}

/**
 * The concepts that at least `atLeast` of the papers mention, each scored by mean salience over those papers times its rarity
 * ln(1 + total / paperCount), so that what everybody mentions makes nobody alike.
 */
export function shareConcepts(
  papers: readonly { readonly id: string; readonly mentions: readonly PaperMention[] }[],
  atLeast: number,
  total: number,
  paperCount: (slug: string) => number,
): SharedConcept[] {
  const bySlug = groupBy(
    papers.flatMap(({ id, mentions }) => mentions.map((mention) => ({ ...mention, paper: id }))),
    ({ slug }) => slug,
    (mention) => mention,
  );
  return [...bySlug].flatMap(([slug, mentions]) => {
    if (mentions.length < atLeast) return [];
    const salience = mentions.reduce((sum, mention) => sum + mention.salience, 0) / mentions.length;
    return [{ slug, mentions, score: salience * Math.log(1 + total / Math.max(1, paperCount(slug))) }];
  });
}
