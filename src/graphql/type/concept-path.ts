import { builder } from '../builder.js';
import { type FoundPath, findPath, type Hop, MOST_OF_ONE, SEARCH_BUDGET } from '../concept-path.js';
import { found } from '../connection.js';
import type { Context } from '../context.js';
import { badInput } from '../errors.js';
import { conceptOfName } from '../filter.js';
import { Concept } from './ref.js';
import { sharedPapersField } from './shared-paper.js';

export const DEFAULT_HOPS = 4;
export const MOST_HOPS = 6;

const pairOf = ({ from, to }: Hop) => ({ concept: from, other: to });

const ConceptHop = builder.objectRef<Hop>('ConceptHop').implement({
  description: 'A step between two concepts that a paper mentions together.',
  fields: (t) => ({
    from: t.field({
      type: Concept,
      description: 'Where it starts.',
      resolve: async ({ from }, _, { loaders }) => found(await loaders.concept.load(from)),
    }),
    to: t.field({
      type: Concept,
      description: 'Where it leads.',
      resolve: async ({ to }, _, { loaders }) => found(await loaders.concept.load(to)),
    }),
    papers: t.int({
      description: 'Papers that mention both.',
      resolve: (hop, _, { loaders }) => loaders.sharedPaperCount.load(pairOf(hop)),
    }),
    sharedPapers: sharedPapersField(t, pairOf),
  }),
});

export const ConceptPath = builder.objectRef<FoundPath>('ConceptPath').implement({
  description: 'A way from one concept to another over papers that mention two of them.',
  fields: (t) => ({
    hops: t.field({
      type: [ConceptHop],
      extensions: { most: MOST_HOPS },
      description: 'Its steps in order; none from a concept to itself, and none where `truncated` ended the search.',
      resolve: ({ hops }) => [...hops],
    }),
    truncated: t.exposeBoolean('truncated', {
      description: `Whether the search looked at as many papers as it may (${SEARCH_BUDGET.toLocaleString('en-US')}; ${MOST_OF_ONE.toLocaleString('en-US')} of one concept) before it had seen all: a shorter or stronger way may exist.`,
    }),
  }),
});

/** The way between two concepts by their names; null where a name is unknown or nothing leads there. */
export async function conceptPath(
  context: Context,
  names: { readonly from: string; readonly to: string },
  maxHops: number,
): Promise<FoundPath | null> {
  if (maxHops < 1 || maxHops > MOST_HOPS) throw badInput('maxHops', `must be 1 to ${MOST_HOPS}, was ${maxHops}`);
  const [from, to] = await Promise.all([conceptOfName(context, names.from), conceptOfName(context, names.to)]);
  if (!from || !to) return null;
  return findPath({ from, to, maxHops, read: (slugs) => context.view.linkedConcepts(slugs, MOST_OF_ONE) });
}
