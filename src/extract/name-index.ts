import { foldPhrase } from '../domain/fold.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import type { FieldText } from './token.js';

/** What is named by a folded phrase, and by each way that the vocabulary writes it; capitals count where it is one word. */
interface Name {
  readonly slugs: Set<string>;
  readonly spellings: Map<string, Set<string>>;
}

/** All names of a vocabulary, by their folded form. */
export interface NameIndex {
  /** All names, folded. */
  readonly forms: readonly string[];
  /** The concepts that the words from one token to another, both inclusive, name as they are written. */
  slugsAt(field: FieldText, first: number, last: number): readonly string[];
  /** The concepts that a whole phrase names, whatever its case. */
  slugsOf(phrase: string): readonly string[];
  /** Whether a folded phrase names a concept. */
  has(form: string): boolean;
}

export function createNameIndex(vocabulary: Vocabulary): NameIndex {
  const names = new Map<string, Name>();
  for (const { slug, label, aliases } of vocabulary.concepts.values()) {
    for (const spelling of [label, ...aliases.map((alias) => alias.name)]) {
      const folded = foldPhrase(spelling);
      const name = names.get(folded) ?? { slugs: new Set(), spellings: new Map() };
      name.slugs.add(slug);
      name.spellings.set(spelling, (name.spellings.get(spelling) ?? new Set()).add(slug));
      names.set(folded, name);
    }
  }
  return {
    forms: [...names.keys()],
    slugsAt({ tokens }, first, last) {
      const words = tokens.slice(first, last + 1);
      const name = names.get(words.map(({ folded }) => folded).join(' '));
      if (!name || words.length > 1) return [...(name?.slugs ?? [])];
      const text = words[0]?.text ?? '';
      const spelled = MIXED.test(text) ? name.spellings.get(text) : undefined;
      if (spelled) return [...spelled];
      return [...name.spellings.keys()].some((spelling) => fitsCase(spelling, text)) ? [...name.slugs] : [];
    },
    slugsOf: (phrase) => [...(names.get(foldPhrase(phrase))?.slugs ?? [])],
    has: (form) => names.has(form),
  };
}

/** Capitals behind small letters: "mAP" is written on purpose, and is no "MAP". */
const MIXED = /\p{Ll}.*\p{Lu}/u;

/**
 * "CLIP" is no "clip", and "GloVe" no "glove": a one-word name that is all capitals wants them all, a short one with a capital inside, or
 * one that is mostly capitals, wants one inside. "imagenet" is ImageNet, "APIs" are several of "API", "RAIS" is another name than "RAI".
 */
function fitsCase(spelling: string, text: string): boolean {
  const letters = spelling.replace(/[^\p{L}]/gu, '');
  if (letters.length < 2) return true;
  if (letters === letters.toUpperCase()) {
    return !/\p{Ll}/u.test(text.replace(/['’]?s$/, '')) && (spelling.endsWith('S') || !text.endsWith('S'));
  }
  const inside = letters.slice(1).replace(/[^\p{Lu}]/gu, '').length;
  if (inside === 0 || (letters.length > 5 && inside < letters.length / 2)) return true;
  return /\p{Lu}/u.test(text.slice(1));
}
