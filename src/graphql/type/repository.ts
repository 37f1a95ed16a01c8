import type { TargetLink } from '../../store/store.js';
import { builder } from '../builder.js';
import { connectionOf, found, pageArguments } from '../connection.js';
import { scopeOf } from '../cursor.js';
import { pageOfList } from '../page.js';
import { ofRepository } from '../whole.js';
import { LinkRole, ResourceKind } from './enum.js';
import { linkFields, linkUrlField } from './link-edge.js';
import { Concept, Paper, Repository, Resource } from './ref.js';

const BY_PAPER = {
  position: (link: TargetLink) => [link.paperSlug, link.paperSlug] as const,
  direction: 'ASC' as const,
};

const RepositoryPaperConnection = connectionOf<TargetLink>('RepositoryPaper', 'papers that link a repository', (t) => ({
  node: t.field({
    type: Paper,
    description: 'The paper.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.paper.load(item.paperId)),
  }),
  ...linkFields(t, (item) => item.paperId),
  url: linkUrlField(t),
}));

const RepositoryConceptConnection = connectionOf<{ slug: string; papers: number }>(
  'RepositoryConcept',
  'concepts of the papers that link a repository',
  (t) => ({
    node: t.field({
      type: Concept,
      description: 'The concept.',
      resolve: async ({ item }, _, { loaders }) => found(await loaders.concept.load(item.slug)),
    }),
    papers: t.int({
      description: 'Papers that link the repository and mention it.',
      resolve: ({ item }) => item.papers,
    }),
  }),
);

const ResourcePaperConnection = connectionOf<TargetLink>('ResourcePaper', 'papers that link a resource', (t) => ({
  node: t.field({
    type: Paper,
    description: 'The paper.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.paper.load(item.paperId)),
  }),
  ...linkFields(t, (item) => item.paperId),
}));

builder.node(Repository, {
  id: { resolve: (repository) => repository.id },
  description: 'A code repository; all spellings of its address are one.',
  fields: (t) => ({
    url: t.expose('url', { type: 'URL', description: 'Its address.' }),
    host: t.string({
      description: 'Its host, such as github.com.',
      resolve: (repository, _, context) => ofRepository(repository, 'host', context),
    }),
    owner: t.string({
      description: 'Its owner; at GitLab with sub-groups.',
      resolve: (repository, _, context) => ofRepository(repository, 'owner', context),
    }),
    name: t.string({
      description: 'Its name.',
      resolve: (repository, _, context) => ofRepository(repository, 'name', context),
    }),
    papers: t.field({
      type: RepositoryPaperConnection,
      description: 'Papers that link it, by slug.',
      args: { roles: t.arg({ type: [LinkRole], description: 'Only these roles.' }), ...pageArguments(t.arg) },
      resolve: async ({ id }, args, { loaders }) => {
        const links = (await loaders.linksOfRepository.load(id)).filter(
          ({ role }) => !args.roles || args.roles.includes(role),
        );
        return pageOfList(links, BY_PAPER, scopeOf('Repository.papers', id, args.roles), args);
      },
    }),
    concepts: t.field({
      type: RepositoryConceptConnection,
      description: 'Concepts of these papers, by number of papers.',
      args: pageArguments(t.arg),
      resolve: async ({ id }, args, { loaders }) =>
        pageOfList(
          await loaders.conceptsOfRepository.load(id),
          { position: (row) => [row.papers, row.slug], direction: 'DESC' },
          scopeOf('Repository.concepts', id),
          args,
        ),
    }),
  }),
});

builder.node(Resource, {
  id: { resolve: (resource) => resource.id },
  description: 'What a link leads to that is no repository.',
  fields: (t) => ({
    url: t.expose('url', { type: 'URL', description: 'Its address.' }),
    kind: t.expose('kind', { type: ResourceKind, description: 'What sort of thing it is.' }),
    host: t.exposeString('host', { description: 'Its host.' }),
    papers: t.field({
      type: ResourcePaperConnection,
      description: 'Papers that link it, by slug.',
      args: pageArguments(t.arg),
      resolve: async ({ id }, args, { loaders }) =>
        pageOfList(await loaders.linksOfResource.load(id), BY_PAPER, scopeOf('Resource.papers', id), args),
    }),
  }),
});
