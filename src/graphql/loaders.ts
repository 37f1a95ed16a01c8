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
  type Window,
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

/** Something that is asked of a thing, by its key. */
interface Asked<Q, K> {
  readonly key: K;
  readonly of: Q;
}

/**
 * Looks up the same of many things in one call, what is asked in the same words; `none` is what an unknown one has, `textOf` how a key
 * stands in the answer.
 */
function asking<Q, V, K>(
  none: V,
  textOf: (key: K) => string,
  verb: (keys: readonly K[], of: Q) => Promise<ReadonlyMap<string, V>>,
): DataLoader<Asked<Q, K>, V, string> {
  return new DataLoader(
    async (asked: readonly Asked<Q, K>[]) => {
      const groups = groupBy(
        asked,
        ({ of }) => JSON.stringify(of),
        (one) => one,
      );
      const found = new Map<string, ReadonlyMap<string, V>>();
      const readGroup = async (text: string, group: readonly Asked<Q, K>[]) => {
        const [first] = group;
        const keys = group.map(({ key }) => key);
        if (first) found.set(text, await verb(keys, first.of));
      };
      await Promise.all([...groups].map(([text, group]) => readGroup(text, group)));
      return asked.map(({ key, of }) => found.get(JSON.stringify(of))?.get(textOf(key)) ?? none);
    },
    { cacheKeyFn: JSON.stringify },
  );
}

/** A concept's slug or name. */
const name = (key: string) => key;
const pair = ({ concept, other }: ConceptPair) => pairKey(concept, other);

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
    conceptsByName: asking([], name, (names, bring: ConceptLists) => reads.conceptsByNames(names, bring)),
    conceptsWithin: many((slugs) => reads.conceptsWithin(slugs)),
    broader: many((slugs) => reads.broaderOfConcepts(slugs)),
    narrower: many((slugs) => reads.narrowerOfConcepts(slugs)),
    introductionsOfConcept: many((slugs) => reads.introductionsOfConcepts(slugs)),
    papersOfConcept: asking([], name, (slugs, list: PaperList) => reads.papersOfConcepts(slugs, list)),
    paperCountOfConcept: asking(0, name, (slugs, filter: PaperFilter) => reads.countPapersOfConcepts(slugs, filter)),
    neighbors: asking([], name, (slugs, list: NeighborList) => reads.neighborsOfConcepts(slugs, list)),
    neighborCount: asking(0, name, (slugs, filter: NeighborFilter) => reads.countNeighborsOfConcepts(slugs, filter)),
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
        return pairs.map((key) => found.get(pair(key)) ?? 0);
      },
      { cacheKeyFn: pair },
    ),
    sharedPapers: asking([], pair, (pairs, window: Window) => reads.sharedPapers(pairs, window)),
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
