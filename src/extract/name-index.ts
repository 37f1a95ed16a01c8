import { foldPhrase } from '../domain/fold.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import type { FieldText, Token } from './token.js';

/** A word of names: the words that go on from it, and what is named where a name ends here. */
interface Node {
  readonly next: Map<string, Node>;
  slugs: readonly string[];
  /** As the vocabulary writes the name; its capitals count where it is one word. */
  spellings: readonly string[];
}

export interface NameMatch {
  readonly slugs: readonly string[];
  readonly first: Token;
  readonly last: Token;
  /** The index of the token behind the match. */
  readonly next: number;
}

/** All names of a vocabulary, as a trie over their folded words. */
export interface NameIndex {
  /** The longest name that begins at a token. */
  matchAt(field: FieldText, at: number): NameMatch | null;
  /** The concepts that a whole phrase names, whatever its case. */
  slugsOf(phrase: string): readonly string[];
}

export function createNameIndex(vocabulary: Vocabulary): NameIndex {
  const names = new Map<string, { slugs: Set<string>; spellings: Set<string> }>();
  for (const { slug, label, aliases } of vocabulary.concepts.values()) {
    for (const spelling of [label, ...aliases.map((alias) => alias.name)]) {
      const folded = foldPhrase(spelling);
      const name = names.get(folded) ?? { slugs: new Set(), spellings: new Set() };
      name.slugs.add(slug);
      name.spellings.add(spelling);
      names.set(folded, name);
    }
  }
  const root = newNode();
  for (const [folded, { slugs, spellings }] of names) {
    let node = root;
    for (const word of folded.split(' ')) {
      const next = node.next.get(word) ?? newNode();
      node.next.set(word, next);
      node = next;
    }
    node.slugs = [...slugs];
    node.spellings = [...spellings];
  }
  return {
    matchAt: ({ tokens }, at) => longestFrom(root, tokens, at),
    slugsOf: (phrase) => [...(names.get(foldPhrase(phrase))?.slugs ?? [])],
  };
}

function newNode(): Node {
  return { next: new Map(), slugs: [], spellings: [] };
}

function longestFrom(root: Node, tokens: readonly Token[], at: number): NameMatch | null {
  const first = tokens[at];
  let node = first && root.next.get(first.folded);
  let found: NameMatch | null = null;
  for (let next = at + 1; first && node; next++) {
    const last = tokens[next - 1];
    const named = node.slugs.length > 0 && (next > at + 1 || node.spellings.some((name) => fitsCase(name, first.text)));
    if (last && named) found = { slugs: node.slugs, first, last, next };
    const token = tokens[next];
    node = token?.bound ? node.next.get(token.folded) : undefined;
  }
  return found;
}

/** "CLIP" is no "clip" and "Adam" no "adam": a one-word name in capitals wants them all, one with a capital wants one. */
function fitsCase(spelling: string, text: string): boolean {
  if (!/\p{Lu}/u.test(spelling)) return true;
  const letters = spelling.replace(/[^\p{L}]/gu, '');
  if (letters.length > 1 && letters === letters.toUpperCase()) return !/\p{Ll}/u.test(text.replace(/['’]?s$/, ''));
  return /\p{Lu}/u.test(text);
}
