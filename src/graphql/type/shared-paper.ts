import type { ConceptPair, SharedPaper, Window } from '../../store/store.js';
import { connectionOf, type ObjectBuilder, pageArguments } from '../connection.js';
import { scopeOf } from '../cursor.js';
import { pageOfStored } from '../page.js';
import { Evidence, Paper, placed } from './ref.js';

const SharedPaperConnection = connectionOf<SharedPaper>('SharedPaper', 'papers that mention both concepts', (t) => ({
  node: t.field({
    type: Paper,
    description: 'The paper.',
    resolve: ({ item }) => item.paper,
  }),
  evidence: t.field({
    type: [Evidence],
    description: 'Mentions of the one concept.',
    resolve: ({ item }) => placed(item.paper.id, item.evidence),
  }),
  otherEvidence: t.field({
    type: [Evidence],
    description: 'Mentions of the other.',
    resolve: ({ item }) => placed(item.paper.id, item.otherEvidence),
  }),
}));

/** The field of a pair of concepts that pages the papers which mention both. */
export function sharedPapersField<T>(t: ObjectBuilder<T>, pairOf: (of: T) => ConceptPair) {
  return t.field({
    type: SharedPaperConnection,
    description: 'These papers, by slug, with the words that mention either.',
    args: pageArguments(t.arg),
    resolve: (of, args, { loaders }) => {
      const pair = pairOf(of);
      const list = {
        read: (window: Window) => loaders.sharedPapers.load({ key: pair, of: window }),
        count: () => loaders.sharedPaperCount.load(pair),
      };
      return pageOfStored(list, scopeOf('sharedPapers', pair.concept, pair.other), args);
    },
  });
}
