import { createHash } from 'node:crypto';
import { canonicalJson } from './json.js';

/** SHA-256 of a value's canonical JSON: the first 128 bits, as 32 hexadecimal digits. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 32);
}
