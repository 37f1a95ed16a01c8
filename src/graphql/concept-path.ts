import { compareText } from '../domain/fold.js';
import type { ConceptLink } from '../store/store.js';

/** Papers that one search looks at, counted for each concept whose neighbours are read: a hub costs its papers, up to MOST_OF_ONE. */
export const SEARCH_BUDGET = 20_000;
/** Papers of one concept that are looked at. */
export const MOST_OF_ONE = 5_000;

export interface PathEnd {
  readonly slug: string;
  readonly paperCount: number;
}

export interface Hop {
  readonly from: string;
  readonly to: string;
}

export interface FoundPath {
  readonly hops: readonly Hop[];
  readonly truncated: boolean;
}

export interface PathSearch {
  readonly from: PathEnd;
  readonly to: PathEnd;
  readonly maxHops: number;
  readonly budget?: number;
  readonly mostOfOne?: number;
  /** The concepts that papers mention together with each of these: one look for a whole frontier. */
  readonly read: (slugs: readonly string[]) => Promise<ReadonlyMap<string, readonly ConceptLink[]>>;
}

/** What has been seen from one end. */
interface Side {
  /** Concepts by their distance from the end; the last is the frontier. */
  readonly levels: (readonly PathEnd[])[];
  readonly depths: Map<string, number>;
  readonly links: Map<string, readonly ConceptLink[]>;
}

/**
 * The shortest way from one concept to another over papers that mention two of them; null where there is none of at most `maxHops`.
 * Among shortest ways, at each hop from the start the strongest leads on: most shared papers, ties by slug. Both ends are searched
 * level by level, the cheaper frontier first, so that all shortest ways are known when they meet. Where the budget ended first the way
 * is `truncated`: a shorter or stronger one may exist, and one without hops says that none was found in what was seen.
 */
export async function findPath(search: PathSearch): Promise<FoundPath | null> {
  const { from, to, maxHops, budget = SEARCH_BUDGET, mostOfOne = MOST_OF_ONE, read } = search;
  if (from.slug === to.slug) return { hops: [], truncated: false };
  const cost = ({ paperCount }: PathEnd) => Math.min(paperCount, mostOfOne);
  const costOfFrontier = (side: Side) => frontierOf(side).reduce((sum, concept) => sum + cost(concept), 0);
  const [forward, backward] = [sideOf(from), sideOf(to)];
  let left = budget;
  let truncated = false;
  for (let hops = 1; hops <= maxHops; hops += 1) {
    const side = costOfFrontier(forward) <= costOfFrontier(backward) ? forward : backward;
    const frontier = [...frontierOf(side)].sort((a, b) => cost(a) - cost(b) || compareText(a.slug, b.slug));
    const affordable: PathEnd[] = [];
    for (const concept of frontier) {
      if (cost(concept) > left) break;
      left -= cost(concept);
      affordable.push(concept);
    }
    if (affordable.length < frontier.length) truncated = true;
    if (affordable.some(({ paperCount }) => paperCount > mostOfOne)) truncated = true;
    if (affordable.length === 0) break;
    grow(side, await read(affordable.map(({ slug }) => slug)));
    const other = side === forward ? backward : forward;
    const meeting = frontierOf(side).filter(({ slug }) => other.depths.has(slug));
    if (meeting.length > 0) return { hops: strongest(forward, backward, meeting), truncated };
    if (frontierOf(side).length === 0) break;
  }
  return truncated ? { hops: [], truncated } : null;
}

const sideOf = (end: PathEnd): Side => ({
  levels: [[end]],
  depths: new Map([[end.slug, 0]]),
  links: new Map(),
});

const frontierOf = (side: Side): readonly PathEnd[] => side.levels.at(-1) ?? [];

/** Takes what the frontier's concepts are linked with; those not seen before from this end are the next frontier. */
function grow(side: Side, found: ReadonlyMap<string, readonly ConceptLink[]>): void {
  const next: PathEnd[] = [];
  for (const [slug, links] of found) {
    side.links.set(slug, links);
    for (const link of links) {
      if (side.depths.has(link.slug)) continue;
      side.depths.set(link.slug, side.levels.length);
      next.push(link);
    }
  }
  side.levels.push(next);
}

/** The strongest of the shortest ways through concepts that have been seen from both ends. */
function strongest(forward: Side, backward: Side, meeting: readonly PathEnd[]): Hop[] {
  const depth = (side: Side, slug: string) => side.depths.get(slug) ?? Number.POSITIVE_INFINITY;
  const lengthOver = ({ slug }: PathEnd) => depth(forward, slug) + depth(backward, slug);
  const length = Math.min(...meeting.map(lengthOver));
  const middle = meeting.filter((concept) => lengthOver(concept) === length).map(({ slug }) => slug);
  // From the middle back to the start: the concepts of each level that lie on a shortest way.
  const start = Math.min(...middle.map((slug) => depth(forward, slug)));
  const ways: ReadonlySet<string>[] = [new Set(middle)];
  for (let level = start - 1; level >= 0; level -= 1) {
    const ahead = ways[0] ?? new Set();
    const concepts = (forward.levels[level] ?? []).filter(({ slug }) =>
      (forward.links.get(slug) ?? []).some((link) => ahead.has(link.slug)),
    );
    ways.unshift(new Set(concepts.map(({ slug }) => slug)));
  }
  const [first] = ways[0] ?? [];
  const path = first === undefined ? [] : [first];
  for (const ahead of ways.slice(1)) {
    const links = (forward.links.get(path.at(-1) ?? '') ?? []).filter(({ slug }) => ahead.has(slug));
    path.push(best(links));
  }
  for (let left = length - start; left > 0; left -= 1) {
    const here = path.at(-1);
    const links = (backward.levels[left - 1] ?? []).flatMap(({ slug }) => {
      const link = backward.links.get(slug)?.find((candidate) => candidate.slug === here);
      return link ? [{ slug, papers: link.papers }] : [];
    });
    path.push(best(links));
  }
  return path.slice(1).map((slug, at) => ({ from: path[at] ?? '', to: slug }));
}

/** The link with most papers, ties by slug. */
function best(links: readonly { readonly slug: string; readonly papers: number }[]): string {
  const [first] = [...links].sort((a, b) => b.papers - a.papers || compareText(a.slug, b.slug));
  if (!first) throw new Error('A way between two concepts breaks off.');
  return first.slug;
}
