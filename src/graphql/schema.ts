import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.js';
import './type/code-availability.js';
import './type/concept.js';
import './type/digest.js';
import './type/evidence.js';
import './type/paper.js';
import './type/query.js';
import './type/repository.js';

let schema: GraphQLSchema | null = null;

/** The GraphQL schema; built once. */
export function createSchema(): GraphQLSchema {
  schema ??= builder.toSchema();
  return schema;
}
