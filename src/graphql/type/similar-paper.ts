import type { SimilarityReason as Reason, SimilarPaper } from '../../domain/similarity.js';
import { FOUND_THROUGH } from '../../domain/similarity.js';
import { builder } from '../builder.js';
import { connectionOf, found } from '../connection.js';
import { Concept, Paper } from './ref.js';

const SimilarityReason = builder.objectRef<Reason>('SimilarityReason').implement({
  description: 'A concept that makes two papers alike.',
  fields: (t) => ({
    concept: t.field({
      type: Concept,
      description: 'The concept that both mention.',
      resolve: async ({ slug }, _, { loaders }) => found(await loaders.concept.load(slug)),
    }),
    weight: t.exposeFloat('weight', {
      description:
        "Salience in the one paper, times salience in the other, times the concept's rarity ln(papers of the graph / papers that mention it).",
    }),
  }),
});

export const SimilarPaperConnection = connectionOf<SimilarPaper>('SimilarPaper', 'papers like a paper', (t) => ({
  node: t.field({
    type: Paper,
    description: 'The paper that is like it.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.paper.load(item.paperId)),
  }),
  score: t.float({
    description: 'How much alike they are: the sum of the weights.',
    resolve: ({ item }) => item.score,
  }),
  reasons: t.field({
    type: [SimilarityReason],
    extensions: { most: FOUND_THROUGH },
    description: 'The concepts that make them alike, at most eight, the weightiest first.',
    resolve: ({ item }) => [...item.reasons],
  }),
}));
