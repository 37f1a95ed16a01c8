import { beforeAll, describe, expect, it } from 'vitest';
import { ODD_QUERIES } from './odd-query.js';
import { type Data, type Graph, openGraph, openStoreOf } from './open-graph.js';
import { OWN_PAPERS } from './own-paper.js';
import { SHORT_PAPERS, SHORT_SEARCHES, SIGNED_PAPERS, SIGNED_SEARCHES } from './signed-paper.js';

const SEARCH = `query ($query: String!, $types: [SearchType!], $first: Int = 100) {
  search(query: $query, types: $types, first: $first) { totalCount edges {
    score
    highlights { field start end }
    node { __typename
      ... on Paper { title abstract }
      ... on Concept { label aliases }
      ... on Repository { owner name url }
    }
  } }
}`;

/** Each hit with the words that its highlights slice to. */
function hitsOf(data: Data) {
  return data.all('search.edges').map((edge) => {
    const { node, score, highlights } = { ...Object(edge) };
    const texts = new Map<string, unknown>(Object.entries(node));
    for (const [at, alias] of Object.entries(node.aliases ?? [])) texts.set(`aliases.${at}`, alias);
    const words: string[] = highlights.map(({ field, start, end }: { field: string; start: number; end: number }) =>
      String(texts.get(field)).slice(start, end),
    );
    return { type: node.__typename, name: node.title ?? node.label ?? node.url, score, words };
  });
}

let digest: Graph;
let own: Graph;
beforeAll(async () => {
  digest = await openGraph();
  own = await openGraph(await openStoreOf(OWN_PAPERS));
});

describe('a search', () => {
  it('finds a concept by its name first, then papers and repositories, with the words that match', async () => {
    const hits = hitsOf(await digest.ask(SEARCH, { query: 'meta' }));
    expect(hits[0]).toMatchObject({ type: 'Concept', name: 'meta-learning' });
    expect(new Set(hits.map(({ type }) => type))).toEqual(new Set(['Concept', 'Paper', 'Repository']));
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
    for (const { type, words } of hits) {
      if (type === 'Paper') expect(words.length).toBeGreaterThan(0);
      for (const word of words) expect(word.toLowerCase()).toMatch(/^meta/);
    }
  });

  it('finds a concept by an alias, by a beginning and within a longer query', async () => {
    const first = async (query: string) => hitsOf(await digest.ask(SEARCH, { query, types: ['CONCEPT'] }))[0]?.name;
    expect(await first('OOD detection')).toBe('out-of-distribution detection');
    expect(await first('distribution sh')).toBe('distribution shift');
    expect(await first('what of a distribution shift in robots')).toBe('distribution shift');
  });

  it('finds a paper by its title first, and words in singular and plural', async () => {
    const title = 'Extending the WILDS Benchmark for Unsupervised Adaptation';
    expect(hitsOf(await digest.ask(SEARCH, { query: title.toLowerCase() }))[0]).toMatchObject({
      name: title,
      score: 4,
    });
    const names = hitsOf(await own.ask(SEARCH, { query: 'tongue', types: ['PAPER'] })).map(({ name }) => name);
    expect(names).toEqual(['Speaking Many Tongues']);
  });

  it('finds a repository by name, by owner and name, and by any spelling of its address', async () => {
    for (const query of ['sheep', 'flock/sheep', 'https://github.com/flock/sheep', 'git@github.com:flock/sheep.git']) {
      const hits = hitsOf(await own.ask(SEARCH, { query, types: ['REPOSITORY'] }));
      expect(hits, query).toMatchObject([{ name: 'https://github.com/flock/sheep', score: 4 }]);
    }
    expect(hitsOf(await own.ask(SEARCH, { query: 'flo eep', types: ['REPOSITORY'] }))[0]?.words).toEqual([
      'flo',
      'eep',
    ]);
  });

  it('finds papers by names of one letter and signs, with the names', async () => {
    const signed = await openGraph(await openStoreOf(SIGNED_PAPERS));
    for (const [query, titles] of SIGNED_SEARCHES) {
      const hits = hitsOf(await signed.ask(SEARCH, { query, types: ['PAPER'] }));
      expect(
        hits.map(({ name }) => name),
        query,
      ).toEqual(titles);
    }
    const hits = hitsOf(await signed.ask(SEARCH, { query: 'C++', types: ['PAPER'] }));
    expect(hits.map(({ words }) => words)).toEqual([['C++'], ['c++']]);
  });

  it('finds papers by words of one letter or digit, with the words', async () => {
    const short = await openGraph(await openStoreOf(SHORT_PAPERS));
    for (const [query, titles] of SHORT_SEARCHES) {
      const hits = hitsOf(await short.ask(SEARCH, { query, types: ['PAPER'] }));
      expect(
        hits.map(({ name }) => name),
        query,
      ).toEqual(titles);
      for (const { words } of hits) expect(words.length, query).toBeGreaterThan(0);
    }
  });

  it.each(ODD_QUERIES)('takes %j as words', async (query) => {
    const hits = hitsOf(await digest.ask(SEARCH, { query }));
    expect(hits.length).toBeLessThanOrEqual(100);
  });

  it('refuses an empty query and one that is too long, with the limit', async () => {
    const refusal = (query: string) => digest.refusal(SEARCH, { query });
    const bad = { code: 'BAD_INPUT', extensions: { argument: 'query' } };
    expect(await refusal('')).toMatchObject(bad);
    expect(await refusal(' \n ')).toMatchObject(bad);
    expect(await refusal('x'.repeat(501))).toMatchObject({ ...bad, message: expect.stringContaining('500') });
    for (const word of ['a-', 'a+', 'a '])
      expect(await refusal(word.repeat(33))).toMatchObject({ ...bad, message: expect.stringContaining('32') });
  });

  it('gives only the types asked for, the best 100 at most', async () => {
    const types = async (asked: readonly string[]) =>
      new Set(hitsOf(await digest.ask(SEARCH, { query: 'learning model', types: asked })).map(({ type }) => type));
    expect(await types(['PAPER'])).toEqual(new Set(['Paper']));
    expect(await types(['CONCEPT', 'REPOSITORY'])).not.toContain('Paper');
    expect(await types([])).toEqual(new Set());
    const all = await digest.ask(SEARCH, { query: 'a', first: 5 });
    expect(all.at('search.totalCount')).toBe(100);
  });

  it('costs a fixed number of calls however much it finds', async () => {
    for (const first of [1, 100]) {
      const calls = await digest.verbsOf(SEARCH, { query: 'meta learning', first });
      for (const [verb, count] of Object.entries(calls)) expect(count, verb).toBe(1);
    }
  });
});
