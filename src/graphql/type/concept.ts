import type { ConceptIntroduction, ConceptPaper, Neighbor } from '../../store/store.js';
import { builder } from '../builder.js';
import { connectionOf, found, pageArguments } from '../connection.js';
import { scopeOf } from '../cursor.js';
import { toPaperFilter } from '../filter.js';
import { pageOfList } from '../page.js';
import { ConceptConnection } from './connection.js';
import { ConceptKind } from './enum.js';
import { PaperFilter } from './input.js';
import { MentionOrder, NeighborOrder } from './order.js';
import { Concept, Evidence, Paper, placed, Repository } from './ref.js';
import { sharedPapersField } from './shared-paper.js';

type Of<T> = T & { readonly concept: string };

const mentionOf = (item: Of<ConceptPaper>) => ({ paper: item.paperId, concept: item.concept });

const ConceptPaperConnection = connectionOf<Of<ConceptPaper>>('ConceptPaper', 'papers that mention a concept', (t) => ({
  node: t.field({
    type: Paper,
    description: 'The paper.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.paper.load(item.paperId)),
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
      placed(item.paperId, found(await loaders.mention.load(mentionOf(item))).evidence),
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
      resolve: async ({ item }, _, { loaders }) => found(await loaders.concept.load(item.slug)),
    }),
    papers: t.int({ description: 'Papers that mention both.', resolve: ({ item }) => item.papers }),
    npmi: t.float({
      description: 'Normalised pointwise mutual information over all papers, -1 (never together) to 1 (only together).',
      resolve: ({ item }) => item.npmi,
    }),
    sharedPapers: sharedPapersField(t, ({ item }) => ({ concept: item.concept, other: item.slug })),
  }),
);

const ConceptRepositoryConnection = connectionOf<{ repositoryId: string; papers: number }>(
  'ConceptRepository',
  'repositories that papers on a concept link',
  (t) => ({
    node: t.field({
      type: Repository,
      description: 'The repository.',
      resolve: async ({ item }, _, { loaders }) => found(await loaders.repository.load(item.repositoryId)),
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
    kind: t.expose('kind', { type: ConceptKind, description: 'What sort of thing it is.' }),
    aliases: t.field({ type: ['String'], description: 'Other names.', resolve: (concept) => [...concept.aliases] }),
    definition: t.exposeString('definition', { nullable: true, description: 'What it means, as a sentence.' }),
    paperCount: t.exposeInt('paperCount', { description: 'Papers that mention it.' }),
    papersWithCodeCount: t.exposeInt('papersWithCodeCount', { description: 'Of these, papers that link code.' }),
    broader: t.field({
      type: ConceptConnection,
      description: 'More general concepts, by slug.',
      args: pageArguments(t.arg),
      resolve: async ({ slug }, args, { loaders }) =>
        pageOfList(await loaders.broader.load(slug), BY_SLUG, scopeOf('Concept.broader', slug), args),
    }),
    narrower: t.field({
      type: ConceptConnection,
      description: 'More particular concepts, by slug.',
      args: pageArguments(t.arg),
      resolve: async ({ slug }, args, { loaders }) =>
        pageOfList(await loaders.narrower.load(slug), BY_SLUG, scopeOf('Concept.narrower', slug), args),
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
      resolve: async ({ slug }, args, context) => {
        const filter = await toPaperFilter(context, args.where);
        const { field, direction } = args.orderBy ?? { field: 'SALIENCE', direction: 'DESC' };
        const papers = await context.loaders.papersOfConcept.load({ slug, filter });
        return pageOfList(
          papers.map((paper) => ({ ...paper, concept: slug })),
          { position: (paper) => [field === 'SLUG' ? paper.paperSlug : paper.salience, paper.paperSlug], direction },
          scopeOf('Concept.papers', slug, filter, field, direction),
          args,
        );
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
        const { field, direction } = args.orderBy ?? { field: 'PAPERS', direction: 'DESC' };
        const { kinds, minPapers } = args;
        const neighbors = (await loaders.neighbors.load(slug))
          .filter((neighbor) => neighbor.papers >= (minPapers ?? 1) && (!kinds || kinds.includes(neighbor.kind)))
          .map((neighbor) => ({ ...neighbor, concept: slug }));
        const value = { PAPERS: 'papers', NPMI: 'npmi', SLUG: 'slug' } as const;
        return pageOfList(
          neighbors,
          { position: (neighbor) => [neighbor[value[field]], neighbor.slug], direction },
          scopeOf('Concept.neighbors', slug, minPapers, kinds, field, direction),
          args,
        );
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

const BY_SLUG = { position: (slug: string) => [slug, slug] as const, direction: 'ASC' as const };
