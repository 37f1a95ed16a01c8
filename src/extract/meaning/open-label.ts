import { compareText, foldPhrase, singular, singularAcronyms } from '../../domain/fold.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { STOP_WORDS } from '../lexicon/stop-word.js';
import { evidenceFor, type Occurrence } from '../text/candidate.js';

/** The most frequent spelling, one inside a sentence before one of the title, then the first by its letters. */
export function usualWriting(occurrences: readonly Occurrence[]): string {
  const counts = new Map<string, number>();
  for (const { field, text } of occurrences.map(evidenceFor)) {
    const spelling = text.replace(/\s+/g, ' ');
    counts.set(spelling, (counts.get(spelling) ?? 0) + (field === 'title' ? 0.5 : 1));
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b))[0]?.[0] ?? '';
}

/** A phrase in the singular, its words whole and without capitals that they do not have elsewhere. */
export function openLabel(phrase: string, lexicon: Lexicon): string {
  const words = withoutLineBreaks(phrase, lexicon)
    .split(' ')
    .map((word) =>
      word
        .split('-')
        .map((piece) => (/^\p{Lu}\p{Ll}+$/u.test(piece) && !isProper(piece, lexicon) ? piece.toLowerCase() : piece))
        .join('-'),
    );
  const last = singularAcronyms((words.pop() ?? '').replace(/['’]s$/, ''));
  const noun = last.slice(last.lastIndexOf('-') + 1);
  const stays = /\p{Lu}/u.test(last) || NO_SINGULAR.has(last) || NO_SINGULAR.has(noun);
  return [...words, stays ? last : singular(last)].join(' ');
}

/** Nouns that are used in the plural alone. Statistics and heuristics have a singular. */
const NO_SINGULAR = new Set([
  'acoustics',
  'aerodynamics',
  'aesthetics',
  'analytics',
  'biometrics',
  'c-means',
  'dynamics',
  'economics',
  'econometrics',
  'electrodynamics',
  'electronics',
  'ethics',
  'forensics',
  'genetics',
  'genomics',
  'graphics',
  'haptics',
  'hydrodynamics',
  'informatics',
  'k-means',
  'kinematics',
  'kinetics',
  'linguistics',
  'logistics',
  'mathematics',
  'mechanics',
  'news',
  'numerics',
  'optics',
  'photonics',
  'physics',
  'politics',
  'pragmatics',
  'proteomics',
  'psychometrics',
  'robotics',
  'semantics',
  'thermodynamics',
]);

/** Whether the corpus mostly writes a word with a capital inside sentences; an unknown word keeps its own, but for "Few-shot". */
export function isProper(word: string, lexicon: Lexicon): boolean {
  if (STOP_WORDS.has(word.toLowerCase())) return false;
  const known = lexicon.phrase(foldPhrase(word));
  return lexicon.value(known, 'papers') === 0 || lexicon.value(known, 'capitals') > 0.5;
}

/** A phrase with the words that the end of a line parted put together: "learn- ing" → "learning", "RGB- D" → "RGB-D". */
function withoutLineBreaks(phrase: string, lexicon: Lexicon): string {
  if (!phrase.includes('- ')) return phrase;
  const papersOf = (words: string): number => lexicon.value(lexicon.phrase(foldPhrase(words)), 'papers');
  return phrase.replace(/(?<!\p{L})(\p{L}+)- (?!and |or )(\p{L}+)/gu, (_, before: string, after: string) => {
    const [joined, hyphenated] = [before + after, `${before}-${after}`];
    return papersOf(joined) > papersOf(hyphenated) ? joined : hyphenated;
  });
}
