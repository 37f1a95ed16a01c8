import { compareText } from '../domain/fold.js';
import { canonicalJson } from '../domain/json.js';
import { EVERY_PAPER, type Listed, type Reads, type Window } from '../store/store.js';

/** Papers read at a time. */
const BATCH = 200;

/**
 * The graph as JSON Lines in a fixed order: papers by slug with all their edges, concepts by slug, repositories, resources by id,
 * digests by title. Equal graphs give equal lines on either engine; revision and seededAt, which say when, stay out of it.
 */
export async function* exportNdjson(reads: Reads): AsyncIterable<string> {
  const { snapshot, extractorVersion } = await reads.graph();
  yield line('graph', { snapshot, extractorVersion });
  const resources = new Set<string>();
  const byPaper = (window: Window) =>
    reads.papers({ filter: EVERY_PAPER, order: { field: 'SLUG', direction: 'ASC' }, window });
  for await (const ids of idsOf(byPaper)) yield* paperLines(reads, ids, resources);
  const filter = { kinds: null, prefix: null, minPapers: null, hasCode: null, narrowerThan: null };
  const byConcept = (window: Window) => reads.concepts({ filter, order: { field: 'SLUG', direction: 'ASC' }, window });
  for await (const slugs of idsOf(byConcept)) yield* conceptLines(reads, slugs);
  const byRepository = (window: Window) =>
    reads.repositories({
      filter: { host: null, owner: null, concepts: null, digest: null },
      order: { field: 'URL', direction: 'ASC' },
      window,
    });
  for await (const ids of idsOf(byRepository)) yield* rows('repository', ids, await reads.repositoriesByIds(ids));
  const ids = [...resources].sort(compareText);
  yield* rows('resource', ids, await reads.resourcesByIds(ids));
  for await (const digests of idsOf((window) => reads.digests({ window }))) yield* digestLines(reads, digests);
}

function line(type: string, content: object): string {
  return `${canonicalJson({ type, ...content })}\n`;
}

async function* idsOf(read: (window: Window) => Promise<readonly Listed[]>): AsyncIterable<string[]> {
  let after: Window['after'] = null;
  for (;;) {
    const page: readonly Listed[] = await read({ after, before: null, limit: BATCH, from: 'start' });
    const last = page.at(-1);
    if (!last) return;
    yield page.map(({ id }) => id);
    after = last.position;
  }
}

async function* paperLines(reads: Reads, ids: readonly string[], resources: Set<string>): AsyncIterable<string> {
  const [papers, sources, concepts, introduces, links] = await Promise.all([
    reads.papersByIds(ids),
    reads.sourcesOfPapers(ids),
    reads.mentionsOfPapers(ids),
    reads.introductionsOfPapers(ids),
    reads.linksOfPapers(ids),
  ]);
  for (const id of ids) {
    for (const link of links.get(id) ?? []) if (link.kind !== 'REPOSITORY') resources.add(link.targetId);
    yield line('paper', {
      ...papers.get(id),
      sources: sources.get(id) ?? [],
      concepts: concepts.get(id) ?? [],
      introduces: introduces.get(id) ?? [],
      links: links.get(id) ?? [],
    });
  }
}

async function* conceptLines(reads: Reads, slugs: readonly string[]): AsyncIterable<string> {
  const [concepts, broader] = await Promise.all([reads.conceptsBySlugs(slugs), reads.broaderOfConcepts(slugs)]);
  for (const slug of slugs)
    yield line('concept', { ...concepts.get(slug), broader: (broader.get(slug) ?? []).map((concept) => concept.slug) });
}

async function* digestLines(reads: Reads, ids: readonly string[]): AsyncIterable<string> {
  const [digests, papers] = await Promise.all([reads.digestsByIds(ids), reads.papersOfDigests(ids)]);
  for (const id of ids) yield line('digest', { ...digests.get(id), papers: papers.get(id) ?? [] });
}

function* rows(type: string, ids: readonly string[], found: ReadonlyMap<string, object>): Iterable<string> {
  for (const id of ids) yield line(type, { ...found.get(id) });
}
