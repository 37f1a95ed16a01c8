import type { ArgBuilder, FieldMap, InputFieldMap, ObjectRef } from '@pothos/core';
import { builder, type SchemaTypes } from './builder.js';
import type { Edge, Page } from './page.js';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;
/** Makes the fields of an object type whose values are `T`. */
export type ObjectBuilder<T> = PothosSchemaTypes.ObjectFieldBuilder<Types, T>;

export const PageInfo = builder.objectRef<Page<unknown>>('PageInfo').implement({
  description: 'Where a page lies in its list.',
  fields: (t) => ({
    hasNextPage: t.boolean({
      description: 'Whether the list goes on behind this page.',
      resolve: (page) => page.hasNextPage(),
    }),
    hasPreviousPage: t.boolean({
      description: 'Whether the list has entries before this page.',
      resolve: (page) => page.hasPreviousPage(),
    }),
    startCursor: t.string({
      nullable: true,
      description: 'Cursor of the first edge; null where the page is empty.',
      resolve: (page) => page.edges[0]?.cursor() ?? null,
    }),
    endCursor: t.string({
      nullable: true,
      description: 'Cursor of the last edge; null where the page is empty.',
      resolve: (page) => page.edges.at(-1)?.cursor() ?? null,
    }),
  }),
});

/**
 * A connection type and its edge type: `${name}Connection` and `${name}Edge`. `what` says what the list holds, as in "papers that
 * mention a concept"; `fields` are the edge's fields, the node among them.
 */
export function connectionOf<T>(
  name: string,
  what: string,
  fields: (t: ObjectBuilder<Edge<T>>) => FieldMap,
): ObjectRef<Types, Page<T>> {
  const edge = builder.objectRef<Edge<T>>(`${name}Edge`).implement({
    description: `One of the ${what}, with what is true of it in this list.`,
    fields: (t) => ({
      cursor: t.string({
        description: 'Opaque place of this edge, for `after` and `before`.',
        resolve: (of) => of.cursor(),
      }),
      ...fields(t),
    }),
  });
  return builder.objectRef<Page<T>>(`${name}Connection`).implement({
    description: `A page of ${what}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The entries of this page, in order.',
        resolve: (page) => [...page.edges],
      }),
      pageInfo: t.field({ type: PageInfo, description: 'Where this page lies in the list.', resolve: (page) => page }),
      totalCount: t.int({ description: 'Entries of the whole list.', resolve: (page) => page.totalCount() }),
    }),
  });
}

/** The four paging arguments that every connection has. */
export function pageArguments(arg: ArgBuilder<Types>) {
  return {
    first: arg.int({ description: 'Entries from the start, 1 to 100; 20 if neither `first` nor `last` is given.' }),
    after: arg.string({ description: 'Only entries behind this cursor.' }),
    last: arg.int({ description: 'Entries from the end, 1 to 100; not together with `first`.' }),
    before: arg.string({ description: 'Only entries before this cursor.' }),
  } satisfies InputFieldMap;
}

/** A row that must exist, since an edge leads to it. */
export function found<T>(row: T | null | Error): T {
  if (row === null || row instanceof Error) throw new Error('An edge of the graph leads to a node that is not there.');
  return row;
}
