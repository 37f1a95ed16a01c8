import DataLoader from 'dataloader';
import { groupBy } from '../domain/group.js';
import {
  type Concept,
  type ConceptLists,
  type ConceptPair,
  type NamedConcept,
  type NeighborFilter,
  type NeighborList,
  type PaperConceptKey,
  type PaperFilter,
  type PaperList,
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

/** Something that is asked of a concept, by its slug or by its name. */
interface Asked<Q> {
  readonly key: string;
  readonly of: Q;
}

/** Looks up the same of many concepts in one call, what is asked in the same words; `none` is what an unknown concept has. */
function asking<Q, V>(
  none: V,
  verb: (keys: readonly string[], of: Q) => Promise<ReadonlyMap<string, V>>,
): DataLoader<Asked<Q>, V, string> {
  return new DataLoader(
    async (asked: readonly Asked<Q>[]) => {
      const groups = groupBy(
        asked,
        ({ of }) => JSON.stringify(of),
        (one) => one,
      );
      const found = new Map<string, ReadonlyMap<string, V>>();
      const readGroup = async (text: string, group: readonly Asked<Q>[]) => {
        const [first] = group;
        const keys = group.map(({ key }) => key);
        if (first) found.set(text, await verb(keys, first.of));
      };
      await Promise.all([...groups].map(([text, group]) => readGroup(text, group)));
      return asked.map(({ key, of }) => found.get(JSON.stringify(of))?.get(key) ?? none);
    },
    { cacheKeyFn: JSON.stringify },
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
    conceptsByName: asking([], (names, bring: ConceptLists) => reads.conceptsByNames(names, bring)),
    conceptsWithin: many((slugs) => reads.conceptsWithin(slugs)),
    broader: many((slugs) => reads.broaderOfConcepts(slugs)),
    narrower: many((slugs) => reads.narrowerOfConcepts(slugs)),
    introductionsOfConcept: many((slugs) => reads.introductionsOfConcepts(slugs)),
    papersOfConcept: asking([], (slugs, list: PaperList) => reads.papersOfConcepts(slugs, list)),
    paperCountOfConcept: asking(0, (slugs, filter: PaperFilter) => reads.countPapersOfConcepts(slugs, filter)),
    neighbors: asking([], (slugs, list: NeighborList) => reads.neighborsOfConcepts(slugs, list)),
    neighborCount: asking(0, (slugs, filter: NeighborFilter) => reads.countNeighborsOfConcepts(slugs, filter)),
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

/** A concept that was looked for by name; the lists that came along are taken for those that ask for them. */
export function takeLists(
  concept: NamedConcept,
  bring: ConceptLists,
  { papersOfConcept, neighbors }: Loaders,
): Concept {
  const { papers, neighbors: near, ...alone } = concept;
  if (papers && bring.papers) papersOfConcept.prime({ key: concept.slug, of: bring.papers }, papers);
  if (near && bring.neighbors) neighbors.prime({ key: concept.slug, of: bring.neighbors }, near);
  return alone;
}
