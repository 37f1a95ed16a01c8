import { brandWithType } from '@pothos/core';
import { readGlobalId } from '../builder.js';
import type { Context } from '../context.js';
import { Concept, Digest, Paper, Repository, Resource } from './ref.js';

/** The thing that a global id names; null for an unknown one and for a text that is no id. */
export async function nodeOf({ loaders }: Context, globalId: string): Promise<object | null> {
  const read = readGlobalId(globalId);
  if (!read) return null;
  switch (read.typename) {
    case 'Paper':
      return branded(Paper, await loaders.paper.load(read.id));
    case 'Concept':
      return branded(Concept, await loaders.concept.load(read.id));
    case 'Repository':
      return branded(Repository, await loaders.repository.load(read.id));
    case 'Resource':
      return branded(Resource, await loaders.resource.load(read.id));
    case 'Digest':
      return branded(Digest, await loaders.digest.load(read.id));
    default:
      return null;
  }
}

/** Tells an interface or union which type a row is of. */
export function branded<T extends object>(type: Parameters<typeof brandWithType>[1], row: T | null): T | null {
  if (row) brandWithType(row, type);
  return row;
}
