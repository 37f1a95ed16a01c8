import { printSchema } from 'graphql';
import { createSchema } from '../graphql/schema.js';
import { standardOutput } from './output.js';

/** `papergraph schema`: the GraphQL schema in its definition language. */
export async function schema(): Promise<void> {
  await standardOutput().write(`${printSchema(createSchema())}\n`);
}
