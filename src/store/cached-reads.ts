import { canonicalJson } from '../domain/json.js';
import { joined } from './joined.js';
import type { Memory, Shelf } from './memory.js';
import {
  type ConceptLists,
  type ConceptPair,
  type ConceptPaper,
  type Dated,
  type NamedConcept,
  type Neighbor,
  type PaperCard,
  type PaperConcept,
  type PaperConceptKey,
  type PaperLink,
  pairKey,
  type Reads,
} from './store.js';

/** How often what was asked for was at hand, was being read already, or had to be read; keys of a batch count one by one. */
export interface CacheCounts {
  hits: number;
  shared: number;
  misses: number;
}

/** What cached reads of one revision are made from. */
export interface CacheSource {
  readonly revision: string;
  /** Reads of one revision; which, is told afterwards. */
  dated<T>(work: (reads: Reads) => Promise<T>): Promise<Dated<T>>;
  readonly memory: Memory;
  readonly counts: CacheCounts;
  /** Told of a read that was of another revision. */
  onChange(): void;
}

/**
 * Reads of one revision that are kept under verb and arguments, those of a batch verb under each key: what is missing of a batch is
 * read in one go. What is being read already is waited for, and asked for once more where it failed for a reason that passes: it began
 * earlier and its time was up earlier. What failed, or was read while the graph changed, is not kept.
 */
export function createCachedReads(source: CacheSource): Reads {
  const text = (key: string) => key;
  const shelves: Shelves = {
    concepts: source.memory.shelf(),
    links: source.memory.shelf(),
    papers: source.memory.shelf(),
    neighbors: source.memory.shelf(),
  };
  const pair = ({ concept, other }: ConceptPair) => pairKey(concept, other);
  const mention = ({ paper, concept }: PaperConceptKey) => pairKey(paper, concept);
  return {
    graph: whole(source, (reads) => reads.graph()),
    papersByIds: keyed(source, text, (reads, ids) => reads.papersByIds(ids)),
    paperIdsByKeys: keyed(source, text, (reads, keys) => reads.paperIdsByKeys(keys)),
    paperIdsBySlugs: keyed(source, text, (reads, slugs) => reads.paperIdsBySlugs(slugs)),
    papers: whole(
      source,
      (reads, ...list) => reads.papers(...list),
      (papers) => papers.map((listed) => ({ ...listed, paper: unpackPaper(listed.paper, shelves) })),
    ),
    countPapers: whole(source, (reads, filter) => reads.countPapers(filter)),
    sourcesOfPapers: keyed(source, text, (reads, ids) => reads.sourcesOfPapers(ids)),
    conceptsBySlugs: keyed(source, text, (reads, slugs) => reads.conceptsBySlugs(slugs)),
    conceptsByNames: keyed(source, text, (reads, ...names) => reads.conceptsByNames(...names), {
      unpack: (concepts, bring) => concepts.map((concept) => unpackConcept(concept, bring ?? {}, shelves)),
    }),
    concepts: whole(source, (reads, list) => reads.concepts(list)),
    countConcepts: whole(source, (reads, filter) => reads.countConcepts(filter)),
    broaderOfConcepts: keyed(source, text, (reads, slugs) => reads.broaderOfConcepts(slugs)),
    narrowerOfConcepts: keyed(source, text, (reads, slugs) => reads.narrowerOfConcepts(slugs)),
    conceptsWithin: keyed(source, text, (reads, slugs) => reads.conceptsWithin(slugs)),
    repositoriesByIds: keyed(source, text, (reads, ids) => reads.repositoriesByIds(ids)),
    repositories: whole(source, (reads, list) => reads.repositories(list)),
    countRepositories: whole(source, (reads, filter) => reads.countRepositories(filter)),
    resourcesByIds: keyed(source, text, (reads, ids) => reads.resourcesByIds(ids)),
    digestsByIds: keyed(source, text, (reads, ids) => reads.digestsByIds(ids)),
    digests: whole(source, (reads, list) => reads.digests(list)),
    countDigests: whole(source, (reads) => reads.countDigests()),
    conceptsOfPapers: keyed(source, text, (reads, ids) => reads.conceptsOfPapers(ids), { shelf: shelves.concepts }),
    mentionsOfPapers: keyed(source, text, (reads, ids) => reads.mentionsOfPapers(ids)),
    papersOfConcepts: keyed(source, text, (reads, ...list) => reads.papersOfConcepts(...list), {
      shelf: shelves.papers,
      unpack: (papers) => unpackPapers(papers, shelves),
    }),
    countPapersOfConcepts: keyed(source, text, (reads, slugs, filter) => reads.countPapersOfConcepts(slugs, filter)),
    mentions: keyed(source, mention, (reads, keys) => reads.mentions(keys)),
    introductionsOfPapers: keyed(source, text, (reads, ids) => reads.introductionsOfPapers(ids)),
    introductionsOfConcepts: keyed(source, text, (reads, slugs) => reads.introductionsOfConcepts(slugs)),
    linksOfPapers: keyed(source, text, (reads, ids) => reads.linksOfPapers(ids), { shelf: shelves.links }),
    linksOfRepositories: keyed(source, text, (reads, ids) => reads.linksOfRepositories(ids)),
    linksOfResources: keyed(source, text, (reads, ids) => reads.linksOfResources(ids)),
    digestsOfPapers: keyed(source, text, (reads, ids) => reads.digestsOfPapers(ids)),
    papersOfDigests: keyed(source, text, (reads, ids) => reads.papersOfDigests(ids)),
    similarPapers: keyed(source, text, (reads, ids) => reads.similarPapers(ids)),
    neighborsOfConcepts: keyed(source, text, (reads, ...list) => reads.neighborsOfConcepts(...list), {
      shelf: shelves.neighbors,
    }),
    countNeighborsOfConcepts: keyed(source, text, (reads, ...of) => reads.countNeighborsOfConcepts(...of)),
    linkedConcepts: keyed(source, text, (reads, slugs, most) => reads.linkedConcepts(slugs, most)),
    countSharedPapers: keyed(source, pair, (reads, pairs) => reads.countSharedPapers(pairs)),
    sharedPapers: keyed(source, pair, (reads, pairs, window) => reads.sharedPapers(pairs, window)),
    repositoriesOfConcepts: keyed(source, text, (reads, slugs) => reads.repositoriesOfConcepts(slugs)),
    conceptsOfRepositories: keyed(source, text, (reads, ids) => reads.conceptsOfRepositories(ids)),
    searchPapers: whole(source, (reads, words, limit) => reads.searchPapers(words, limit)),
    papersNaming: whole(source, (reads, names, limit) => reads.papersNaming(names, limit)),
    searchConcepts: whole(source, (reads, phrase, limit) => reads.searchConcepts(phrase, limit)),
    searchRepositories: whole(source, (reads, ...query) => reads.searchRepositories(...query)),
    codeStatuses: whole(source, (reads, filter) => reads.codeStatuses(filter)),
    codeOfConcepts: whole(source, (reads, filter, window) => reads.codeOfConcepts(filter, window)),
    countConceptsOfPapers: whole(source, (reads, filter) => reads.countConceptsOfPapers(filter)),
  };
}

/** Where lists keep what they brought along: where the verbs find it that read it by itself. */
interface Shelves {
  readonly concepts: Shelf<readonly PaperConcept[] | undefined>;
  readonly links: Shelf<readonly PaperLink[] | undefined>;
  readonly papers: Shelf<readonly ConceptPaper[] | undefined>;
  readonly neighbors: Shelf<readonly Neighbor[] | undefined>;
}

function unpackPaper({ concepts, links, ...paper }: PaperCard, shelves: Shelves): PaperCard {
  if (concepts) shelves.concepts.set(placeOf([], paper.id), concepts);
  if (links) shelves.links.set(placeOf([], paper.id), links);
  return paper;
}

function unpackPapers(papers: readonly ConceptPaper[], shelves: Shelves): readonly ConceptPaper[] {
  return papers.map((entry) => ({ ...entry, paper: unpackPaper(entry.paper, shelves) }));
}

function unpackConcept({ papers, neighbors, ...concept }: NamedConcept, bring: ConceptLists, shelves: Shelves) {
  if (papers) shelves.papers.set(placeOf([bring.papers], concept.slug), unpackPapers(papers, shelves));
  if (neighbors) shelves.neighbors.set(placeOf([bring.neighbors], concept.slug), neighbors);
  return concept;
}

/** A verb whose answer is one whole. */
function whole<A extends readonly unknown[], V>(
  source: CacheSource,
  read: (reads: Reads, ...given: A) => Promise<V>,
  unpack = (value: V) => value,
): (...given: A) => Promise<V> {
  const shelf = source.memory.shelf<V>();
  const pending = new Map<string, Promise<V>>();
  const readNow = async (key: string, given: A) => {
    try {
      const { value, revision } = await source.dated((reads) => read(reads, ...given));
      if (revision === source.revision) shelf.set(key, unpack(value));
      else source.onChange();
      return value;
    } finally {
      pending.delete(key);
    }
  };
  const ask = async (given: A, again: boolean): Promise<V> => {
    const key = canonicalJson(given);
    const kept = shelf.get(key);
    const running = pending.get(key);
    source.counts[kept ? 'hits' : running ? 'shared' : 'misses'] += 1;
    if (kept) return kept.value;
    if (!running) {
      const reading = readNow(key, given);
      pending.set(key, reading);
      return reading;
    }
    return joined(running, again ? () => ask(given, false) : null);
  };
  return (...given) => ask(given, true);
}

/** Where a verb's values are kept, and as what. */
interface Keeping<A extends readonly unknown[], V> {
  readonly shelf?: Shelf<V | undefined>;
  unpack?(value: V, ...given: A): V;
}

/** Where a verb of a batch keeps the value of a key. */
const placeOf = (given: readonly unknown[], key: string) => (given.length === 0 ? '' : canonicalJson(given)) + key;

/** A verb that answers a batch of keys with a map; that a key has no entry is kept as well. */
function keyed<K, A extends readonly unknown[], V>(
  source: CacheSource,
  textOf: (key: K) => string,
  read: (reads: Reads, keys: readonly K[], ...given: A) => Promise<ReadonlyMap<string, V>>,
  { shelf = source.memory.shelf(), unpack = (value, ..._: A) => value }: Keeping<A, V> = {},
): (keys: readonly K[], ...given: A) => Promise<ReadonlyMap<string, V>> {
  const pending = new Map<string, Promise<ReadonlyMap<string, V>>>();
  const readNow = async (missing: ReadonlyMap<string, K>, given: A, place: (text: string) => string) => {
    try {
      const { value, revision } = await source.dated((reads) => read(reads, [...missing.values()], ...given));
      if (revision !== source.revision) {
        source.onChange();
        return value;
      }
      for (const text of missing.keys()) {
        const found = value.get(text);
        shelf.set(place(text), found === undefined ? undefined : unpack(found, ...given));
      }
      return value;
    } finally {
      for (const text of missing.keys()) pending.delete(place(text));
    }
  };
  const ask = async (keys: readonly K[], given: A, again: boolean): Promise<ReadonlyMap<string, V>> => {
    const scope = placeOf(given, '');
    const place = (text: string) => scope + text;
    const found = new Map<string, V | undefined>();
    const missing = new Map<string, K>();
    const awaited = new Map<Promise<ReadonlyMap<string, V>>, Map<string, K>>();
    for (const key of keys) {
      const text = textOf(key);
      const kept = shelf.get(place(text));
      const running = pending.get(place(text));
      if (kept) found.set(text, kept.value);
      else if (running) awaited.set(running, (awaited.get(running) ?? new Map()).set(text, key));
      else missing.set(text, key);
    }
    const parts = [...awaited].map(async ([running, shared]) => {
      source.counts.shared += shared.size;
      const retry = again ? () => ask([...shared.values()], given, false) : null;
      return { texts: shared.keys(), values: await joined(running, retry) };
    });
    source.counts.hits += found.size;
    source.counts.misses += missing.size;
    if (missing.size > 0) {
      const reading = readNow(missing, given, place);
      for (const text of missing.keys()) pending.set(place(text), reading);
      parts.push(reading.then((values) => ({ texts: missing.keys(), values })));
    }
    for (const { texts, values } of await Promise.all(parts)) {
      for (const text of texts) found.set(text, values.get(text));
    }
    return present(found);
  };
  return (keys, ...given) => ask(keys, given, true);
}

function present<V>(found: ReadonlyMap<string, V | undefined>): ReadonlyMap<string, V> {
  const map = new Map<string, V>();
  for (const [key, value] of found) if (value !== undefined) map.set(key, value);
  return map;
}
