import { EVERY_PAPER } from '../../store/store.js';
import { builder } from '../builder.js';
import { connectionOf, found, pageArguments } from '../connection.js';
import { scopeOf } from '../cursor.js';
import { pageOfList } from '../page.js';
import { CodeAvailabilitySummary, Digest, Paper } from './ref.js';

const DigestPaperConnection = connectionOf<{ paperId: string; rank: number }>(
  'DigestPaper',
  'papers of a digest',
  (t) => ({
    node: t.field({
      type: Paper,
      description: 'The paper.',
      resolve: async ({ item }, _, { loaders }) => found(await loaders.paper.load(item.paperId)),
    }),
    rank: t.int({ description: 'Its place in the digest, from 1.', resolve: ({ item }) => item.rank }),
  }),
);

builder.node(Digest, {
  id: { resolve: (digest) => digest.id },
  description: 'A list that papers came from, such as a Daily Papers page.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'Its title.' }),
    label: t.exposeString('label', { nullable: true, description: 'Its day as the list writes it.' }),
    date: t.expose('date', {
      type: 'PartialDate',
      nullable: true,
      description: 'Its day; null where the list does not give the year.',
    }),
    papers: t.field({
      type: DigestPaperConnection,
      description: 'Its papers, by rank.',
      args: pageArguments(t.arg),
      resolve: async ({ id }, args, { loaders }) =>
        pageOfList(
          await loaders.papersOfDigest.load(id),
          { position: (row) => [row.rank, row.paperId], direction: 'ASC' },
          scopeOf('Digest.papers', id),
          args,
        ),
    }),
    codeAvailability: t.field({
      type: CodeAvailabilitySummary,
      description: 'Code availability of its papers.',
      resolve: ({ id }) => ({ ...EVERY_PAPER, digest: id }),
    }),
  }),
});
