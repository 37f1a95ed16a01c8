import { compareText, foldPhrase } from '../domain/fold.js';
import { repositoryOf } from '../domain/repository.js';
import { phrasesWithin, readQuery, type SearchQuery } from '../domain/search-query.js';
import type { PaperMatch } from '../store/store.js';
import type { Context } from './context.js';
import { badInput } from './errors.js';

export const SEARCH_TYPES = ['PAPER', 'CONCEPT', 'REPOSITORY'] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];

/** One of the things that a query found; `key` finds it again. */
export interface SearchHit {
  readonly type: SearchType;
  readonly key: string;
  /** Slug or address with the type, which breaks ties. */
  readonly tie: string;
  readonly score: number;
  readonly query: SearchQuery;
}

/** Things that a search gives at most. */
export const MOST_FOUND = 100;
export const LONGEST_QUERY = 500;
export const MOST_WORDS = 32;

/** What a name that is the query itself scores; names that begin with it 2 to 3, other matches less. */
const IS = 4;

/** Reads a query; BAD_INPUT where it is empty or longer than a search may be. */
export function toSearchQuery(text: string): SearchQuery {
  if (text.trim() === '') throw badInput('query', 'must not be empty');
  if (text.length > LONGEST_QUERY)
    throw badInput('query', `takes at most ${LONGEST_QUERY} characters, was given ${text.length}`);
  // Each is a condition of its own, however it is told from the next.
  const counts = [/\S+/g, /[\p{L}\p{N}\p{M}]+/gu].map((word) => text.match(word)?.length ?? 0);
  const words = Math.max(...counts);
  if (words > MOST_WORDS) throw badInput('query', `takes at most ${MOST_WORDS} words, was given ${words}`);
  return readQuery(text);
}

/** The best hits of all types that are asked for, best first. */
export async function search(context: Context, text: string, types: readonly SearchType[]): Promise<SearchHit[]> {
  const query = toSearchQuery(text);
  const find = { PAPER: findPapers, CONCEPT: findConcepts, REPOSITORY: findRepositories };
  const hits = await Promise.all(
    SEARCH_TYPES.filter((type) => types.includes(type)).map(async (type) =>
      (await find[type](context, query, text)).map(
        ({ key, tie, score }): SearchHit => ({ type, key, tie: `${tie} ${type}`, score, query }),
      ),
    ),
  );
  return hits
    .flat()
    .sort((a, b) => b.score - a.score || compareText(a.tie, b.tie))
    .slice(0, MOST_FOUND);
}

type Found = Pick<SearchHit, 'key' | 'tie' | 'score'>;

/** Papers score by the engine's full text, and by names such as "C++" that it does not know; from 2 for the best downwards. */
async function findPapers({ view }: Context, query: SearchQuery): Promise<Found[]> {
  const found = await Promise.all([
    view.searchPapers(query.spellings, 2 * MOST_FOUND),
    view.papersNaming(query.signed, 2 * MOST_FOUND),
  ]);
  const papers = new Map<string, PaperMatch>();
  for (const paper of found.flatMap(ofOne)) {
    papers.set(paper.id, { ...paper, score: paper.score + (papers.get(paper.id)?.score ?? 0) });
  }
  return ofOne([...papers.values()]).map(({ id, slug, title, score }) => ({
    key: id,
    tie: slug,
    score: foldPhrase(title) === query.phrase ? IS : 2 * score,
  }));
}

/** With scores from 1 for the best downwards. */
function ofOne(papers: readonly PaperMatch[]): PaperMatch[] {
  const best = Math.max(...papers.map(({ score }) => score));
  return papers.map((paper) => ({ ...paper, score: paper.score / best }));
}

/**
 * Concepts of that name first, then those whose label begins with the query, then those with a name that has all its words or that
 * stands in it, the longer the better; of two alike the one that more papers mention.
 */
async function findConcepts({ view, loaders }: Context, query: SearchQuery): Promise<Found[]> {
  const within = phrasesWithin(query);
  const [named, concepts] = await Promise.all([
    view.searchConcepts(query.phrase, MOST_FOUND),
    loaders.conceptsByName.loadMany(within.map((key) => ({ key, of: {} }))),
  ]);
  const scores = new Map<string, number>();
  const add = (slug: string, score: number) => scores.set(slug, Math.max(score, scores.get(slug) ?? 0));
  for (const { slug, label, papers } of named) {
    add(slug, (foldPhrase(label).startsWith(query.phrase) ? 2 : 1) + papers / (papers + 10));
  }
  for (const [at, found] of concepts.entries()) {
    if (found instanceof Error) throw found;
    const phrase = within[at] ?? '';
    for (const { slug } of found) add(slug, phrase === query.phrase ? IS : 1 + phrase.length / query.phrase.length);
  }
  return [...scores].map(([slug, score]) => ({ key: slug, tie: slug, score }));
}

/** Repositories by the parts of their address that the query has, or by any spelling of the address. */
async function findRepositories({ view }: Context, query: SearchQuery, text: string): Promise<Found[]> {
  const id = repositoryOf(text)?.id ?? null;
  const repositories = await view.searchRepositories(query.parts.join(' '), query.parts, id, MOST_FOUND);
  const scores = { IS, BEGINS: 2.5, HAS: 1.5 };
  return repositories.map(({ id, url, fit }) => ({ key: id, tie: url, score: scores[fit] }));
}
