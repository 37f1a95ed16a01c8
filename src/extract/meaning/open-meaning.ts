import type { ConceptKind } from '../../domain/concept.js';
import { compareText, foldPhrase, singular, singularAcronyms, slugify } from '../../domain/fold.js';
import type { Vocabulary } from '../../domain/vocabulary.js';
import type { Chosen } from '../concept/choice.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { isInitials } from '../text/acronym.js';
import { evidenceFor, type Occurrence } from '../text/candidate.js';
import type { Document } from '../text/document.js';
import { americanSpelling } from './american-spelling.js';
import type { NameIndex } from './name-index.js';

/** The concept that a phrase stands for. */
export interface Meaning {
  readonly slug: string;
  readonly label: string;
  readonly kind: ConceptKind;
}

/** What phrases are looked up in. */
export interface Knowledge {
  readonly index: NameIndex;
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
}

/** A concept that the vocabulary does not have, labelled as the text writes it, and known by that with its words and acronyms spelled as usual. */
export function openMeaning(
  { judged, occurrences }: Chosen,
  document: Document,
  knowledge: Knowledge,
): { readonly meaning: Meaning; readonly spelled: string } {
  const { form } = judged.candidate;
  const { index, vocabulary, lexicon } = knowledge;
  const long = document.shortForms.get(form)?.long;
  const label = openLabel(withoutLineBreaks(long ?? usualSpelling(occurrences), lexicon), lexicon);
  const spelled = americanSpelling(foldPhrase(spellOut(label, document, knowledge)), lexicon);
  return { meaning: { slug: slugify(spelled), label, kind: kindOf(spelled, index, vocabulary) }, spelled };
}

/** Not as a part of a name: "RNN-T", "VQ-GAN". */
const ACRONYM = /(?<![\p{L}\p{N}]|[\p{Lu}\p{N}]-)\p{Lu}{2,}s?(?![\p{L}\p{N}]|-[\p{Lu}\p{N}])/gu;

/** Two letters stand for too much: the "NP" of "NP-hard" is no neural process. */
const CLEAR_ACRONYM = 3;

/**
 * A phrase with each acronym of capitals as the words that the text explains it with, else as the label of the only concept that it is
 * the initials of: "LLM alignment" is what others call "large language model alignment".
 */
function spellOut(phrase: string, { shortForms }: Document, { index, vocabulary }: Knowledge): string {
  return phrase.replace(ACRONYM, (found) => {
    const short = foldPhrase(found);
    const slugs = short.length < CLEAR_ACRONYM ? [] : index.slugsOfForm(short);
    const label = vocabulary.concepts.get(slugs.length === 1 ? (slugs[0] ?? '') : '')?.label ?? '';
    return shortForms.get(short)?.long ?? (isInitials(short, label) ? label : found);
  });
}

/** The most frequent spelling, one inside a sentence before one of the title, then the first by its letters. */
function usualSpelling(occurrences: readonly Occurrence[]): string {
  const counts = new Map<string, number>();
  for (const { field, text } of occurrences.map(evidenceFor)) {
    const spelling = text.replace(/\s+/g, ' ');
    counts.set(spelling, (counts.get(spelling) ?? 0) + (field === 'title' ? 0.5 : 1));
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b))[0]?.[0] ?? '';
}

/** A phrase with the words that the end of a line parted put together: "learn- ing" → "learning", "RGB- D" → "RGB-D". */
function withoutLineBreaks(phrase: string, lexicon: Lexicon): string {
  const papersOf = (words: string): number => lexicon.value(lexicon.phrase(foldPhrase(words)), 'papers');
  return phrase.replace(/(\p{L}+)- (?!and |or )(\p{L}+)/gu, (_, before: string, after: string) => {
    const [joined, hyphenated] = [before + after, `${before}-${after}`];
    return papersOf(joined) > papersOf(hyphenated) ? joined : hyphenated;
  });
}

/** A phrase in the singular, without capitals that its words do not have elsewhere. */
function openLabel(phrase: string, lexicon: Lexicon): string {
  const words = phrase.split(' ').map((word) =>
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

/** Whether the corpus mostly writes a word with a capital inside sentences; an unknown word keeps its own. */
function isProper(word: string, lexicon: Lexicon): boolean {
  const known = lexicon.phrase(foldPhrase(word));
  return lexicon.value(known, 'papers') === 0 || lexicon.value(known, 'capitals') > 0.5;
}

const HEAD_KINDS: ReadonlyMap<string, ConceptKind> = new Map([
  ['dataset', 'DATASET'],
  ['benchmark', 'DATASET'],
  ['corpus', 'DATASET'],
  ['algorithm', 'METHOD'],
  ['method', 'METHOD'],
  ['network', 'MODEL'],
  ['model', 'MODEL'],
  ['metric', 'METRIC'],
]);

/** The kind of the longest known name that the phrase ends with: "graph contrastive learning" is what "contrastive learning" is. */
function kindOf(form: string, index: NameIndex, vocabulary: Vocabulary): ConceptKind {
  for (let cut = form.indexOf(' '); cut >= 0; cut = form.indexOf(' ', cut + 1)) {
    const slugs = index.slugsOfForm(form.slice(cut + 1));
    const kind = slugs.length === 1 ? vocabulary.concepts.get(slugs[0] ?? '')?.kind : undefined;
    if (kind) return kind;
  }
  return HEAD_KINDS.get(form.slice(form.lastIndexOf(' ') + 1)) ?? 'OTHER';
}
