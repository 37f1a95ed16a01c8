import { type Score as ScoreRow, scoresOf } from '../../domain/score.js';
import type { GraphState } from '../../store/store.js';
import { builder } from '../builder.js';

const GraphCounts = builder.objectRef<GraphState['counts']>('GraphCounts').implement({
  description: 'How much is in the graph.',
  fields: (t) => ({
    papers: t.exposeInt('papers', { description: 'Papers.' }),
    concepts: t.exposeInt('concepts', { description: 'Concepts, those that only stand above others among them.' }),
    repositories: t.exposeInt('repositories', { description: 'Repositories.' }),
    resources: t.exposeInt('resources', { description: 'Resources.' }),
    digests: t.exposeInt('digests', { description: 'Digests.' }),
    mentions: t.exposeInt('mentions', { description: 'Pairs of a paper and a concept that it mentions.' }),
    links: t.exposeInt('links', { description: 'Pairs of a paper and a repository or resource that it links.' }),
  }),
});

const Score = builder.objectRef<ScoreRow>('Score').implement({
  description: 'A measured figure of the extractor.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What was measured.' }),
    value: t.exposeFloat('value', { description: 'The figure.' }),
  }),
});

const Extractor = builder.objectRef<{ version: string; scores: readonly ScoreRow[] }>('Extractor').implement({
  description: 'What read the papers.',
  fields: (t) => ({
    version: t.exposeString('version', { description: 'A hash of its code version, vocabulary and weights.' }),
    scores: t.field({
      type: [Score],
      description: 'How good this version measured; empty where it was not measured, as with a vocabulary of your own.',
      resolve: ({ scores }) => [...scores],
    }),
  }),
});

export const Graph = builder.objectRef<GraphState>('Graph').implement({
  description: 'The graph as a whole.',
  fields: (t) => ({
    snapshot: t.exposeString('snapshot', {
      description: 'A hash of the content: equal graphs have equal ones, on any engine.',
    }),
    revision: t.exposeInt('revision', { description: 'Raised by every write; under one revision nothing changes.' }),
    seededAt: t.expose('seededAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the last seed that changed something finished.',
    }),
    engine: t.string({
      description: 'The database that holds it: grafeo or neo4j.',
      resolve: (_state, _args, { engine }) => engine,
    }),
    extractor: t.field({
      type: Extractor,
      description: 'What read the papers.',
      resolve: ({ extractorVersion }, _, { scores }) => ({
        version: extractorVersion,
        scores: scoresOf(scores, extractorVersion),
      }),
    }),
    counts: t.field({ type: GraphCounts, description: 'How much is in it.', resolve: ({ counts }) => counts }),
  }),
});
