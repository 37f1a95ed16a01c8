import { ApolloClient, HttpLink, InMemoryCache, type TypePolicies } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/** Every list that is paged, by type and field, with the arguments that make it another list: all but first, after, last and before. */
export const CONNECTIONS: Record<string, Record<string, string[]>> = {
  CodeAvailabilitySummary: { concepts: [] },
  Concept: {
    broader: [],
    introducedBy: [],
    narrower: [],
    neighbors: ['kinds', 'minPapers', 'orderBy'],
    papers: ['orderBy', 'where'],
    repositories: [],
  },
  ConceptHop: { sharedPapers: [] },
  ConceptNeighborEdge: { sharedPapers: [] },
  Digest: { papers: [] },
  Paper: {
    concepts: ['central', 'kinds', 'orderBy'],
    digests: [],
    introduces: [],
    repositories: ['roles'],
    resources: ['kinds'],
    similarPapers: [],
  },
  Query: {
    concepts: ['orderBy', 'where'],
    digests: [],
    papers: ['orderBy', 'where'],
    repositories: ['orderBy', 'where'],
    search: ['query', 'types'],
    sharedConcepts: ['atLeast', 'papers'],
  },
  Repository: { concepts: [], papers: ['roles'] },
  Resource: { papers: [] },
};

/** The types behind each interface and union. */
export const POSSIBLE_TYPES: Record<string, string[]> = {
  Node: ['Concept', 'Digest', 'Paper', 'Repository', 'Resource'],
  SearchResult: ['Concept', 'Paper', 'Repository'],
};

/** An Apollo Client whose cache joins the pages of a list: `fetchMore` with `after` adds behind them, with `before` in front. */
export function createClient(uri: string): ApolloClient {
  const typePolicies: TypePolicies = {};
  for (const [type, connections] of Object.entries(CONNECTIONS)) {
    const policies = Object.entries(connections).map(([field, keys]) => [field, relayStylePagination(keys)] as const);
    typePolicies[type] = { fields: Object.fromEntries(policies) };
  }
  return new ApolloClient({
    link: new HttpLink({ uri }),
    cache: new InMemoryCache({ possibleTypes: POSSIBLE_TYPES, typePolicies }),
  });
}
