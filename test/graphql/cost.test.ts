import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { COST_BUDGET, type Cost, costOf, refusalOf } from '../../src/graphql/cost.js';
import { createSchema } from '../../src/graphql/schema.js';

const schema = createSchema();

function cost(query: string, variables: Record<string, unknown> = {}): Cost {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const found = costOf(document, variables, schema);
  if (!found) throw new Error('nothing would run');
  return found;
}

describe('the cost of a query', () => {
  it('counts the entries of connections, each with all below it', () => {
    expect(cost('{ papers(first: 10) { edges { node { title } } } }').total).toBe(10);
    expect(
      cost('{ papers(last: 3) { edges { node { concepts(first: 4) { edges { node { label } } } } } } }').total,
    ).toBe(3 * (1 + 4));
    expect(cost('{ papers { edges { node { title } } } }').total).toBe(20);
  });

  it('admits 100 papers with 20 concepts with evidence and 5 repositories each', () => {
    const page = cost(`{
      papers(first: 100) { totalCount pageInfo { hasNextPage endCursor } edges { node {
        title
        concepts(first: 20) { edges { salience node { label } evidence { text sentence } } }
        repositories(first: 5) { edges { role node { url } evidence { text } } }
      } } }
    }`);
    expect(page.total).toBe(100 * (1 + 20 * 2 + 5 * 2));
    expect(refusalOf(page)).toBeNull();
  });

  it('refuses 40,000 nodes and says cost, budget and the field', () => {
    const refusal = refusalOf(
      cost(`{
        graph { revision }
        many: papers(first: 100) { edges { node { concepts(first: 100) { edges { node { papers(first: 4) { totalCount edges { cursor } } } } } } } }
      }`),
    );
    expect(refusal?.extensions).toMatchObject({
      code: 'COST_EXCEEDED',
      cost: { requested: 50_101, budget: COST_BUDGET, field: 'many' },
    });
    expect(refusal?.message).toContain('50101');
  });

  it('counts variables, given or by default, as what they are', () => {
    const query = 'query ($n: Int = 90) { papers(first: $n) { edges { node { title } } } }';
    expect(cost(query).total).toBe(90);
    expect(cost(query, { n: 7 }).total).toBe(7);
  });

  it('counts the ids of nodes', () => {
    expect(cost('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] }).total).toBe(3);
  });

  it('counts the papers whose mentions a shared concept has', () => {
    const query = `query ($ids: [ID!]!) {
      sharedConcepts(papers: $ids, first: 10) { edges { mentions { paper { concepts(first: 5) { edges { cursor } } } } } }
    }`;
    expect(cost(query, { ids: ['a', 'b', 'c'] }).total).toBe(10 * (1 + 3 * (1 + (1 + 5))));
  });

  it('counts the reasons of a similar paper, at most eight, with their concepts', () => {
    const query = `{ papers(first: 2) { edges { node {
      similarPapers(first: 5) { edges { score node { title } reasons { weight concept { label } } } }
    } } } }`;
    expect(cost(query).total).toBe(2 * (1 + 20 + 5 * (1 + 8 * 2)));
  });

  it('counts the work of finding for each alias, so that one request cannot ask for a hundred ways', () => {
    const ways = (many: number) =>
      cost(
        `{ ${Array.from({ length: many }, (_, at) => `a${at}: conceptPath(from: "a", to: "b") { truncated }`).join(' ')} }`,
      );
    expect(refusalOf(ways(10))).toBeNull();
    expect(refusalOf(ways(100))).not.toBeNull();
  });

  it('counts the entries of a search, with what is asked of each type', () => {
    const query = `{ search(query: "a", first: 10) { edges { highlights { start } node {
      ... on Paper { concepts(first: 4) { edges { cursor } } }
      ... on Concept { label }
    } } } }`;
    expect(cost(query).total).toBe(100 + 10 * (1 + 1 + 4));
  });

  it('counts the hops of a way, at most six', () => {
    const query = `{ conceptPath(from: "a", to: "b") {
      hops { papers from { label } to { label } sharedPapers(first: 3) { edges { node { title } } } }
    } }`;
    expect(cost(query).total).toBe(500 + 1 + 6 * (1 + 2 + 3));
  });

  it('counts aliases as the fields they are', () => {
    expect(cost('{ a: papers(first: 9) { edges { cursor } } b: papers(first: 9) { edges { cursor } } }').total).toBe(
      18,
    );
  });

  it('counts a fragment wherever it is spread, at the page size of its place', () => {
    const query = `
      { a: papers(first: 2) { ...P } b: papers(first: 30) { ...P } }
      fragment P on PaperConnection { edges { ...E } }
      fragment E on PaperEdge { node { ... on Node { ... on Paper { digests(first: 3) { edges { rank } } } } } }`;
    expect(cost(query).total).toBe(32 * (1 + 3));
  });

  it('takes no time where fragments spread fragments twice, forty deep', () => {
    const fragments = Array.from(
      { length: 40 },
      (_, at) => `fragment F${at} on Query { ${at === 39 ? 'graph { revision }' : `...F${at + 1} ...F${at + 1}`} }`,
    );
    const found = costOf(parse(`{ ...F0 } ${fragments.join(' ')}`), {}, schema);
    expect(found?.total).toBe(2 ** 39);
  });

  it('is that of the operation that is asked for', () => {
    const document = parse(
      'query A { papers(first: 1) { edges { cursor } } } query B { papers(first: 2) { edges { cursor } } }',
    );
    expect(costOf(document, {}, schema, 'B')?.total).toBe(2);
    expect(costOf(document, {}, schema, 'C')).toBeNull();
  });

  it('is none where the variables do not fit', () => {
    const document = parse('query ($n: Int!) { papers(first: $n) { edges { cursor } } }');
    expect(costOf(document, { n: 'many' }, schema)).toBeNull();
  });
});
