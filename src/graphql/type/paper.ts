import type { ConceptKind as ConceptKindValue } from '../../domain/concept.js';
import type {
  Direction,
  PaperCard,
  PaperConcept,
  PaperIntroduction,
  PaperLink,
  PaperSource as SourceRow,
} from '../../store/store.js';
import { andThen } from '../at-hand.js';
import { builder } from '../builder.js';
import { connectionOf, found, pageArguments } from '../connection.js';
import { type Scope, scopeOf } from '../cursor.js';
import type { Loaders } from '../loaders.js';
import { type PageArguments, pageOfList } from '../page.js';
import { ofPaper } from '../whole.js';
import { ConceptKind, LinkRole, ResourceKind, TextKind } from './enum.js';
import { linkFields, linkUrlField } from './link-edge.js';
import { MentionOrder } from './order.js';
import { CodeAvailability, Concept, Digest, Evidence, Paper, placed, Repository, Resource } from './ref.js';
import { SimilarPaperConnection } from './similar-paper.js';

/** An edge of a paper, with the paper that it starts from. */
type Of<T> = T & { readonly paper: string };

const mentionOf = ({ paper, concept }: Of<PaperConcept>) => ({ paper, concept: concept.slug });

const PaperSource = builder.objectRef<SourceRow>('PaperSource').implement({
  description: 'A source that says something of a paper.',
  fields: (t) => ({
    name: t.exposeString('name', { description: "The source's short name." }),
    key: t.exposeString('key', { description: 'The key of its record of the paper.' }),
    url: t.expose('url', { type: 'URL', nullable: true, description: 'The page that the record is of.' }),
  }),
});

const PaperConceptConnection = connectionOf<Of<PaperConcept>>(
  'PaperConcept',
  'concepts that a paper mentions',
  (t) => ({
    node: t.field({
      type: Concept,
      description: 'The concept.',
      resolve: ({ item }) => item.concept,
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
      description: 'All its mentions.',
      resolve: async ({ item }, _, { loaders }) =>
        placed(item.paper, found(await loaders.mention.load(mentionOf(item))).evidence),
    }),
  }),
);

const PaperIntroductionConnection = connectionOf<Of<PaperIntroduction>>(
  'PaperIntroduction',
  'names that a paper coins',
  (t) => ({
    node: t.field({
      type: Concept,
      description: 'The concept that the name stands for.',
      resolve: async ({ item }, _, { loaders }) => found(await loaders.concept.load(item.slug)),
    }),
    name: t.string({ description: 'The name as the paper writes it.', resolve: ({ item }) => item.name }),
    longForm: t.string({ nullable: true, description: 'What it is short for.', resolve: ({ item }) => item.longForm }),
    evidence: t.field({
      type: [Evidence],
      description: 'Where the name stands.',
      resolve: ({ item }) => placed(item.paper, item.evidence),
    }),
  }),
);

const PaperRepositoryConnection = connectionOf<Of<PaperLink>>(
  'PaperRepository',
  'repositories that a paper links',
  (t) => ({
    node: t.field({
      type: Repository,
      description: 'The repository.',
      resolve: ({ item }) => ({ id: item.targetId, url: item.targetUrl }),
    }),
    ...linkFields(t, (item) => item.paper),
    url: linkUrlField(t),
  }),
);

const PaperResourceConnection = connectionOf<Of<PaperLink>>(
  'PaperResource',
  'links of a paper that are no repositories',
  (t) => ({
    node: t.field({
      type: Resource,
      description: 'What the link leads to.',
      resolve: async ({ item }, _, { loaders }) => found(await loaders.resource.load(item.targetId)),
    }),
    ...linkFields(t, (item) => item.paper),
  }),
);

const PaperDigestConnection = connectionOf<{ digestId: string; title: string; rank: number }>(
  'PaperDigest',
  'digests that list a paper',
  (t) => ({
    node: t.field({
      type: Digest,
      description: 'The digest.',
      resolve: async ({ item }, _, { loaders }) => found(await loaders.digest.load(item.digestId)),
    }),
    rank: t.int({ description: "The paper's place in it, from 1.", resolve: ({ item }) => item.rank }),
  }),
);

const UPWARDS: Direction = 'ASC';

const conceptsOf = ({ id, concepts }: PaperCard, { conceptsOfPaper }: Loaders) => concepts ?? conceptsOfPaper.load(id);
const linksOf = ({ id, links }: PaperCard, { linksOfPaper }: Loaders) => links ?? linksOfPaper.load(id);

/** The concepts of a paper that are central, or are not, or are of some kinds. */
async function selectConcepts(
  paper: PaperCard,
  { central, kinds }: { central?: boolean | null | undefined; kinds?: readonly ConceptKindValue[] | null | undefined },
  loaders: Loaders,
): Promise<readonly PaperConcept[]> {
  const [concepts, mentions] = await Promise.all([conceptsOf(paper, loaders), loaders.mentionsOfPaper.load(paper.id)]);
  const selected = mentions.filter(
    (mention) =>
      (typeof central !== 'boolean' || mention.central === central) && (!kinds || kinds.includes(mention.kind)),
  );
  const slugs = new Set(selected.map(({ slug }) => slug));
  return concepts.filter(({ concept }) => slugs.has(concept.slug));
}

function pageOfLinks(paper: string, links: readonly PaperLink[], scope: Scope, args: PageArguments) {
  return pageOfList(
    links.map((link) => ({ ...link, paper })),
    { position: (link) => [link.targetUrl, link.targetId], direction: UPWARDS },
    scope,
    args,
  );
}

builder.node(Paper, {
  id: { resolve: (paper) => paper.id },
  description: 'A research paper, as its sources describe it together.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Readable address, from the title.' }),
    title: t.exposeString('title', { description: 'Title.' }),
    abstract: t.string({
      nullable: true,
      description: 'Abstract or summary; see `textKind`.',
      resolve: (paper, _, context) => ofPaper(paper, 'abstract', context),
    }),
    textKind: t.field({
      type: TextKind,
      description: 'What `abstract` is.',
      resolve: (paper, _, context) => ofPaper(paper, 'textKind', context),
    }),
    url: t.field({
      type: 'URL',
      nullable: true,
      description: "The paper's page.",
      resolve: (paper, _, context) => ofPaper(paper, 'url', context),
    }),
    arxivId: t.string({
      nullable: true,
      description: 'arXiv id without version.',
      resolve: (paper, _, context) => ofPaper(paper, 'arxivId', context),
    }),
    doi: t.string({
      nullable: true,
      description: 'DOI without resolver.',
      resolve: (paper, _, context) => ofPaper(paper, 'doi', context),
    }),
    authors: t.field({
      type: ['String'],
      description: 'Authors in order; empty where not known.',
      resolve: async (paper, _, context) => [...(await ofPaper(paper, 'authors', context))],
    }),
    publishedOn: t.field({
      type: 'PartialDate',
      nullable: true,
      description: 'Year, month or day of publication, as far as a source says it.',
      resolve: (paper, _, context) => ofPaper(paper, 'publishedOn', context),
    }),
    venue: t.string({
      nullable: true,
      description: 'Where it was published.',
      resolve: (paper, _, context) => ofPaper(paper, 'venue', context),
    }),
    sources: t.field({
      type: [PaperSource],
      description: 'The sources that describe it.',
      resolve: async (paper, _, { loaders }) => [...(await loaders.sources.load(paper.id))],
    }),
    codeAvailability: t.field({
      type: CodeAvailability,
      description: 'Whether its code can be had, and why we think so.',
      resolve: (paper) => paper,
    }),
    concepts: t.field({
      type: PaperConceptConnection,
      description: 'Concepts that title and abstract mention, by salience.',
      args: {
        central: t.arg.boolean({ description: 'Only those that are central, or only those that are not.' }),
        kinds: t.arg({ type: [ConceptKind], description: 'Only these kinds.' }),
        orderBy: t.arg({ type: MentionOrder, description: 'Salience downwards if not given.' }),
        ...pageArguments(t.arg),
      },
      resolve: (paper, args, { loaders }) => {
        const { field, direction } = args.orderBy ?? { field: 'SALIENCE', direction: 'DESC' };
        const { kinds } = args;
        const order = {
          position: ({ concept: { slug }, salience }: PaperConcept) =>
            [field === 'SLUG' ? slug : salience, slug] as const,
          direction,
        };
        const scope = scopeOf('Paper.concepts', paper.id, field, direction, args.central, kinds);
        const filtered = typeof args.central === 'boolean' || kinds;
        return andThen(filtered ? selectConcepts(paper, args, loaders) : conceptsOf(paper, loaders), (concepts) =>
          pageOfList(
            concepts.map(({ concept, salience }) => ({ concept, salience, paper: paper.id })),
            order,
            scope,
            args,
          ),
        );
      },
    }),
    introduces: t.field({
      type: PaperIntroductionConnection,
      description: 'Names that the paper coins, by slug.',
      args: pageArguments(t.arg),
      resolve: async (paper, args, { loaders }) => {
        const names = await loaders.introductionsOfPaper.load(paper.id);
        return pageOfList(
          names.map((name) => ({ ...name, paper: paper.id })),
          { position: (name) => [name.slug, name.slug], direction: UPWARDS },
          scopeOf('Paper.introduces', paper.id),
          args,
        );
      },
    }),
    repositories: t.field({
      type: PaperRepositoryConnection,
      description: 'Repositories that it links, by url.',
      args: { roles: t.arg({ type: [LinkRole], description: 'Only these roles.' }), ...pageArguments(t.arg) },
      resolve: (paper, args, { loaders }) =>
        andThen(linksOf(paper, loaders), (all) => {
          const links = all.filter(
            (link) => link.kind === 'REPOSITORY' && (!args.roles || args.roles.includes(link.role)),
          );
          return pageOfLinks(paper.id, links, scopeOf('Paper.repositories', paper.id, args.roles), args);
        }),
    }),
    resources: t.field({
      type: PaperResourceConnection,
      description: 'Its links that are no repositories, by url.',
      args: { kinds: t.arg({ type: [ResourceKind], description: 'Only these kinds.' }), ...pageArguments(t.arg) },
      resolve: (paper, args, { loaders }) =>
        andThen(linksOf(paper, loaders), (all) => {
          const { kinds } = args;
          const links = all.filter(({ kind }) => kind !== 'REPOSITORY' && (!kinds || kinds.includes(kind)));
          return pageOfLinks(paper.id, links, scopeOf('Paper.resources', paper.id, kinds), args);
        }),
    }),
    digests: t.field({
      type: PaperDigestConnection,
      description: 'Digests that list it, by title.',
      args: pageArguments(t.arg),
      resolve: async (paper, args, { loaders }) =>
        pageOfList(
          await loaders.digestsOfPaper.load(paper.id),
          { position: (listing) => [listing.title, listing.digestId], direction: UPWARDS },
          scopeOf('Paper.digests', paper.id),
          args,
        ),
    }),
    similarPapers: t.field({
      type: SimilarPaperConnection,
      description:
        'Papers that mention its eight rarest central concepts, most alike first, the best 100 at most; none where no concept is central. Of a concept with more than 500 papers only the 500 most about it are looked at.',
      args: pageArguments(t.arg),
      extensions: { work: 20 },
      resolve: async (paper, args, { loaders }) =>
        pageOfList(
          await loaders.similarPapers.load(paper.id),
          { position: (similar) => [similar.score, similar.paperSlug], direction: 'DESC' },
          scopeOf('Paper.similarPapers', paper.id),
          args,
        ),
    }),
  }),
});
