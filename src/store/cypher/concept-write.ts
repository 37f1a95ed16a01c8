import { z } from 'zod';
import { ConceptKind, type VocabularyConcept } from '../../domain/concept.js';
import { compareText, foldPhrase } from '../../domain/fold.js';
import { groupBy } from '../../domain/group.js';
import { hashOf } from '../../domain/hash.js';
import type { Run } from '../engine.js';
import { query } from './query.js';

export type Definitions = ReadonlyMap<string, VocabularyConcept>;

/** A concept as the edges and the vocabulary make it. */
interface ConceptState {
  readonly slug: string;
  readonly label: string;
  readonly kind: ConceptKind;
  readonly aliases: readonly string[];
  readonly definition: string | null;
  readonly broader: readonly string[];
  readonly paperCount: number;
  readonly papersWithCodeCount: number;
  /** Papers that coin it: not content of its own, but a reason to keep it. */
  readonly introductions: number;
}

/** With what tells whether the graph has it so already. */
interface HashedState extends ConceptState {
  readonly hash: string;
  readonly relations: string;
}

/**
 * Makes concepts what their edges and the vocabulary say now: counts are counted again, never added up; a concept that nothing
 * mentions, introduces or stands below goes. Returns the content hashes that went and came.
 */
export async function refreshConcepts(
  run: Run,
  touched: ReadonlySet<string>,
  definitions: Definitions,
): Promise<{ removed: string[]; added: string[] }> {
  const slugs = await withAncestors(run, touched, definitions);
  const former = new Map(
    (
      await query(
        run,
        z.object({ slug: z.string(), hash: z.string().nullable(), relations: z.string().nullable() }),
        'UNWIND $slugs AS slug MATCH (c:Concept {slug: slug}) RETURN slug, c.hash AS hash, c.relations AS relations',
        { slugs },
      )
    ).map((row) => [row.slug, row]),
  );
  const states = await readStates(run, slugs, definitions);
  const kept = await usedSlugs(run, slugs, states);
  const gone = slugs.filter((slug) => former.has(slug) && !kept.has(slug));
  const changed = [...states.values()]
    .filter((state) => kept.has(state.slug))
    .map((state) => ({ ...state, hash: conceptHash(state), relations: relationsHash(state) }))
    .filter(({ slug, hash }) => former.get(slug)?.hash !== hash);
  await removeConcepts(run, gone);
  await writeConcepts(run, changed);
  await writeRelations(
    run,
    changed.filter(({ slug, relations }) => former.get(slug)?.relations !== relations),
  );
  const removed = [...gone, ...changed.map((state) => state.slug)].flatMap((slug) => former.get(slug)?.hash ?? []);
  return { removed, added: changed.map(({ hash }) => hash) };
}

function conceptHash({ introductions: _, ...content }: ConceptState): string {
  return hashOf(content);
}

/** A hash of names and broader concepts, which seldom change while counts do with every paper. */
function relationsHash({ label, aliases, broader }: ConceptState): string {
  return hashOf([label, aliases, broader]);
}

/** The concepts with all above them: in the vocabulary, and in the graph as an older vocabulary left it. */
async function withAncestors(run: Run, touched: ReadonlySet<string>, definitions: Definitions): Promise<string[]> {
  const all = new Set(touched);
  const above = await query(
    run,
    z.object({ slug: z.string() }),
    `UNWIND $slugs AS slug MATCH (:Concept {slug: slug})-[:BROADER*1..]->(b:Concept) RETURN DISTINCT b.slug AS slug`,
    { slugs: [...touched] },
  );
  for (const { slug } of above) all.add(slug);
  for (const slug of all) for (const broader of definitions.get(slug)?.broader ?? []) all.add(broader);
  return [...all].sort(compareText);
}

/** Those that a paper mentions or introduces, that a concept elsewhere in the graph stands below, and all above these. */
async function usedSlugs(
  run: Run,
  slugs: readonly string[],
  states: ReadonlyMap<string, ConceptState>,
): Promise<ReadonlySet<string>> {
  const here = new Set(slugs);
  const below = await query(
    run,
    z.object({ slug: z.string(), narrower: z.string() }),
    'UNWIND $slugs AS slug MATCH (:Concept {slug: slug})<-[:BROADER]-(n:Concept) RETURN slug, n.slug AS narrower',
    { slugs },
  );
  const used = new Set(below.filter((row) => !here.has(row.narrower)).map((row) => row.slug));
  for (const state of states.values()) if (state.paperCount + state.introductions > 0) used.add(state.slug);
  for (const slug of used) for (const broader of states.get(slug)?.broader ?? []) used.add(broader);
  return used;
}

const CountRow = z.object({ slug: z.string(), papers: z.number(), withCode: z.number() });
const COUNTED = `UNWIND $slugs AS slug MATCH (:Concept {slug: slug})<-[:MENTIONS]-(p:Paper)
  RETURN slug, count(p) AS papers, sum(CASE WHEN p.codeStatus = 'LINKED' THEN 1 ELSE 0 END) AS withCode`;

const NameRow = z.object({ slug: z.string(), name: z.string(), kind: ConceptKind, papers: z.number() });
const MENTIONED = `UNWIND $slugs AS slug MATCH (:Concept {slug: slug})<-[m:MENTIONS]-(:Paper)
  RETURN slug, m.label AS name, m.kind AS kind, count(*) AS papers`;

const IntroductionRow = z.object({ slug: z.string(), name: z.string(), longForm: z.string().nullable() });
const INTRODUCED = `UNWIND $slugs AS slug MATCH (:Concept {slug: slug})<-[i:INTRODUCES]-(:Paper)
  RETURN slug, i.name AS name, i.longForm AS longForm`;

async function readStates(
  run: Run,
  slugs: readonly string[],
  definitions: Definitions,
): Promise<ReadonlyMap<string, ConceptState>> {
  const counts = new Map((await query(run, CountRow, COUNTED, { slugs })).map((row) => [row.slug, row]));
  const open = slugs.filter((slug) => !definitions.has(slug));
  const mentioned = groupBy(await query(run, NameRow, MENTIONED, { slugs: open }), bySlug, itself);
  const introduced = groupBy(await query(run, IntroductionRow, INTRODUCED, { slugs }), bySlug, itself);
  const states = new Map<string, ConceptState>();
  for (const slug of slugs) {
    const definition = definitions.get(slug);
    const names = introduced.get(slug) ?? [];
    const named = definition ? fromVocabulary(definition) : fromEdges(slug, mentioned.get(slug) ?? [], names);
    const { papers, withCode } = counts.get(slug) ?? { papers: 0, withCode: 0 };
    const state = { slug, ...named, paperCount: papers, papersWithCodeCount: withCode, introductions: names.length };
    states.set(slug, state);
  }
  return states;
}

const bySlug = (row: { slug: string }): string => row.slug;
const itself = <T>(row: T): T => row;

type Named = Pick<ConceptState, 'label' | 'kind' | 'aliases' | 'definition' | 'broader'>;

function fromVocabulary({ label, kind, aliases, definition, broader }: VocabularyConcept): Named {
  return {
    label,
    kind,
    aliases: aliases.map((alias) => alias.name),
    definition,
    broader: [...broader].sort(compareText),
  };
}

/** A concept that no vocabulary has takes the coined name, else the form most papers use; the first in order where two tie. */
function fromEdges(
  slug: string,
  mentioned: readonly z.infer<typeof NameRow>[],
  introduced: readonly z.infer<typeof IntroductionRow>[],
): Named {
  const byUse = [...mentioned].sort((a, b) => b.papers - a.papers || compareText(a.name, b.name));
  const coined = introduced.map((row) => row.name).sort(compareText);
  const label = coined[0] ?? byUse[0]?.name ?? slug;
  const others = [...coined, ...introduced.flatMap((row) => row.longForm ?? []), ...byUse.map((row) => row.name)];
  const aliases = new Map<string, string>();
  // Of spellings that fold alike the first in order stays, whatever order the rows came in.
  for (const name of others.sort(compareText)) if (!aliases.has(foldPhrase(name))) aliases.set(foldPhrase(name), name);
  aliases.delete(foldPhrase(label));
  return {
    label,
    kind: byUse[0]?.kind ?? 'OTHER',
    aliases: [...aliases.values()].sort(compareText),
    definition: null,
    broader: [],
  };
}

async function removeConcepts(run: Run, slugs: readonly string[]): Promise<void> {
  if (slugs.length === 0) return;
  await writeNames(
    run,
    slugs.map((slug) => ({ slug, names: [] })),
  );
  await run('UNWIND $slugs AS slug MATCH (c:Concept {slug: slug}) DETACH DELETE c', { slugs });
}

async function writeConcepts(run: Run, states: readonly HashedState[]): Promise<void> {
  if (states.length === 0) return;
  await run('UNWIND $rows AS row MERGE (c:Concept {slug: row.slug}) SET c += row', {
    rows: states.map((state) => {
      const { broader: _, introductions: __, ...properties } = state;
      return properties;
    }),
  });
}

/** Replaces the names and the broader concepts. */
async function writeRelations(run: Run, states: readonly ConceptState[]): Promise<void> {
  if (states.length === 0) return;
  const slugs = states.map((state) => state.slug);
  await run('UNWIND $slugs AS slug MATCH (:Concept {slug: slug})-[e:BROADER]->() DELETE e', { slugs });
  await run(
    `UNWIND $rows AS row MATCH (c:Concept {slug: row.slug}) MATCH (b:Concept {slug: row.broader})
     CREATE (c)-[:BROADER]->(b)`,
    { rows: states.flatMap(({ slug, broader }) => broader.map((above) => ({ slug, broader: above }))) },
  );
  await writeNames(
    run,
    states.map(({ slug, label, aliases }) => ({ slug, names: [label, ...aliases].map(foldPhrase) })),
  );
}

/** Replaces the names that find a concept; a name that finds none any more goes. */
async function writeNames(run: Run, concepts: readonly { slug: string; names: readonly string[] }[]): Promise<void> {
  const slugs = concepts.map((concept) => concept.slug);
  const former = await query(
    run,
    z.object({ folded: z.string() }),
    'UNWIND $slugs AS slug MATCH (:Concept {slug: slug})<-[:NAMES]-(n:ConceptName) RETURN DISTINCT n.folded AS folded',
    { slugs },
  );
  await run('UNWIND $slugs AS slug MATCH (:Concept {slug: slug})<-[e:NAMES]-(:ConceptName) DELETE e', { slugs });
  const rows = concepts.flatMap(({ slug, names }) => [...new Set(names)].map((folded) => ({ slug, folded })));
  await run('UNWIND $rows AS row MERGE (n:ConceptName {folded: row.folded})', { rows });
  await run(
    `UNWIND $rows AS row MATCH (n:ConceptName {folded: row.folded}) MATCH (c:Concept {slug: row.slug})
     CREATE (n)-[:NAMES]->(c)`,
    { rows },
  );
  await run(
    `UNWIND $names AS folded MATCH (n:ConceptName {folded: folded})
     WHERE NOT EXISTS { (n)-[:NAMES]->() } DELETE n`,
    { names: former.map((row) => row.folded) },
  );
}
