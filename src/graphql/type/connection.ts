import { connectionOf, found } from '../connection.js';
import { Concept, Digest, Paper, Repository } from './ref.js';

/** Connections whose edges hold nothing but their node; their items are keys. */
export const PaperConnection = connectionOf<string>('Paper', 'papers', (t) => ({
  node: t.field({
    type: Paper,
    description: 'The paper.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.paper.load(item)),
  }),
}));

export const ConceptConnection = connectionOf<string>('Concept', 'concepts', (t) => ({
  node: t.field({
    type: Concept,
    description: 'The concept.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.concept.load(item)),
  }),
}));

export const RepositoryConnection = connectionOf<string>('Repository', 'repositories', (t) => ({
  node: t.field({
    type: Repository,
    description: 'The repository.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.repository.load(item)),
  }),
}));

export const DigestConnection = connectionOf<string>('Digest', 'digests', (t) => ({
  node: t.field({
    type: Digest,
    description: 'The digest.',
    resolve: async ({ item }, _, { loaders }) => found(await loaders.digest.load(item)),
  }),
}));
