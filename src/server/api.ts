import { GraphQLError, printSchema } from 'graphql';
import { hashOf } from '../domain/hash.js';
import type { ScoreSheet } from '../domain/score.js';
import { createContext } from '../graphql/context.js';
import { COST_BUDGET, costOf, refusalOf } from '../graphql/cost.js';
import { apiError, fromStoreError } from '../graphql/errors.js';
import { createSchema } from '../graphql/schema.js';
import type { Api } from './graphql-endpoint.js';

/** The GraphQL API over a store of the named engine, of a release of this program. `scores` are what the shipped extractor measured. */
export function createApi(engine: string, scores: ScoreSheet, release: string): Api {
  const schema = createSchema();
  return {
    schema,
    version: hashOf([engine, scores, release, printSchema(schema)]),
    budget: COST_BUDGET,
    contextOf: (view) => createContext({ view, engine, scores }),
    priceOf({ document, variableValues, operationName }) {
      const cost = costOf(document, variableValues ?? {}, schema, operationName ?? null);
      return cost && { requested: cost.total, refusal: refusalOf(cost) };
    },
    publicError,
  };
}

/**
 * What a caller may see of an error. GraphQL wraps what a resolver throws to say where it happened: what is meant for callers, and a
 * store's faults in the words meant for callers, pass with that place; all else is null. Arguments that GraphQL itself refuses have no
 * code of their own.
 */
export function publicError(error: unknown): GraphQLError | null {
  if (!(error instanceof GraphQLError)) return fromStoreError(error);
  const cause = error.originalError;
  if (!cause) return coded(error);
  if (cause instanceof GraphQLError) return publicError(cause) && coded(error);
  const fault = fromStoreError(cause);
  return fault && placed(fault, error);
}

function coded(error: GraphQLError): GraphQLError {
  if (error.extensions['code'] !== undefined) return error;
  return placed(apiError('BAD_INPUT', error.message, error.extensions), error);
}

function placed(error: GraphQLError, { nodes, path }: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, { nodes: nodes ?? null, path: path ?? null, extensions: error.extensions });
}
