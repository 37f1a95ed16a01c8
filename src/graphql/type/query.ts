import { foldPhrase } from '../../domain/fold.js';
import { repositoryOf } from '../../domain/repository.js';
import { EVERY_PAPER, type Window } from '../../store/store.js';
import { builder } from '../builder.js';
import { listsOf } from '../concept-lists.js';
import { pageArguments } from '../connection.js';
import { scopeOf } from '../cursor.js';
import { badInput } from '../errors.js';
import { conceptOfName, slugOfName, toDigest, toPaperFilter, toSelection } from '../filter.js';
import { pageOfList, pageOfStored } from '../page.js';
import { paperBy, paperIds } from '../paper-name.js';
import { LONGEST_QUERY, MOST_WORDS, SEARCH_TYPES, search } from '../search.js';
import { partsOf } from '../selected.js';
import { shareConcepts } from '../shared-concepts.js';
import { ConceptPath, conceptPath, DEFAULT_HOPS } from './concept-path.js';
import { ConceptConnection, DigestConnection, PaperConnection, RepositoryConnection } from './connection.js';
import { Graph } from './graph.js';
import { ConceptFilter, PaperBy, PaperFilter, RepositoryFilter } from './input.js';
import { nodeOf } from './node.js';
import { ConceptOrder, PaperOrder, RepositoryOrder } from './order.js';
import { CodeAvailabilitySummary, Concept, Paper, Repository } from './ref.js';
import { SearchConnection, SearchType } from './search.js';
import { SharedConceptConnection } from './shared-concept.js';

export const MAX_IDS = 100;

builder.queryType({
  description: 'Papers, the concepts they share, and the code they link.',
  fields: (t) => ({
    node: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'Anything by its id; null where nothing has it.',
      args: { id: t.arg.id({ required: true, description: 'A global id.' }) },
      resolve: (_, { id }, context) => nodeOf(context, id),
    }),
    nodes: t.field({
      type: [builder.nodeInterfaceRef()],
      nullable: { list: false, items: true },
      description: 'Things by their ids, in order, null for unknown ones; at most 100.',
      args: { ids: t.arg.idList({ required: true, description: 'Global ids.' }) },
      resolve: (_, { ids }, context) => {
        if (ids.length > MAX_IDS) throw badInput('ids', `takes at most ${MAX_IDS} ids, was given ${ids.length}`);
        return ids.map((id) => nodeOf(context, id));
      },
    }),
    paper: t.field({
      type: Paper,
      nullable: true,
      description: 'One paper; null where it is unknown, AMBIGUOUS where a title means two.',
      args: { by: t.arg({ type: PaperBy, required: true, description: 'Its slug, arXiv id, DOI, title or address.' }) },
      resolve: (_, { by }, context) => paperBy(context, by),
    }),
    papers: t.field({
      type: PaperConnection,
      description: 'Papers, by slug if not said otherwise.',
      args: {
        where: t.arg({ type: PaperFilter, description: 'Only these.' }),
        orderBy: t.arg({ type: PaperOrder, description: 'By slug if not given.' }),
        ...pageArguments(t.arg),
      },
      resolve: async (_, args, context, info) => {
        const filter = await toPaperFilter(context, args.where);
        const bring = partsOf(info);
        const order = args.orderBy ?? { field: 'SLUG', direction: 'ASC' };
        const list = {
          read: (window: Window) => context.view.papers({ filter, order, window }, bring),
          count: () => context.view.countPapers(filter),
        };
        return pageOfStored(list, scopeOf('papers', filter, order), args);
      },
    }),
    concept: t.field({
      type: Concept,
      nullable: true,
      description:
        'A concept by label, slug or alias, however hyphenated, cased, singular or plural; null where nothing has the name.',
      args: { name: t.arg.string({ required: true, description: 'A name of it.' }) },
      resolve: (_, { name }, context, info) => conceptOfName(context, name, listsOf(info)),
    }),
    concepts: t.field({
      type: ConceptConnection,
      description: 'Concepts, by slug if not said otherwise.',
      args: {
        where: t.arg({ type: ConceptFilter, description: 'Only these.' }),
        orderBy: t.arg({ type: ConceptOrder, description: 'By slug if not given.' }),
        ...pageArguments(t.arg),
      },
      resolve: async (_, args, context) => {
        const { kinds, prefix, minPapers, hasCode, narrowerThan } = args.where ?? {};
        const filter = {
          kinds: kinds ?? null,
          prefix: prefix ? foldPhrase(prefix) : null,
          minPapers: minPapers ?? null,
          hasCode: hasCode ?? null,
          narrowerThan: typeof narrowerThan === 'string' ? ((await slugOfName(context, narrowerThan)) ?? '') : null,
        };
        const order = args.orderBy ?? { field: 'SLUG', direction: 'ASC' };
        const list = {
          read: (window: Window) => context.view.concepts({ filter, order, window }),
          count: () => context.view.countConcepts(filter),
        };
        return pageOfStored(list, scopeOf('concepts', filter, order), args);
      },
    }),
    repository: t.field({
      type: Repository,
      nullable: true,
      description: 'A repository by any spelling of its address; null where no paper links it.',
      args: { url: t.arg.string({ required: true, description: 'Its address.' }) },
      resolve: async (_, { url }, { loaders }) => {
        const repository = repositoryOf(url);
        return repository ? loaders.repository.load(repository.id) : null;
      },
    }),
    repositories: t.field({
      type: RepositoryConnection,
      description: 'Repositories, by url if not said otherwise.',
      args: {
        where: t.arg({ type: RepositoryFilter, description: 'Only these.' }),
        orderBy: t.arg({ type: RepositoryOrder, description: 'By url if not given.' }),
        ...pageArguments(t.arg),
      },
      resolve: async (_, args, context) => {
        const where = args.where ?? {};
        const filter = {
          host: where.host ?? null,
          owner: where.owner ?? null,
          concepts: await toSelection(context, where.concepts),
          digest: toDigest(where.digest),
        };
        const order = args.orderBy ?? { field: 'URL', direction: 'ASC' };
        const list = {
          read: (window: Window) => context.view.repositories({ filter, order, window }),
          count: () => context.view.countRepositories(filter),
        };
        return pageOfStored(list, scopeOf('repositories', filter, order), args);
      },
    }),
    digests: t.field({
      type: DigestConnection,
      description: 'Digests, by title.',
      args: pageArguments(t.arg),
      resolve: (_, args, { view }) =>
        pageOfStored(
          { read: (window) => view.digests({ window }), count: () => view.countDigests() },
          scopeOf('digests'),
          args,
        ),
    }),
    sharedConcepts: t.field({
      type: SharedConceptConnection,
      description: 'Concepts that papers share, those first that say most about them.',
      args: {
        papers: t.arg.idList({ required: true, description: 'Global ids of 2 to 20 papers.' }),
        atLeast: t.arg.int({ description: 'How many of them must mention a concept; all of them if not given.' }),
        ...pageArguments(t.arg),
      },
      resolve: async (_, args, context) => {
        const ids = await paperIds(context, args.papers);
        const atLeast = args.atLeast ?? ids.length;
        if (atLeast < 1 || atLeast > ids.length)
          throw badInput('atLeast', `must be 1 to ${ids.length}, was ${atLeast}`);
        const papers = await Promise.all(
          ids.map(async (id) => ({ id, mentions: await context.loaders.mentionsOfPaper.load(id) })),
        );
        const slugs = [...new Set(papers.flatMap(({ mentions }) => mentions.map(({ slug }) => slug)))];
        const concepts = await context.view.conceptsBySlugs(slugs);
        const total = await context.view.countPapers(EVERY_PAPER);
        const shared = shareConcepts(papers, atLeast, total, (slug) => concepts.get(slug)?.paperCount ?? 0);
        return pageOfList(
          shared,
          { position: (concept) => [concept.score, concept.slug], direction: 'DESC' },
          scopeOf('sharedConcepts', ids, atLeast),
          args,
        );
      },
    }),
    conceptPath: t.field({
      type: ConceptPath,
      nullable: true,
      description:
        'The shortest way from one concept to another over papers that mention two of them; among shortest ways, at each hop from the start the one with most shared papers, ties by slug. Null where there is none within `maxHops`, or a name is unknown.',
      args: {
        from: t.arg.string({ required: true, description: 'A name of the concept that it starts from.' }),
        to: t.arg.string({ required: true, description: 'A name of the concept that it leads to.' }),
        maxHops: t.arg.int({ defaultValue: DEFAULT_HOPS, description: 'How many hops it may have, 1 to 6.' }),
      },
      extensions: { work: 500 },
      resolve: (_, { maxHops, ...names }, context) => conceptPath(context, names, maxHops ?? DEFAULT_HOPS),
    }),
    search: t.field({
      type: SearchConnection,
      description:
        'Papers, concepts and repositories by words, best first, the best 100 at most. Any text is a query; it has no operators.',
      args: {
        query: t.arg.string({
          required: true,
          description: `What to look for: at most ${LONGEST_QUERY} characters and ${MOST_WORDS} words.`,
        }),
        types: t.arg({ type: [SearchType], description: 'Only these; all if not given.' }),
        ...pageArguments(t.arg),
      },
      extensions: { work: 100 },
      resolve: async (_, args, context) => {
        const types = args.types ?? SEARCH_TYPES;
        return pageOfList(
          await search(context, args.query, types),
          { position: (hit) => [hit.score, hit.tie], direction: 'DESC' },
          scopeOf('search', args.query, [...types].sort()),
          args,
        );
      },
    }),
    codeAvailability: t.field({
      type: CodeAvailabilitySummary,
      description: 'Code availability by state and by concept.',
      args: { where: t.arg({ type: PaperFilter, description: 'Only these papers.' }) },
      resolve: (_, { where }, context) => toPaperFilter(context, where),
    }),
    graph: t.field({ type: Graph, description: 'The graph as a whole.', resolve: (_, __, { view }) => view.graph() }),
  }),
});
