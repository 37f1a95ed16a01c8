import { doiKey, normalizeArxivId, normalizeDoi, slugKey, titleKey, urlKeys } from '../domain/identity.js';
import type { Paper } from '../store/store.js';
import { keyOf } from './builder.js';
import { found } from './connection.js';
import type { Context } from './context.js';
import { ambiguous, badInput } from './errors.js';

/** One way to name a paper; the schema sees to it that exactly one is given. */
export interface PaperName {
  readonly slug?: string | null | undefined;
  readonly arxivId?: string | null | undefined;
  readonly doi?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly url?: string | null | undefined;
}

/** The paper of a name: null where nothing has it, AMBIGUOUS where several do, BAD_INPUT for an arXiv id or DOI that is none. */
export async function paperBy({ loaders }: Context, by: PaperName): Promise<Paper | null> {
  if (typeof by.slug === 'string') {
    const id = await loaders.paperIdBySlug.load(by.slug);
    if (id) return loaders.paper.load(id);
  }
  const known = await Promise.all(keysOf(by).map((key) => loaders.paperIds.load(key)));
  const ids = [...new Set(known.flat())];
  if (ids.length > 1) {
    const papers = await Promise.all(ids.map(async (id) => found(await loaders.paper.load(id)).slug));
    throw ambiguous(`"${by.title ?? by.slug ?? by.url}"`, papers.sort());
  }
  return ids[0] === undefined ? null : loaders.paper.load(ids[0]);
}

function keysOf({ slug, arxivId, doi, title, url }: PaperName): string[] {
  if (typeof slug === 'string') return [slugKey(slug)];
  if (typeof title === 'string') return [titleKey(title)];
  if (typeof url === 'string') return urlKeys(url);
  if (typeof arxivId === 'string') {
    const id = normalizeArxivId(arxivId);
    if (id === null) throw badInput('arxivId', `must be an arXiv id such as 2309.06440, was "${arxivId}"`);
    return [`arxiv:${id}`];
  }
  const id = normalizeDoi(doi ?? '');
  if (id === null) throw badInput('doi', `must be a DOI such as 10.1145/3292500.3330701, was "${doi}"`);
  return [doiKey(id)];
}

export const MAX_PAPERS = 20;
/** Ids that are looked up at all: retired ids may be several of one paper. */
const MAX_IDS = 100;

/** The papers of global ids, each once, retired ids as what they became; BAD_INPUT where one is unknown or they are not 2 to 20. */
export async function paperIds({ loaders }: Context, ids: readonly string[]): Promise<string[]> {
  if (ids.length > MAX_IDS) throw badInput('papers', `takes 2 to ${MAX_PAPERS} papers, was given ${ids.length}`);
  const papers = await Promise.all(
    ids.map(async (id) => {
      const key = keyOf('Paper', id);
      const paper = key === null ? null : await loaders.paper.load(key);
      if (!paper) throw badInput('papers', `names no paper with the id "${id}"`);
      return paper.id;
    }),
  );
  const distinct = [...new Set(papers)];
  if (distinct.length < 2 || distinct.length > MAX_PAPERS)
    throw badInput('papers', `takes 2 to ${MAX_PAPERS} papers, was given ${distinct.length}`);
  return distinct;
}
