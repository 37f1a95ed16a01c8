import { foldPhrase } from '../../domain/fold.js';
import type { Vocabulary } from '../../domain/vocabulary.js';
import { memoize } from '../lexicon/memo.js';

/** What is named by a folded phrase, and by each way that the vocabulary writes it; capitals count where it is one word. */
interface Name {
  readonly slugs: Set<string>;
  readonly spellings: Map<string, Set<string>>;
}

/** All names of a vocabulary, by their folded form. */
export interface NameIndex {
  /** All names, folded. */
  readonly forms: readonly string[];
  /** The concepts that a single word names as it is written. */
  slugsOfWord(text: string): readonly string[];
  /** The concepts that a folded phrase names, whatever its case. */
  slugsOfForm(form: string): readonly string[];
}

/** Words whose concepts are kept: most of a text were in the texts before it. */
const KEPT_WORDS = 50_000;

const NOTHING: readonly string[] = [];

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
  const slugs = new Map([...names].map(([form, name]) => [form, [...name.slugs]]));
  const slugsOfForm = (form: string): readonly string[] => slugs.get(form) ?? NOTHING;
  return {
    forms: [...names.keys()],
    slugsOfWord: memoize(KEPT_WORDS, (text) => {
      const form = foldPhrase(text);
      const name = names.get(form);
      if (!name) return NOTHING;
      const spelled = MIXED.test(text) ? name.spellings.get(text) : undefined;
      if (spelled) return [...spelled];
      return [...name.spellings.keys()].some((spelling) => fitsCase(spelling, text)) ? slugsOfForm(form) : NOTHING;
    }),
    slugsOfForm,
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
