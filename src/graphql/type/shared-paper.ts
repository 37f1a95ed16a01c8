import type { ConceptPair, SharedPaper } from '../../store/store.js';
import { connectionOf, found, type ObjectBuilder, pageArguments } from '../connection.js';
import { scopeOf } from '../cursor.js';
import { pageOfList } from '../page.js';
import { Evidence, Paper, placed } from './ref.js';

const SharedPaperConnection = connectionOf<SharedPaper>('SharedPaper', 'papers that mention both concepts', (t) => ({
  node: t.field({
    type: Paper,
    description: 'The paper.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.paper.load(item.paperId)),
  }),
  evidence: t.field({
    type: [Evidence],
    description: 'Mentions of the one concept.',
    resolve: ({ item }) => placed(item.paperId, item.evidence),
  }),
  otherEvidence: t.field({
    type: [Evidence],
    description: 'Mentions of the other.',
    resolve: ({ item }) => placed(item.paperId, item.otherEvidence),
  }),
}));

/** The field of a pair of concepts that pages the papers which mention both. */
export function sharedPapersField<T>(t: ObjectBuilder<T>, pairOf: (of: T) => ConceptPair) {
  return t.field({
    type: SharedPaperConnection,
    description: 'These papers, by slug, with the words that mention either.',
    args: pageArguments(t.arg),
    resolve: async (of, args, { loaders }) => {
      const pair = pairOf(of);
      return pageOfList(
        await loaders.sharedPapers.load(pair),
        { position: (paper) => [paper.paperSlug, paper.paperSlug], direction: 'ASC' },
        scopeOf('sharedPapers', pair.concept, pair.other),
        args,
      );
    },
  });
}
