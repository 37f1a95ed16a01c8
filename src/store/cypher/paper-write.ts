import { z } from 'zod';
import type { Evidence } from '../../domain/evidence.js';
import { repositoryOf, resourceOf } from '../../domain/repository.js';
import type { PaperWrite } from '../change.js';
import type { ParameterRow, Run } from '../engine.js';
import { earliestDay, latestDay } from './paper-filter.js';
import { query } from './query.js';
import { fromStoredRecord } from './record-row.js';

/** What a write took away and put in place: content hashes for the snapshot, and the concepts whose counts may have moved. */
export interface PaperEffect {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly touchedConcepts: ReadonlySet<string>;
}

/** Puts papers in place as they shall be: nodes, records, keys and edges; what they held before and hold no longer goes. */
export async function writePapers(run: Run, papers: readonly PaperWrite[]): Promise<PaperEffect> {
  if (papers.length === 0) return { removed: [], added: [], touchedConcepts: new Set() };
  const ids = papers.flatMap((write) => [write.id, ...write.absorbs]);
  const before = await query(
    run,
    z.object({ hash: z.string() }),
    'UNWIND $ids AS id MATCH (p:Paper {id: id}) RETURN p.hash AS hash',
    { ids },
  );
  const formerConcepts = await query(
    run,
    z.object({ slug: z.string() }),
    `UNWIND $ids AS id MATCH (:Paper {id: id})-[:MENTIONS|INTRODUCES]->(c:Concept) RETURN DISTINCT c.slug AS slug`,
    { ids },
  );
  await removeFormer(run, ids);
  await run('UNWIND $rows AS row MERGE (p:Paper {id: row.id}) SET p += row', {
    rows: papers.map(paperRow),
  });
  await absorb(run, papers);
  await writeRecordsAndKeys(run, papers);
  await writeConceptEdges(run, papers);
  await writeLinks(run, papers);
  const touchedConcepts = new Set(formerConcepts.map((row) => row.slug));
  for (const { facts } of papers) {
    for (const { slug } of facts.concepts) touchedConcepts.add(slug);
    for (const { slug } of facts.introduces) touchedConcepts.add(slug);
  }
  return { removed: before.map((row) => row.hash), added: papers.map((write) => write.hash), touchedConcepts };
}

function paperRow({ id, slug, paper, facts, extractorVersion, hash }: PaperWrite): ParameterRow {
  const { status, reason, evidence } = facts.codeAvailability;
  return {
    id,
    slug,
    ...paper,
    publishedFirst: paper.publishedOn === null ? null : earliestDay(paper.publishedOn),
    publishedLast: paper.publishedOn === null ? null : latestDay(paper.publishedOn),
    codeStatus: status,
    codeReason: reason,
    codeEvidence: toText(evidence),
    extractorVersion,
    hash,
  };
}

const toText = (evidence: readonly Evidence[]): string => JSON.stringify(evidence);

/** Takes away all that hangs on the papers but their places in digests, and the link targets and keys that nothing else holds. */
async function removeFormer(run: Run, ids: readonly string[]): Promise<void> {
  const targets = await query(
    run,
    z.object({ label: z.string(), id: z.string() }),
    `UNWIND $ids AS id MATCH (:Paper {id: id})-[:LINKS]->(t)
     RETURN DISTINCT labels(t)[0] AS label, t.id AS id`,
    { ids },
  );
  const keys = await query(
    run,
    z.object({ key: z.string() }),
    'UNWIND $ids AS id MATCH (:Paper {id: id})<-[:IDENTIFIES]-(k:PaperKey) RETURN DISTINCT k.key AS key',
    { ids },
  );
  await run('UNWIND $ids AS id MATCH (:Paper {id: id})-[e:MENTIONS|INTRODUCES|LINKS]->() DELETE e', { ids });
  await run('UNWIND $ids AS id MATCH (:Paper {id: id})<-[e:IDENTIFIES]-(:PaperKey) DELETE e', { ids });
  for (const label of ['Repository', 'Resource']) {
    await run(`UNWIND $ids AS id MATCH (t:${label} {id: id}) WHERE NOT EXISTS { (t)<-[:LINKS]-() } DELETE t`, {
      ids: targets.filter((target) => target.label === label).map((target) => target.id),
    });
  }
  await run('UNWIND $keys AS key MATCH (k:PaperKey {key: key}) WHERE NOT EXISTS { (k)-[:IDENTIFIES]->() } DELETE k', {
    keys: keys.map((row) => row.key),
  });
}

/** Papers that turned out to be another one hand over their places in digests and end. */
async function absorb(run: Run, papers: readonly PaperWrite[]): Promise<void> {
  const rows = papers.flatMap((write) => write.absorbs.map((old) => ({ old, id: write.id })));
  if (rows.length === 0) return;
  await run(
    `UNWIND $rows AS row MATCH (:Paper {id: row.old})<-[l:LISTS]-(d:Digest) MATCH (p:Paper {id: row.id})
     WHERE NOT EXISTS { (d)-[:LISTS]->(p) } CREATE (d)-[:LISTS {rank: l.rank}]->(p)`,
    { rows },
  );
  await run('UNWIND $rows AS row MATCH (old:Paper {id: row.old}) DETACH DELETE old', { rows });
}

async function writeRecordsAndKeys(run: Run, papers: readonly PaperWrite[]): Promise<void> {
  const records = papers.flatMap((write) => write.records.map((stored) => ({ stored, id: write.id })));
  await run('UNWIND $rows AS row MERGE (r:Record {key: row.key}) SET r += row', {
    rows: records.map(({ stored }) => fromStoredRecord(stored)),
  });
  const describes = records.map(({ stored, id }) => ({ key: stored.key, id }));
  await run('UNWIND $rows AS row MATCH (:Record {key: row.key})-[e:DESCRIBES]->() DELETE e', { rows: describes });
  await run(
    'UNWIND $rows AS row MATCH (r:Record {key: row.key}) MATCH (p:Paper {id: row.id}) CREATE (r)-[:DESCRIBES]->(p)',
    { rows: describes },
  );
  const keys = papers.flatMap((write) => write.keys.map((key) => ({ key, id: write.id })));
  await run('UNWIND $rows AS row MERGE (k:PaperKey {key: row.key})', { rows: keys });
  await run(
    'UNWIND $rows AS row MATCH (k:PaperKey {key: row.key}) MATCH (p:Paper {id: row.id}) CREATE (k)-[:IDENTIFIES]->(p)',
    { rows: keys },
  );
}

async function writeConceptEdges(run: Run, papers: readonly PaperWrite[]): Promise<void> {
  const mentions = papers.flatMap(({ id, facts }) =>
    facts.concepts.map(({ evidence, ...mention }) => ({ paper: id, ...mention, evidence: toText(evidence) })),
  );
  const introductions = papers.flatMap(({ id, facts }) =>
    facts.introduces.map(({ evidence, ...introduction }) => ({
      paper: id,
      ...introduction,
      evidence: toText(evidence),
    })),
  );
  const slugs = [...new Set([...mentions, ...introductions].map((row) => row.slug))];
  await run('UNWIND $slugs AS slug MERGE (c:Concept {slug: slug})', { slugs });
  await run(
    `UNWIND $rows AS row MATCH (p:Paper {id: row.paper}) MATCH (c:Concept {slug: row.slug})
     CREATE (p)-[:MENTIONS {label: row.label, kind: row.kind, salience: row.salience, central: row.central,
       count: row.count, evidence: row.evidence}]->(c)`,
    { rows: mentions },
  );
  await run(
    `UNWIND $rows AS row MATCH (p:Paper {id: row.paper}) MATCH (c:Concept {slug: row.slug})
     CREATE (p)-[:INTRODUCES {name: row.name, longForm: row.longForm, evidence: row.evidence}]->(c)`,
    { rows: introductions },
  );
}

async function writeLinks(run: Run, papers: readonly PaperWrite[]): Promise<void> {
  const repositories: ParameterRow[] = [];
  const resources: ParameterRow[] = [];
  for (const { id, facts } of papers) {
    for (const { url, kind, role, raw, evidence } of facts.links) {
      const edge = { paper: id, role, raw, linkUrl: url, evidence: toText(evidence) };
      const repository = kind === 'REPOSITORY' ? repositoryOf(url) : null;
      if (repository) repositories.push({ ...edge, ...repository });
      else if (kind !== 'REPOSITORY') resources.push({ ...edge, ...resourceOf(url, kind) });
    }
  }
  const edge = `MERGE (p)-[l:LINKS]->(t)
    SET l.role = row.role, l.raw = row.raw, l.url = row.linkUrl, l.evidence = row.evidence`;
  await run(
    `UNWIND $rows AS row MATCH (p:Paper {id: row.paper}) MERGE (t:Repository {id: row.id})
     ON CREATE SET t.url = row.url, t.host = row.host, t.owner = row.owner, t.name = row.name ${edge}`,
    { rows: repositories },
  );
  await run(
    `UNWIND $rows AS row MATCH (p:Paper {id: row.paper}) MERGE (t:Resource {id: row.id})
     ON CREATE SET t.url = row.url, t.host = row.host, t.kind = row.kind ${edge}`,
    { rows: resources },
  );
}
