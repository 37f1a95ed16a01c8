import DataLoader from 'dataloader';
import { groupBy } from '../domain/group.js';
import { canonicalJson } from '../domain/json.js';
import {
  type ConceptPair,
  type ListPart,
  type MentionOrder,
  type NeighborFilter,
  type NeighborOrder,
  type PaperConceptKey,
  type PaperFilter,
  type PaperPart,
  pairKey,
  type Reads,
} from '../store/store.js';

/** Looks single keys of one tick up in one call of a batch verb. */
function one<V>(verb: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>): DataLoader<string, V | null> {
  return new DataLoader(async (keys) => {
    const found = await verb(keys);
    return keys.map((key) => found.get(key) ?? null);
  });
}

function many<V>(
  verb: (keys: readonly string[]) => Promise<ReadonlyMap<string, readonly V[]>>,
): DataLoader<string, readonly V[]> {
  return new DataLoader(async (keys) => {
    const found = await verb(keys);
    return keys.map((key) => found.get(key) ?? []);
  });
}

/** A list of a concept, or what is asked of it. */
interface OfConcept<Q> {
  readonly slug: string;
  readonly of: Q;
}

interface ListOfPapers {
  readonly list: ListPart<PaperFilter, MentionOrder>;
  readonly bring: readonly PaperPart[];
}

/** Looks up the same of many concepts in one call; `none` is what an unknown concept has. */
function lists<Q, V>(
  none: V,
  verb: (slugs: readonly string[], of: Q) => Promise<ReadonlyMap<string, V>>,
): DataLoader<OfConcept<Q>, V, string> {
  return new DataLoader(
    async (keys: readonly OfConcept<Q>[]) => {
      const groups = groupBy(
        keys,
        ({ of }) => canonicalJson(of),
        (key) => key,
      );
      const found = new Map<string, ReadonlyMap<string, V>>();
      const readGroup = async (text: string, group: readonly OfConcept<Q>[]) => {
        const [first] = group;
        const slugs = group.map(({ slug }) => slug);
        if (first) found.set(text, await verb(slugs, first.of));
      };
      await Promise.all([...groups].map(([text, group]) => readGroup(text, group)));
      return keys.map(({ slug, of }) => found.get(canonicalJson(of))?.get(slug) ?? none);
    },
    { cacheKeyFn: canonicalJson },
  );
}

/** Loaders over one revision of the graph, for one request. */
export function createLoaders(reads: Reads) {
  return {
    paper: one((ids) => reads.papersByIds(ids)),
    paperIds: many((keys) => reads.paperIdsByKeys(keys)),
    paperIdBySlug: one((slugs) => reads.paperIdsBySlugs(slugs)),
    sources: many((ids) => reads.sourcesOfPapers(ids)),
    conceptsOfPaper: many((ids) => reads.conceptsOfPapers(ids)),
    mentionsOfPaper: many((ids) => reads.mentionsOfPapers(ids)),
    introductionsOfPaper: many((ids) => reads.introductionsOfPapers(ids)),
    linksOfPaper: many((ids) => reads.linksOfPapers(ids)),
    similarPapers: many((ids) => reads.similarPapers(ids)),
    digestsOfPaper: many((ids) => reads.digestsOfPapers(ids)),
    concept: one((slugs) => reads.conceptsBySlugs(slugs)),
    conceptsByName: many((names) => reads.conceptsByNames(names)),
    conceptsWithin: many((slugs) => reads.conceptsWithin(slugs)),
    broader: many((slugs) => reads.broaderOfConcepts(slugs)),
    narrower: many((slugs) => reads.narrowerOfConcepts(slugs)),
    introductionsOfConcept: many((slugs) => reads.introductionsOfConcepts(slugs)),
    papersOfConcept: lists([], (slugs, { list, bring }: ListOfPapers) => reads.papersOfConcepts(slugs, list, bring)),
    paperCountOfConcept: lists(0, (slugs, filter: PaperFilter) => reads.countPapersOfConcepts(slugs, filter)),
    neighbors: lists([], (slugs, part: ListPart<NeighborFilter, NeighborOrder>) =>
      reads.neighborsOfConcepts(slugs, part),
    ),
    neighborCount: lists(0, (slugs, filter: NeighborFilter) => reads.countNeighborsOfConcepts(slugs, filter)),
    repositoriesOfConcept: many((slugs) => reads.repositoriesOfConcepts(slugs)),
    repository: one((ids) => reads.repositoriesByIds(ids)),
    linksOfRepository: many((ids) => reads.linksOfRepositories(ids)),
    conceptsOfRepository: many((ids) => reads.conceptsOfRepositories(ids)),
    resource: one((ids) => reads.resourcesByIds(ids)),
    linksOfResource: many((ids) => reads.linksOfResources(ids)),
    digest: one((ids) => reads.digestsByIds(ids)),
    papersOfDigest: many((ids) => reads.papersOfDigests(ids)),
    mention: new DataLoader(
      async (keys: readonly PaperConceptKey[]) => {
        const found = await reads.mentions(keys);
        return keys.map((key) => found.get(pairKey(key.paper, key.concept)) ?? null);
      },
      { cacheKeyFn: ({ paper, concept }) => pairKey(paper, concept) },
    ),
    sharedPaperCount: new DataLoader(
      async (pairs: readonly ConceptPair[]) => {
        const found = await reads.countSharedPapers(pairs);
        return pairs.map((pair) => found.get(pairKey(pair.concept, pair.other)) ?? 0);
      },
      { cacheKeyFn: ({ concept, other }) => pairKey(concept, other) },
    ),
    sharedPapers: new DataLoader(
      async (pairs: readonly ConceptPair[]) => {
        const found = await reads.sharedPapers(pairs);
        return pairs.map((pair) => found.get(pairKey(pair.concept, pair.other)) ?? []);
      },
      { cacheKeyFn: ({ concept, other }) => pairKey(concept, other) },
    ),
  };
}
export type Loaders = ReturnType<typeof createLoaders>;
