import { ApolloLink } from '@apollo/client';
import { describe, expect, test } from 'vitest';
import { createClient } from '../src/client.js';
import { openPaperList, type PaperList } from '../src/paper-list.js';
import type { PapersOfConceptVariables } from '../src/papers-of-concept.js';

const url = process.env['PAPERGRAPH_URL'] ?? 'http://127.0.0.1:4000/graphql';
const CONCEPT = 'meta-learning';
const SIZES = [1, 2, 3, 7, 19, 20, 21, 100];

type OrderBy = NonNullable<PapersOfConceptVariables['orderBy']>;
const BY_SLUG: OrderBy = { field: 'SLUG', direction: 'ASC' };
const BY_SALIENCE: OrderBy = { field: 'SALIENCE', direction: 'DESC' };

interface Answer {
  readonly data: {
    readonly concept: {
      readonly paperCount: number;
      readonly papers: { readonly edges: { node: { slug: string } }[] };
    };
  };
}

/** All papers of the concept, asked for without Apollo and without pages. */
async function slugsOf({ field, direction }: OrderBy): Promise<readonly string[]> {
  const query = `{ concept(name: "${CONCEPT}") {
    paperCount
    papers(first: 100, orderBy: { field: ${field}, direction: ${direction} }) { edges { node { slug } } }
  } }`;
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data }: Answer = await response.json();
  const slugs = data.concept.papers.edges.map(({ node }) => node.slug);
  expect(slugs).toHaveLength(data.concept.paperCount);
  expect(slugs.length).toBeGreaterThan(12);
  return slugs;
}

const slugsIn = (list: PaperList) => list.shown().edges.map(({ node }) => node.slug);

/** Shows more until there is no more, both ways; gives how many pages that took. */
async function showAll(list: PaperList, size: number): Promise<number> {
  let pages = 1;
  const turn = () => {
    pages += 1;
    if (pages > 100) throw new Error('The list does not end.');
  };
  for (; list.shown().pageInfo.hasNextPage; turn()) await list.showNext(size);
  for (; list.shown().pageInfo.hasPreviousPage; turn()) await list.showPrevious(size);
  return pages;
}

describe.each([BY_SLUG, BY_SALIENCE])('the papers of a concept by $field $direction', (orderBy) => {
  test.each(SIZES)('forwards by %d: all, once each, in order', async (first) => {
    const expected = await slugsOf(orderBy);
    const list = await openPaperList(createClient(url), { name: CONCEPT, orderBy, first });
    expect(await showAll(list, first)).toBe(Math.ceil(expected.length / first));
    expect(slugsIn(list)).toEqual(expected);
    expect(list.shown().totalCount).toBe(expected.length);
    list.close();
  });

  test.each(SIZES)('backwards by %d: all, once each, in order', async (last) => {
    const expected = await slugsOf(orderBy);
    const list = await openPaperList(createClient(url), { name: CONCEPT, orderBy, last });
    expect(await showAll(list, last)).toBe(Math.ceil(expected.length / last));
    expect(slugsIn(list)).toEqual(expected);
    list.close();
  });

  test('from the middle to both ends', async () => {
    const expected = await slugsOf(orderBy);
    const start = await openPaperList(createClient(url), { name: CONCEPT, orderBy, first: 8 });
    const after = start.shown().pageInfo.endCursor;
    start.close();
    const list = await openPaperList(createClient(url), { name: CONCEPT, orderBy, first: 3, after });
    expect(slugsIn(list)).toEqual(expected.slice(8, 11));
    await showAll(list, 3);
    expect(slugsIn(list)).toEqual(expected);
    list.close();
  });
});

test('one cache keeps lists of different orders apart', async () => {
  const client = createClient(url);
  const bySlug = await openPaperList(client, { name: CONCEPT, orderBy: BY_SLUG, first: 6 });
  const bySalience = await openPaperList(client, { name: CONCEPT, orderBy: BY_SALIENCE, last: 4 });
  await showAll(bySlug, 6);
  await showAll(bySalience, 4);
  expect(slugsIn(bySlug)).toEqual(await slugsOf(BY_SLUG));
  expect(slugsIn(bySalience)).toEqual(await slugsOf(BY_SALIENCE));
  bySlug.close();
  bySalience.close();
});

test('a page that was read is shown again without a request', async () => {
  const client = createClient(url);
  (await openPaperList(client, { name: CONCEPT, orderBy: BY_SLUG, first: 5 })).close();
  client.setLink(ApolloLink.empty());
  const again = await openPaperList(client, { name: CONCEPT, orderBy: BY_SLUG, first: 5 });
  expect(slugsIn(again)).toHaveLength(5);
  again.close();
});
