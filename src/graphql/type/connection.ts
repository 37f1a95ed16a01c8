import type { Listed, ListedConcept, ListedPaper, ListedRepository } from '../../store/store.js';
import { connectionOf, found } from '../connection.js';
import { Concept, Digest, Paper, Repository } from './ref.js';

/** Connections whose edges hold nothing but their node. */
export const PaperConnection = connectionOf<ListedPaper>('Paper', 'papers', (t) => ({
  node: t.field({
    type: Paper,
    description: 'The paper.',
    resolve: ({ item }) => item.paper,
  }),
}));

export const ConceptConnection = connectionOf<ListedConcept>('Concept', 'concepts', (t) => ({
  node: t.field({
    type: Concept,
    description: 'The concept.',
    resolve: ({ item }) => item.concept,
  }),
}));

export const RepositoryConnection = connectionOf<ListedRepository>('Repository', 'repositories', (t) => ({
  node: t.field({
    type: Repository,
    description: 'The repository.',
    resolve: ({ item }) => item.repository,
  }),
}));

export const DigestConnection = connectionOf<Listed>('Digest', 'digests', (t) => ({
  node: t.field({
    type: Digest,
    description: 'The digest.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.digest.load(item.id)),
  }),
}));
