import { REFERENCE_PAGES } from '../server/reference.js';
import { CommandError } from './failure.js';
import { standardOutput } from './output.js';

/** `papergraph reference`: a page on error codes or limits, as docs/ has it. */
export async function reference(page: string): Promise<void> {
  const write = new Map<string, () => string>(Object.entries(REFERENCE_PAGES)).get(page);
  if (!write)
    throw new CommandError(`There is no page "${page}"; expected ${Object.keys(REFERENCE_PAGES).join(' or ')}.`, 2);
  await standardOutput().write(write());
}
