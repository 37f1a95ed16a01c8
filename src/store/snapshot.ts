/** The snapshot of an empty graph. */
export const EMPTY_SNAPSHOT = '0'.repeat(32);

/**
 * A sum of content hashes modulo 2^128, as 32 hexadecimal digits: what is taken away and what is added change it, their order does
 * not, so a small change costs what it touches.
 */
export function updateSnapshot(snapshot: string, removed: Iterable<string>, added: Iterable<string>): string {
  let sum = BigInt(`0x${snapshot}`);
  for (const hash of removed) sum -= BigInt(`0x${hash}`);
  for (const hash of added) sum += BigInt(`0x${hash}`);
  return BigInt.asUintN(128, sum).toString(16).padStart(32, '0');
}
