import { matchingParts, matchingWords, type Span } from '../../domain/highlight.js';
import { builder } from '../builder.js';
import { connectionOf, found } from '../connection.js';
import type { Context } from '../context.js';
import type { SearchHit } from '../search.js';
import { branded } from './node.js';
import { Concept, Paper, Repository } from './ref.js';

export const SearchType = builder.enumType('SearchType', {
  description: 'What a search finds.',
  values: {
    PAPER: { value: 'PAPER', description: 'Papers, by title and abstract.' },
    CONCEPT: { value: 'CONCEPT', description: 'Concepts, by label and aliases.' },
    REPOSITORY: { value: 'REPOSITORY', description: 'Repositories, by owner, name and address.' },
  } as const,
});

const SearchResult = builder.unionType('SearchResult', {
  description: 'What a search found.',
  types: [Paper, Concept, Repository],
});

/** A stretch of one of the found thing's texts. */
interface HighlightSpan extends Span {
  readonly field: string;
}

const Highlight = builder.objectRef<HighlightSpan>('Highlight').implement({
  description: 'A word that matches: the slice of the field from `start` to `end`.',
  fields: (t) => ({
    field: t.exposeString('field', {
      description:
        'The field that it lies in: title, abstract, label, aliases.0 for the first alias, owner, name or url.',
    }),
    start: t.exposeInt('start', { description: "UTF-16 offset of its first unit in the field's text." }),
    end: t.exposeInt('end', { description: 'UTF-16 offset behind its last unit.' }),
  }),
});

type Spans = readonly HighlightSpan[];

const placed = (field: string, spans: readonly Span[]): Spans => spans.map((span) => ({ field, ...span }));

async function highlightsOf({ loaders }: Context, { type, key, query }: SearchHit): Promise<Spans> {
  switch (type) {
    case 'PAPER': {
      const { title, abstract } = found(await loaders.paper.load(key));
      return [
        ...placed('title', matchingWords(title, query.words)),
        ...placed('abstract', matchingWords(abstract ?? '', query.words)),
      ];
    }
    case 'CONCEPT': {
      const { label, aliases } = found(await loaders.concept.load(key));
      const inLabel = matchingWords(label, query.words, true);
      const inAliases = aliases.map((alias, at) => placed(`aliases.${at}`, matchingWords(alias, query.words, true)));
      // Aliases mostly say the label's words again.
      return [...placed('label', inLabel), ...inAliases.filter((spans) => spans.length > inLabel.length).flat()];
    }
    case 'REPOSITORY': {
      const { owner, name, url } = found(await loaders.repository.load(key));
      const spans = [
        ...placed('owner', matchingParts(owner, query.parts)),
        ...placed('name', matchingParts(name, query.parts)),
      ];
      // Owner and name in one part lie in the address alone.
      return spans.length > 0 ? spans : placed('url', matchingParts(url, query.parts));
    }
  }
}

async function resultOf({ loaders }: Context, { type, key }: SearchHit) {
  switch (type) {
    case 'PAPER':
      return found(branded(Paper, await loaders.paper.load(key)));
    case 'CONCEPT':
      return found(branded(Concept, await loaders.concept.load(key)));
    case 'REPOSITORY':
      return found(branded(Repository, await loaders.repository.load(key)));
  }
}

export const SearchConnection = connectionOf<SearchHit>('Search', 'things that a search found', (t) => ({
  node: t.field({
    type: SearchResult,
    description: 'What was found.',
    resolve: ({ item }, _, context) => resultOf(context, item),
  }),
  score: t.float({
    description:
      'How well it fits, to be compared within one answer alone: 4 where a name or title is the query, 2 to 3 where a name begins with it, less for other matches. Papers go from 2 downwards by the full text of the engine.',
    resolve: ({ item }) => item.score,
  }),
  highlights: t.field({
    type: [Highlight],
    description:
      'The words that match, by field; aliases only where they hold more of them than the label; none where only the engine sees the match.',
    resolve: async ({ item }, _, context) => [...(await highlightsOf(context, item))],
  }),
}));
