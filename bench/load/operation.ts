import { readOperations } from '../../src/server/operation-file.js';

/** The operations of schema/operations, with their names. */
export async function namedOperations(): Promise<readonly { readonly name: string; readonly query: string }[]> {
  const operations = await readOperations('schema/operations');
  return operations.map(({ query }) => ({ name: /^query (\w+)/m.exec(query)?.[1] ?? '', query }));
}
