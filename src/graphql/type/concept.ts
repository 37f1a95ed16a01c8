import type {
  ConceptCard,
  ConceptIntroduction,
  ConceptPaper,
  ListedConcept,
  Neighbor,
  Window,
} from '../../store/store.js';
import { builder } from '../builder.js';
import { mentionOrder, neighborFilter, neighborOrder } from '../concept-lists.js';
import { connectionOf, found, pageArguments } from '../connection.js';
import { type Scope, scopeOf } from '../cursor.js';
import { toPaperFilter } from '../filter.js';
import { type PageArguments, pageOfList, pageOfStored } from '../page.js';
import { partsOf } from '../selected.js';
import { ofConcept } from '../whole.js';
import { ConceptConnection } from './connection.js';
import { ConceptKind } from './enum.js';
import { PaperFilter } from './input.js';
import { MentionOrder, NeighborOrder } from './order.js';
import { Concept, Evidence, Paper, placed, Repository } from './ref.js';
import { sharedPapersField } from './shared-paper.js';

/** An entry of a concept's list, with the concept's slug. */
type Of<T> = T & { readonly of: string };

const mentionOf = (item: Of<ConceptPaper>) => ({ paper: item.paper.id, concept: item.of });

const ConceptPaperConnection = connectionOf<Of<ConceptPaper>>('ConceptPaper', 'papers that mention a concept', (t) => ({
  node: t.field({
    type: Paper,
    description: 'The paper.',
    resolve: ({ item }) => item.paper,
  }),
  salience: t.float({
    description: 'How much the paper is about it, above 0 and at most 1.',
    resolve: ({ item }) => item.salience,
  }),
  central: t.boolean({
    description: 'Whether the paper is about it, not just mentions it.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.mention.load(mentionOf(item))).central,
  }),
  count: t.int({
    description: 'Mentions in title and abstract.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.mention.load(mentionOf(item))).count,
  }),
  evidence: t.field({
    type: [Evidence],
    description: 'All its mentions in the paper.',
    resolve: async ({ item }, _, { loaders }) =>
      placed(item.paper.id, found(await loaders.mention.load(mentionOf(item))).evidence),
  }),
}));

const ConceptIntroductionConnection = connectionOf<ConceptIntroduction>(
  'ConceptIntroduction',
  'papers that coin a name',
  (t) => ({
    node: t.field({
      type: Paper,
      description: 'The paper.',
      resolve: async ({ item }, _, { loaders }) => found(await loaders.paper.load(item.paperId)),
    }),
    name: t.string({ description: 'The name as the paper writes it.', resolve: ({ item }) => item.name }),
    longForm: t.string({ nullable: true, description: 'What it is short for.', resolve: ({ item }) => item.longForm }),
    evidence: t.field({
      type: [Evidence],
      description: 'Where the name stands.',
      resolve: ({ item }) => placed(item.paperId, item.evidence),
    }),
  }),
);

const ConceptNeighborConnection = connectionOf<Of<Neighbor>>(
  'ConceptNeighbor',
  'concepts that papers mention together with a concept',
  (t) => ({
    node: t.field({
      type: Concept,
      description: 'The neighbour.',
      resolve: ({ item }) => item.concept,
    }),
    papers: t.int({ description: 'Papers that mention both.', resolve: ({ item }) => item.papers }),
    npmi: t.float({
      description: 'Normalised pointwise mutual information over all papers, -1 (never together) to 1 (only together).',
      resolve: ({ item }) => item.npmi,
    }),
    sharedPapers: sharedPapersField(t, ({ item }) => ({ concept: item.of, other: item.concept.slug })),
  }),
);

const ConceptRepositoryConnection = connectionOf<{ repositoryId: string; url: string; papers: number }>(
  'ConceptRepository',
  'repositories that papers on a concept link',
  (t) => ({
    node: t.field({
      type: Repository,
      description: 'The repository.',
      resolve: ({ item }) => ({ id: item.repositoryId, url: item.url }),
    }),
    papers: t.int({ description: 'Papers that mention the concept and link it.', resolve: ({ item }) => item.papers }),
  }),
);

builder.node(Concept, {
  id: { resolve: (concept) => concept.slug },
  description: 'A concept of research, as fine as researchers name them.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Readable address.' }),
    label: t.exposeString('label', { description: 'Usual name.' }),
    kind: t.field({
      type: ConceptKind,
      description: 'What sort of thing it is.',
      resolve: (concept, _, context) => ofConcept(concept, 'kind', context),
    }),
    aliases: t.field({
      type: ['String'],
      description: 'Other names.',
      resolve: async (concept, _, context) => [...(await ofConcept(concept, 'aliases', context))],
    }),
    definition: t.string({
      nullable: true,
      description: 'What it means, as a sentence.',
      resolve: (concept, _, context) => ofConcept(concept, 'definition', context),
    }),
    paperCount: t.int({
      description: 'Papers that mention it.',
      resolve: (concept, _, context) => ofConcept(concept, 'paperCount', context),
    }),
    papersWithCodeCount: t.int({
      description: 'Of these, papers that link code.',
      resolve: (concept, _, context) => ofConcept(concept, 'papersWithCodeCount', context),
    }),
    broader: t.field({
      type: ConceptConnection,
      description: 'More general concepts, by slug.',
      args: pageArguments(t.arg),
      resolve: async ({ slug }, args, { loaders }) =>
        pageOfConcepts(await loaders.broader.load(slug), scopeOf('Concept.broader', slug), args),
    }),
    narrower: t.field({
      type: ConceptConnection,
      description: 'More particular concepts, by slug.',
      args: pageArguments(t.arg),
      resolve: async ({ slug }, args, { loaders }) =>
        pageOfConcepts(await loaders.narrower.load(slug), scopeOf('Concept.narrower', slug), args),
    }),
    introducedBy: t.field({
      type: ConceptIntroductionConnection,
      description: 'Papers that coin its name, by slug.',
      args: pageArguments(t.arg),
      resolve: async ({ slug }, args, { loaders }) =>
        pageOfList(
          await loaders.introductionsOfConcept.load(slug),
          { position: (paper) => [paper.paperSlug, paper.paperSlug], direction: 'ASC' },
          scopeOf('Concept.introducedBy', slug),
          args,
        ),
    }),
    papers: t.field({
      type: ConceptPaperConnection,
      description: 'Papers that mention it, by salience.',
      args: {
        where: t.arg({ type: PaperFilter, description: 'Only these papers.' }),
        orderBy: t.arg({ type: MentionOrder, description: 'Salience downwards if not given.' }),
        ...pageArguments(t.arg),
      },
      resolve: async ({ slug }, args, context, info) => {
        const filter = await toPaperFilter(context, args.where);
        const bring = partsOf(info);
        const order = mentionOrder(args.orderBy);
        const { papersOfConcept, paperCountOfConcept } = context.loaders;
        const list = {
          read: async (window: Window) => {
            const papers = await papersOfConcept.load({ key: slug, of: { list: { filter, order, window }, bring } });
            return papers.map((paper) => ({ ...paper, of: slug }));
          },
          count: () => paperCountOfConcept.load({ key: slug, of: filter }),
        };
        return pageOfStored(list, scopeOf('Concept.papers', slug, filter, order.field, order.direction), args);
      },
    }),
    neighbors: t.field({
      type: ConceptNeighborConnection,
      description: 'Concepts that papers mention together with it, by number of shared papers.',
      args: {
        minPapers: t.arg.int({ defaultValue: 1, description: 'Only those that share at least so many papers.' }),
        kinds: t.arg({ type: [ConceptKind], description: 'Only these kinds.' }),
        orderBy: t.arg({ type: NeighborOrder, description: 'Shared papers downwards if not given.' }),
        ...pageArguments(t.arg),
      },
      resolve: async ({ slug }, args, { loaders }) => {
        const order = neighborOrder(args.orderBy);
        const filter = neighborFilter(args.minPapers, args.kinds);
        const list = {
          read: async (window: Window) => {
            const neighbors = await loaders.neighbors.load({ key: slug, of: { filter, order, window } });
            return neighbors.map((neighbor) => ({ ...neighbor, of: slug }));
          },
          count: () => loaders.neighborCount.load({ key: slug, of: filter }),
        };
        return pageOfStored(list, scopeOf('Concept.neighbors', slug, filter, order), args);
      },
    }),
    repositories: t.field({
      type: ConceptRepositoryConnection,
      description: 'Repositories that papers on it link, by number of papers.',
      args: pageArguments(t.arg),
      resolve: async ({ slug }, args, { loaders }) =>
        pageOfList(
          await loaders.repositoriesOfConcept.load(slug),
          { position: (row) => [row.papers, row.repositoryId], direction: 'DESC' },
          scopeOf('Concept.repositories', slug),
          args,
        ),
    }),
  }),
});

function pageOfConcepts(concepts: readonly ConceptCard[], scope: Scope, args: PageArguments) {
  const listed = concepts.map((concept): ListedConcept => {
    const { slug } = concept;
    return { id: slug, position: [slug, slug], concept };
  });
  return pageOfList(listed, { position: ({ position }) => position, direction: 'ASC' }, scope, args);
}
