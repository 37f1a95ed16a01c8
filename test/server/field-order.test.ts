import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_SCORES } from '../../src/domain/score.js';
import { createApi } from '../../src/server/api.js';
import { openSeededServer, post } from './open-server.js';

/*
 * The specification asks for the fields of an answer in the order of the selection, whichever of them had to be waited for.
 */

let server: Awaited<ReturnType<typeof openSeededServer>>;
beforeAll(async () => {
  server = await openSeededServer(createApi('grafeo', NO_SCORES, 'test'));
});
afterAll(() => server.close());

/** The names of an answer's fields in their order, as a selection of them; of a list, each way that its entries have. */
function orderOf(value: unknown): string {
  if (Array.isArray(value)) return [...new Set(value.map(orderOf))].join(' or ');
  if (value === null || typeof value !== 'object') return '';
  const fields = Object.entries(value).map(([name, inner]) => `${name}${orderOf(inner)}`);
  return `{${fields.join(' ')}}`;
}

/** A selection that an answer repeats as it is, in one line. */
async function repeats(selection: string, query: string): Promise<void> {
  const answer: unknown = await (await post(server.url, { query })).json();
  expect(answer).not.toHaveProperty('errors');
  expect(orderOf(answer)).toBe(`{data${selection.replace(/\s+/g, ' ')} extensions{cost{requested budget}}}`);
}

const PAPERS = `papers{totalCount edges{node{sources{name} id slug codeAvailability{reason status} title} cursor}}`;
const CONCEPT = `concept{aliases label papers{edges{central node{abstract slug}} totalCount} kind}`;

test('fields come in the order of the query: at the root, nested and in lists', async () => {
  const asked = (selection: string) => selection.replace('concept{', 'concept(name: "few-shot learning"){');
  const selection = `{__typename ${PAPERS} ${CONCEPT} graph{engine counts{papers} revision}}`;
  await repeats(selection, asked(selection));
  const turned = `{graph{revision counts{papers} engine} ${CONCEPT} ${PAPERS} __typename}`;
  await repeats(turned, asked(turned));
});

test('fields come where their fragments stand, and where they were asked for first', async () => {
  await repeats(
    `{${PAPERS} type graph{engine counts{concepts papers} snapshot} __typename}`,
    `{
      ...Root
      __typename
      graph { snapshot }
    }
    fragment Root on Query {
      papers { totalCount edges { ...Entry cursor } }
      ... on Query { type: __typename graph { engine counts { concepts papers } } }
    }
    fragment Entry on PaperEdge { node { ...Known ... on Node { id } slug ...State title } }
    fragment Known on Paper { sources { name } }
    fragment State on Paper { codeAvailability { reason status } }`,
  );
});

test('a field that fails keeps its place', async () => {
  const query = `{ __typename concept(name: "few-shot learning") { slug }
    bad: conceptPath(from: "few-shot learning", to: "meadow", maxHops: 9) { truncated } graph { engine } }`;
  const answer: unknown = await (await post(server.url, { query })).json();
  expect(orderOf(answer)).toMatch(/^\{errors.* data\{__typename concept\{slug\} bad graph\{engine\}\} extensions/);
});
