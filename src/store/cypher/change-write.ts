import { z } from 'zod';
import { type DigestWrite, digestHash, type GraphChange } from '../change.js';
import type { Run } from '../engine.js';
import { EMPTY_SNAPSHOT, updateSnapshot } from '../snapshot.js';
import { type Definitions, refreshConcepts } from './concept-write.js';
import { readGraphNode } from './graph-read.js';
import { writePapers } from './paper-write.js';
import { query } from './query.js';

/** Writes one change and what follows from it, within the caller's transaction: papers, concepts, digests, snapshot, revision. */
export async function writeChange(run: Run, change: GraphChange, definitions: Definitions): Promise<void> {
  const papers = await writePapers(run, change.papers);
  await run('UNWIND $ids AS id MATCH (p:Paper {id: id}) SET p.extractorVersion = $extractorVersion', change.confirmed);
  const concepts = await refreshConcepts(run, papers.touchedConcepts, definitions);
  const digests = await writeDigests(run, change.digests);
  const state = await readGraphNode(run);
  const snapshot = updateSnapshot(
    state?.snapshot ?? EMPTY_SNAPSHOT,
    [...papers.removed, ...concepts.removed, ...digests.removed],
    [...papers.added, ...concepts.added, ...digests.added],
  );
  await run("MERGE (g:Graph {id: 'graph'}) SET g.snapshot = $snapshot, g.revision = $revision", {
    snapshot,
    revision: (state?.revision ?? 0) + 1,
  });
}

/** Says that a seed finished: from now on the graph may be served. */
export async function writeFinish(run: Run, finish: { seededAt: string; extractorVersion: string }): Promise<void> {
  const state = await readGraphNode(run);
  await run(
    `MERGE (g:Graph {id: 'graph'})
     SET g.snapshot = $snapshot, g.revision = $revision, g.seededAt = $seededAt, g.extractorVersion = $extractorVersion`,
    { ...finish, snapshot: state?.snapshot ?? EMPTY_SNAPSHOT, revision: (state?.revision ?? 0) + 1 },
  );
}

/** Replaces the lists of digests. */
async function writeDigests(
  run: Run,
  digests: readonly DigestWrite[],
): Promise<{ removed: readonly string[]; added: readonly string[] }> {
  if (digests.length === 0) return { removed: [], added: [] };
  const ids = digests.map((digest) => digest.id);
  const former = await query(
    run,
    z.object({ hash: z.string() }),
    'UNWIND $ids AS id MATCH (d:Digest {id: id}) RETURN d.hash AS hash',
    { ids },
  );
  await run('UNWIND $ids AS id MATCH (:Digest {id: id})-[e:LISTS]->() DELETE e', { ids });
  await run('UNWIND $rows AS row MERGE (d:Digest {id: row.id}) SET d += row', {
    rows: digests.map((digest) => {
      const { papers: _, ...properties } = digest;
      return { ...properties, hash: digestHash(digest) };
    }),
  });
  await run(
    `UNWIND $rows AS row MATCH (d:Digest {id: row.digest}) MATCH (p:Paper {id: row.paper})
     CREATE (d)-[:LISTS {rank: row.rank}]->(p)`,
    { rows: digests.flatMap(({ id, papers }) => papers.map((paper, at) => ({ digest: id, paper, rank: at + 1 }))) },
  );
  return { removed: former.map((row) => row.hash), added: digests.map(digestHash) };
}
