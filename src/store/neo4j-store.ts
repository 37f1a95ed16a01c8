import { readGraphNode } from './cypher/graph-read.js';
import { takeLeaseNode } from './cypher/lease-write.js';
import { createReads } from './cypher/reads.js';
import type { Engine, Run } from './engine.js';
import { StoreError } from './errors.js';
import { graphSchema } from './graph-schema.js';
import type { SeederProcess } from './lease.js';
import { type Neo4jLocation, neo4jDialect, openNeo4j, READER } from './neo4j.js';
import { createRevisionClock, revisionOf } from './revision.js';
import { createSession, type SeedOptions, type SeedSession } from './session.js';
import type { Dated, Reads, Store } from './store.js';
import { asVerb } from './verb.js';
import { type StoreWatch, watched } from './watch.js';

/** Opens the graph of a Neo4j for reading. */
export async function openNeo4jStore(location: Neo4jLocation, watch: StoreWatch = {}): Promise<Store> {
  const engine = await openNeo4j(location, watch, READER);
  const run = watched(engine.run, engine.name, watch);
  if (!(await asVerb('graph', () => readGraphNode(run)))?.seededAt) {
    await engine.close();
    throw new StoreError('EMPTY', 'The Neo4j holds no finished graph yet; seed it with "papergraph seed".');
  }
  const reads = createReads(run, neo4jDialect);
  const clock = createRevisionClock(() => revisionOf(run));
  const dated = async <T>(work: (reads: Reads) => Promise<T>): Promise<Dated<T>> => {
    const since = performance.now();
    const read = await engine.read((transaction) => readDated(watched(transaction, engine.name, watch), work));
    if (read.revision !== null) clock.learn(read.revision, since);
    return read;
  };
  return {
    engine: 'neo4j',
    view: async () => ({
      ...reads,
      revision: await clock.current(),
      text: (_key, write) => write(),
      dated,
      release() {},
    }),
    async ping() {
      await asVerb('ping', () => run('RETURN 1 AS one'));
    },
    close: () => engine.close(),
  };
}

/**
 * Neo4j shows a transaction what others commit meanwhile, so what it read is of one revision only where that was the same before and
 * after. The first look is sent together with what follows it.
 */
async function readDated<T>(run: Run, work: (reads: Reads) => Promise<T>): Promise<Dated<T>> {
  const [before, value] = await Promise.all([revisionOf(run), work(createReads(run, neo4jDialect))]);
  const after = await revisionOf(run);
  return { value, revision: before === after ? after : null };
}

/** Begins a seed into a Neo4j: its own schema first, then the lease. Each transaction is visible once it is committed. */
export async function openNeo4jSession(
  location: Neo4jLocation,
  options: SeedOptions,
  self: SeederProcess,
): Promise<SeedSession> {
  const engine = await openNeo4j(location);
  try {
    await refuseForeign(engine);
    await engine.createSchema(await graphSchema());
    const lease = await takeLeaseNode(engine, self);
    const end = async () => {
      await lease.release();
      await engine.close();
    };
    return createSession(engine, options, { guard: lease.guard, publish: end, abandon: end });
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Somebody else's papers or concepts under the same labels would be mixed with ours: such a database is refused. */
async function refuseForeign(engine: Engine): Promise<void> {
  const foreign = await engine.read(async (run) => {
    if (await readGraphNode(run)) return false;
    const found = await run(
      `MATCH (n:Paper) RETURN 1 AS one LIMIT 1
       UNION ALL MATCH (n:Concept) RETURN 1 AS one LIMIT 1
       UNION ALL MATCH (n:Repository) RETURN 1 AS one LIMIT 1`,
    );
    return found.length > 0;
  });
  if (foreign) {
    throw new StoreError(
      'INVALID',
      "The Neo4j database holds Paper, Concept or Repository nodes that are not papergraph's; name an empty database in NEO4J_DATABASE.",
    );
  }
}
