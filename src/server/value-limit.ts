import { MAX_NESTING, MAX_TEXT } from './document-limit.js';

/** Values that the variables of a request may hold, lists and objects among them: a hundred times the ids of a page. */
export const MAX_VALUES = 20_000;

/** What is too much about a value that came as JSON, in words; null for one within all limits. It ends where the first limit is passed. */
export function excessOf(value: unknown): string | null {
  let level: readonly unknown[] = [value];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_NESTING) return `nest more than ${MAX_NESTING} levels`;
    values += level.length;
    if (values > MAX_VALUES) return `hold more than ${MAX_VALUES} values`;
    if (level.some((item) => typeof item === 'string' && item.length > MAX_TEXT))
      return `hold a text of more than ${MAX_TEXT} characters`;
    level = level.flatMap((item) => (item !== null && typeof item === 'object' ? Object.values(item) : []));
  }
  return null;
}
