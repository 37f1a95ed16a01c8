/** A request that has to be refused: what is sent to /graphql, or to the path that is given. */
export interface HostileRequest {
  readonly name: string;
  readonly method?: string;
  /** What follows /graphql in the address. */
  readonly search?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const times = (many: number, text: (at: number) => string) =>
  Array.from({ length: many }, (_, at) => text(at)).join(' ');
const nested = (many: number, open: string, inside: string, close: string) =>
  open.repeat(many) + inside + close.repeat(many);

/** By POST, as clients send it. */
const query = (name: string, text: string, variables?: unknown): HostileRequest => ({
  name,
  headers: JSON_TYPE,
  body: JSON.stringify({ query: text, variables }),
});
const get = (name: string, parameters: Record<string, string>): HostileRequest => ({
  name,
  method: 'GET',
  search: `?${new URLSearchParams(parameters)}`,
});
const typed = (type: string): HostileRequest => ({
  name: `a body of ${type}`,
  headers: { 'Content-Type': type },
  body: 'query=%7B__typename%7D',
});
const body = (name: string, text: string): HostileRequest => ({ name, headers: JSON_TYPE, body: text });

const TITLES = 'edges { node { title } }';
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const SHARED = 'query ($ids: [ID!]!) { sharedConcepts(papers: $ids) { totalCount } }';
const NAMED = 'query ($name: String!) { concept(name: $name) { id } }';
const FILTERED = 'query ($names: [String!]) { papers(where: { concepts: { all: $names } }) { totalCount } }';
const ids = (many: number) => Array.from({ length: many }, (_, at) => btoa(`Paper:${at}`));
const deepJson = (many: number) => nested(many, '[', '', ']');

export const HOSTILE_REQUESTS: readonly HostileRequest[] = [
  // Deep.
  query(
    '30 fields below one another',
    nested(10, '{ concept(name: "a") { broader { edges { node ', '{ id }', ' } } }'),
  ),
  query(
    'a hop through 30 connections',
    `{ concept(name: "a") ${nested(10, '{ broader { edges { node ', '{ id }', '} } }')} }`,
  ),
  query(
    'introspection 40 types deep',
    `{ __schema { types { fields { type ${nested(40, '{ ofType ', '{ name }', '}')} } } } }`,
  ),
  query(
    'depth through fragments',
    `{ ...F0 } ${times(30, (at) => `fragment F${at} on Query { ${at === 29 ? 'graph { revision }' : `node(id: "a") { ... on Paper { codeAvailability { repository { papers { edges { node { id } } } } } } } ...F${at + 1}`} }`)} fragment X on Paper { ${nested(8, 'similarPapers { edges { node { ', 'id', '} } }')} } query Y { node(id: "a") { ...X } }`,
  ),
  query('120 inline fragments in one another', nested(120, '{ ... on Query ', '{ __typename }', '}')),
  query('20,000 open braces', '{ a '.repeat(20_000)),
  query('20,000 nested braces', nested(20_000, '{ a ', '', '}')),
  query('20,000 open brackets', `{ nodes(ids: ${'['.repeat(20_000)}`),
  query('20,000 nested brackets', `{ nodes(ids: ${nested(20_000, '[', '', ']')}) { id } }`),
  query('20,000 open parentheses', `{ nodes${'('.repeat(20_000)}`),
  query('20,000 nested input objects', `{ papers(where: ${nested(20_000, '{ a: ', '1', '}')}) { totalCount } }`),
  query('20,000 nested list types', `query ($a: ${nested(20_000, '[', 'Int', ']')}) { __typename }`),
  // Wide.
  query('10,000 fields', `{ ${'__typename '.repeat(10_000)} }`),
  query('100,000 tokens', `{ ${'graph { revision } '.repeat(25_000)} }`),
  query('300 aliases of a list', `{ ${times(300, (at) => `a${at}: papers { totalCount }`)} }`),
  query('300 aliases of __typename', `{ ${times(300, (at) => `a${at}: __typename`)} }`),
  query('3,000 aliases of __typename', `{ ${times(3_000, (at) => `a${at}: __typename`)} }`),
  query(
    '100 aliases of a way between concepts',
    `{ ${times(100, (at) => `a${at}: conceptPath(from: "a", to: "b") { truncated }`)} }`,
  ),
  query('150 aliases of a search', `{ ${times(150, (at) => `a${at}: search(query: "a${at}") { totalCount }`)} }`),
  query(
    'a million nodes',
    `{ papers(first: 100) { edges { node { concepts(first: 100) { edges { node { papers(first: 100) { ${TITLES} } } } } } } } }`,
  ),
  query(
    'what is like what is like 100 papers',
    `{ papers(first: 100) { edges { node { similarPapers(first: 100) { edges { node { similarPapers(first: 100) { ${TITLES} } } } } } } } }`,
  ),
  query('500 fields that conflict', `{ ${times(500, (at) => `papers(first: ${at}) { totalCount }`)} }`),
  query('2,000 unknown fields', `{ ${times(2_000, (at) => `pappers${at}`)} }`),
  // Lists and texts.
  query('10,001 ids in the query', `{ nodes(ids: [${ids(10_001).map((id) => `"${id}"`)}]) { id } }`),
  query('10,001 ids in a variable', NODES, { ids: ids(10_001) }),
  query('101 ids', NODES, { ids: ids(101) }),
  query('1,000 papers that share concepts', SHARED, { ids: ids(1_000) }),
  query('5,000 names in a filter', FILTERED, { names: ids(5_000) }),
  query('a page of 2 billion', '{ papers(first: 2000000000) { totalCount } }'),
  query('a page of 10^30', `{ papers(first: 1${'0'.repeat(30)}) { totalCount } }`),
  query('a page of -1', '{ papers(last: -1) { totalCount } }'),
  query('a name of half a megabyte in the query', `{ concept(name: "${'x'.repeat(500_000)}") { id } }`),
  query('a name of half a megabyte in a variable', NAMED, { name: 'x'.repeat(500_000) }),
  query('a block string of half a megabyte', `{ concept(name: """${'x\n'.repeat(250_000)}""") { id } }`),
  query(
    'a search for half a megabyte',
    '{ search(query: "a") { totalCount } }'.replace('"a"', `"${'a '.repeat(250_000)}"`),
  ),
  query('a cursor of 9,000 characters', `{ papers(after: "${'x'.repeat(9_000)}") { totalCount } }`),
  query('100,000 variables', '{ __typename }', Object.fromEntries(ids(100_000).map((id) => [id, 1]))),
  body(
    'variables that nest 100,000 lists',
    `{"query":"query ($ids: [ID!]!) { nodes(ids: $ids) { id } }","variables":{"ids":${deepJson(100_000)}}}`,
  ),
  body('extensions that nest 100,000 lists', `{"query":"{ __typename }","extensions":{"a":${deepJson(100_000)}}}`),
  // Fragments and directives.
  query('a fragment within itself', '{ ...A } fragment A on Query { ...A }'),
  query(
    'fragments within one another',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }',
  ),
  query(
    '3,000 nested fragments',
    `{ ...F0 } ${times(3_000, (at) => `fragment F${at} on Query { ...F${at + 1} }`)} fragment F3000 on Query { __typename }`,
  ),
  query(
    'fragments that double 40 times',
    `{ ...F0 } ${times(40, (at) => `fragment F${at} on Query { ${at === 39 ? 'graph { revision }' : `...F${at + 1} ...F${at + 1}`} }`)}`,
  ),
  query('3,000 spreads', `{ ${'...A '.repeat(3_000)} } fragment A on Query { __typename }`),
  query(
    '500 fragments that nobody spreads',
    `{ __typename } ${times(500, (at) => `fragment F${at} on Query { __typename }`)}`,
  ),
  query('1,000 directives', `{ __typename ${'@include(if: true) '.repeat(1_000)} }`),
  query('600 directives within the tokens', `{ __typename ${'@include(if: true) '.repeat(600)} }`),
  query('2,000 unknown directives', `{ __typename ${times(2_000, (at) => `@a${at}`)} }`),
  query(
    '400 operations of one name',
    times(400, () => 'query A { __typename }'),
  ),
  // HTTP.
  body('a list of 100 queries', JSON.stringify(Array(100).fill({ query: '{ __typename }' }))),
  body('no JSON', '{'),
  body('null', 'null'),
  body('a stored query that is not there', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}'),
  body('a body of 2 megabytes', JSON.stringify({ query: `{ __typename } #${'x'.repeat(2 ** 21)}` })),
  body('an operation that is not there', '{"query":"query A { __typename }","operationName":"B"}'),
  query('a mutation', 'mutation { deletePaper(id: 1) { id } }'),
  query('a subscription', 'subscription { papers { id } }'),
  get('a mutation by GET', { query: 'mutation { deletePaper(id: 1) { id } }' }),
  get('a subscription by GET', { query: 'subscription { papers { id } }' }),
  get('no query', {}),
  get('variables by GET that are a list', { query: '{ __typename }', variables: '[1]' }),
  get('variables by GET that nest 5,000 lists', { query: '{ __typename }', variables: deepJson(5_000) }),
  get('an address of 20,000 characters', { query: `{ __typename } #${'x'.repeat(20_000)}` }),
  typed('application/x-www-form-urlencoded'),
  typed('multipart/form-data; boundary=x'),
  typed('text/plain'),
  typed('application/graphql'),
  typed('application/json-patch+json'),
  { name: 'PUT', method: 'PUT', headers: JSON_TYPE, body: '{"query":"{ __typename }"}' },
  { name: 'DELETE', method: 'DELETE' },
];

/** Sends a request to a server as it is. */
export function send(url: string, request: HostileRequest): Promise<Response> {
  const { method = 'POST', search = '', headers = {}, body: text } = request;
  return fetch(`${url}/graphql${search}`, { method, headers, ...(text === undefined ? {} : { body: text }) });
}
