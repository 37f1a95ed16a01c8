import type { Listed } from '../../store/store.js';
import { connectionOf, found } from '../connection.js';
import { Concept, Digest, Paper, Repository } from './ref.js';

/** Connections whose edges hold nothing but their node. */
export const PaperConnection = connectionOf<Listed>('Paper', 'papers', (t) => ({
  node: t.field({
    type: Paper,
    description: 'The paper.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.paper.load(item.id)),
  }),
}));

export const ConceptConnection = connectionOf<Listed>('Concept', 'concepts', (t) => ({
  node: t.field({
    type: Concept,
    description: 'The concept.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.concept.load(item.id)),
  }),
}));

export const RepositoryConnection = connectionOf<Listed>('Repository', 'repositories', (t) => ({
  node: t.field({
    type: Repository,
    description: 'The repository.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.repository.load(item.id)),
  }),
}));

export const DigestConnection = connectionOf<Listed>('Digest', 'digests', (t) => ({
  node: t.field({
    type: Digest,
    description: 'The digest.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.digest.load(item.id)),
  }),
}));
