import { graphql } from 'graphql';
import { NO_SCORES } from '../../src/domain/score.js';
import { createContext } from '../../src/graphql/context.js';
import { createSchema } from '../../src/graphql/schema.js';
import { createReads } from '../../src/store/cypher/reads.js';
import type { Parameters, Run } from '../../src/store/engine.js';
import { currentGeneration, graphPath } from '../../src/store/generation.js';
import { grafeoText } from '../../src/store/grafeo.js';
import { openGrafeoReader } from '../../src/store/grafeo-reader.js';
import { neo4jText, openNeo4j } from '../../src/store/neo4j.js';
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

/** The statements that a request runs where nothing is kept, in their order. */
export async function statementsOf(engine: BareEngine, { query, variables }: Request): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const recording: Run = (text, parameters = {}) => {
    statements.push({ text, parameters });
    return engine.run(text, parameters);
  };
  const view = createReads(recording, engine.name === 'grafeo' ? grafeoText : neo4jText);
  const { errors } = await graphql({
    schema: createSchema(),
    source: query,
    variableValues: variables,
    contextValue: createContext({ view, engine: engine.name, scores: NO_SCORES }),
  });
  if (errors) throw errors[0];
  return statements;
}
