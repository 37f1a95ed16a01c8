import type { Evidence as EvidenceSpan } from '../../domain/evidence.js';
import type { LinkRole as LinkRoleValue } from '../../domain/link.js';
import type { ObjectBuilder } from '../connection.js';
import type { Edge } from '../page.js';
import { LinkRole } from './enum.js';
import { Evidence, placed } from './ref.js';

/** What a link's edge says, seen from either end. */
interface LinkItem {
  readonly role: LinkRoleValue;
  readonly raw: string;
  readonly url: string;
  readonly evidence: readonly EvidenceSpan[];
}

/** The fields that every edge of a link has; `paperOf` is the id of the paper whose text holds it. */
export function linkFields<T extends LinkItem>(t: ObjectBuilder<Edge<T>>, paperOf: (item: T) => string) {
  return {
    role: t.field({ type: LinkRole, description: 'Whose the link is.', resolve: ({ item }) => item.role }),
    raw: t.string({ description: 'The address as the text has it.', resolve: ({ item }) => item.raw }),
    evidence: t.field({
      type: [Evidence],
      description: 'Where the link stands.',
      resolve: ({ item }) => placed(paperOf(item), item.evidence),
    }),
  };
}

/** The address with its sub-path, which only links to repositories keep apart from the target. */
export function linkUrlField<T extends LinkItem>(t: ObjectBuilder<Edge<T>>) {
  return t.field({
    type: 'URL',
    description: 'The address, cleaned, with its sub-path.',
    resolve: ({ item }) => item.url,
  });
}
