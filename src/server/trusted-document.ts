import { createHash } from 'node:crypto';
import { parse, print, stripIgnoredCharacters } from 'graphql';

/** A document that somebody vouches for, as a file has it. */
export interface DocumentEntry {
  /** The file that it comes from, and its id there, for people. */
  readonly origin: string;
  readonly text: string;
  /** The hash that the file gives it, as compilers of clients write it; null where the file gives none. */
  readonly hash: string | null;
}

/** The documents that a server answers, and no others. */
export interface TrustedDocuments {
  readonly size: number;
  /** The trusted document that a text is; one that was printed anew or made shorter, as clients do, is the same. */
  byText(text: unknown): string | undefined;
  /** The trusted document of an id: the SHA-256 of its text with or without "sha256:" before it, or the hash that its file gives it. */
  byId(id: unknown): string | undefined;
}

export type ParsedDocuments =
  | { readonly ok: true; readonly documents: TrustedDocuments }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Trusts documents that are what their hashes say and that `faultsOf`, which says what is wrong with a text, finds nothing wrong with. */
export function trustDocuments(
  entries: readonly DocumentEntry[],
  faultsOf: (text: string) => readonly string[],
): ParsedDocuments {
  const faults = entries.flatMap(({ origin, text, hash }) =>
    hash === null || isHashOf(hash, text)
      ? faultsOf(text).map((fault) => `${origin}: ${fault}`)
      : [`${origin} is not the SHA-256, SHA-1 or MD5 of its document`],
  );
  if (faults.length > 0) return { ok: false, faults };
  const ids = new Map<string, string>();
  const texts = new Map<string, string>();
  for (const { text, hash } of entries) {
    const sha256 = digest('sha256', text);
    for (const id of [sha256, `sha256:${sha256}`, hash ?? sha256]) ids.set(id, text);
    // Of two documents that differ in white space alone, each stays the one that its own text names.
    for (const form of [print(parse(text)), stripIgnoredCharacters(text)]) if (!texts.has(form)) texts.set(form, text);
  }
  for (const { text } of entries) texts.set(text, text);
  const documents: TrustedDocuments = {
    size: new Set(texts.values()).size,
    byText: (text) => (typeof text === 'string' ? texts.get(text) : undefined),
    byId: (id) => (typeof id === 'string' ? ids.get(id) : undefined),
  };
  return { ok: true, documents };
}

/** What compilers of clients hash with, by the length of the hash in hexadecimal digits. */
const ALGORITHMS = new Map([
  [64, 'sha256'],
  [40, 'sha1'],
  [32, 'md5'],
]);

function isHashOf(hash: string, text: string): boolean {
  const algorithm = ALGORITHMS.get(hash.length);
  return algorithm !== undefined && digest(algorithm, text) === hash;
}

function digest(algorithm: string, text: string): string {
  return createHash(algorithm).update(text).digest('hex');
}
