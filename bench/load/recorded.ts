import { graphql } from 'graphql';
import { NO_SCORES } from '../../src/domain/score.js';
import { createContext } from '../../src/graphql/context.js';
import { createSchema } from '../../src/graphql/schema.js';
import { createReads } from '../../src/store/cypher/reads.js';
import type { Parameters, Run } from '../../src/store/engine.js';
import { currentGeneration, graphPath } from '../../src/store/generation.js';
import { grafeoDialect } from '../../src/store/grafeo.js';
import { openGrafeoReader } from '../../src/store/grafeo-reader.js';
import { neo4jDialect, openNeo4j } from '../../src/store/neo4j.js';
import type { Request } from './client.js';

export interface Statement {
  readonly text: string;
  readonly parameters: Parameters;
}

/** An engine's port without anything above it. */
export interface BareEngine {
  readonly name: 'grafeo' | 'neo4j';
  readonly run: Run;
  close(): Promise<void>;
}

/** Opens the graph of a store that a seed has finished: file:FOLDER or a Neo4j without authentication. */
export async function openBare(store: string): Promise<BareEngine> {
  if (!store.startsWith('file:')) return openNeo4j({ uri: store, username: null, password: null, database: null });
  const directory = store.slice('file:'.length);
  const generation = await currentGeneration(directory);
  if (generation === null) throw new Error(`There is no finished graph in ${directory}.`);
  return { name: 'grafeo', ...(await openGrafeoReader(graphPath(directory, generation))) };
}

/** What came of one request where nothing is kept. */
export interface Answered {
  readonly data: unknown;
  /** In their order. */
  readonly statements: readonly Statement[];
  /** Milliseconds, without HTTP. */
  readonly ms: number;
}

/** Answers a request where nothing is kept; it must have no errors. */
export async function answer(engine: BareEngine, { query, variables }: Request): Promise<Answered> {
  const statements: Statement[] = [];
  const recording: Run = (text, parameters = {}) => {
    statements.push({ text, parameters });
    return engine.run(text, parameters);
  };
  const view = createReads(recording, engine.name === 'grafeo' ? grafeoDialect : neo4jDialect);
  const schema = createSchema();
  const contextValue = createContext({ view, engine: engine.name, scores: NO_SCORES });
  const started = performance.now();
  const { data, errors } = await graphql({ schema, source: query, variableValues: variables, contextValue });
  const ms = performance.now() - started;
  if (errors) throw errors[0];
  return { data, statements, ms };
}
