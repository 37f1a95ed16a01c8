import { foldPhrase } from '../domain/fold.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import type { FieldText, Token } from './token.js';

/** A vocabulary's name as it is looked for: folded words, the concepts it may mean, and the spellings that its capitals allow. */
interface Name {
  readonly words: readonly string[];
  readonly slugs: readonly string[];
  readonly spellings: readonly string[];
}

export interface NameMatch {
  readonly slugs: readonly string[];
  readonly first: Token;
  readonly last: Token;
  /** The index of the token behind the match. */
  readonly next: number;
}

/** All names of a vocabulary, by their first word, longest first. */
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
  const byFirst = new Map<string, Name[]>();
  for (const [folded, { slugs, spellings }] of names) {
    const words = folded.split(' ');
    const first = words[0] ?? '';
    const entry = { words, slugs: [...slugs], spellings: [...spellings] };
    const known = byFirst.get(first);
    if (known) known.push(entry);
    else byFirst.set(first, [entry]);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return {
    matchAt({ tokens }, at) {
      const first = tokens[at];
      if (!first) return null;
      for (const name of byFirst.get(first.folded) ?? []) {
        const last = tokens[at + name.words.length - 1];
        if (last && spells(name, tokens, at)) return { slugs: name.slugs, first, last, next: at + name.words.length };
      }
      return null;
    },
    slugsOf: (phrase) => [...(names.get(foldPhrase(phrase))?.slugs ?? [])],
  };
}

function spells(name: Name, tokens: readonly Token[], at: number): boolean {
  for (let offset = 1; offset < name.words.length; offset++) {
    const token = tokens[at + offset];
    if (!token?.bound || token.folded !== name.words[offset]) return false;
  }
  const only = tokens[at];
  return (
    name.words.length > 1 || (only !== undefined && name.spellings.some((spelling) => fitsCase(spelling, only.text)))
  );
}

/** "CLIP" is no "clip" and "Adam" no "adam": a one-word name in capitals wants them all, one with a capital wants one. */
function fitsCase(spelling: string, text: string): boolean {
  if (!/\p{Lu}/u.test(spelling)) return true;
  const letters = spelling.replace(/[^\p{L}]/gu, '');
  if (letters.length > 1 && letters === letters.toUpperCase()) return !/\p{Ll}/u.test(text.replace(/['’]?s$/, ''));
  return /\p{Lu}/u.test(text);
}
