import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Numbers in a name by their value: 2 before 10. */
const order = new Intl.Collator('en', { numeric: true });

/** The example queries of a folder, in the order of their file names. */
export async function readOperations(folder: string): Promise<readonly { readonly query: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort(order.compare);
  return Promise.all(names.map(async (name) => ({ query: await readFile(join(folder, name), 'utf8') })));
}
