import type { PaperMention } from '../../store/store.js';
import { builder } from '../builder.js';
import { connectionOf, found } from '../connection.js';
import type { SharedConcept } from '../shared-concepts.js';
import { Concept, Evidence, Paper, placed } from './ref.js';

const SharedMention = builder.objectRef<PaperMention & { readonly paper: string }>('SharedMention').implement({
  description: 'How one of the papers mentions a shared concept.',
  fields: (t) => ({
    paper: t.field({
      type: Paper,
      description: 'The paper.',
      resolve: async ({ paper }, _, { loaders }) => found(await loaders.paper.load(paper)),
    }),
    salience: t.exposeFloat('salience', { description: 'How much the paper is about it, above 0 and at most 1.' }),
    central: t.exposeBoolean('central', { description: 'Whether the paper is about it.' }),
    count: t.exposeInt('count', { description: 'Mentions in title and abstract.' }),
    evidence: t.field({
      type: [Evidence],
      description: 'All its mentions.',
      resolve: ({ paper, evidence }) => placed(paper, evidence),
    }),
  }),
});

export const SharedConceptConnection = connectionOf<SharedConcept>(
  'SharedConcept',
  'concepts that papers share',
  (t) => ({
    node: t.field({
      type: Concept,
      description: 'The concept.',
      resolve: async ({ item }, _, { loaders }) => found(await loaders.concept.load(item.slug)),
    }),
    score: t.float({
      description:
        'Mean salience over the papers that mention it, times its rarity ln(1 + papers of the graph / papers that mention it).',
      resolve: ({ item }) => item.score,
    }),
    mentions: t.field({
      type: [SharedMention],
      description: 'Its mentions, in the order of the papers asked for.',
      resolve: ({ item }) => [...item.mentions],
    }),
  }),
);
