import type { ConceptKind } from '../../domain/concept.js';
import { foldPhrase, slugify } from '../../domain/fold.js';
import type { Vocabulary } from '../../domain/vocabulary.js';
import type { Chosen } from '../concept/choice.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { isInitials } from '../text/acronym.js';
import type { Document } from '../text/document.js';
import type { NameIndex } from './name-index.js';
import { openLabel, usualWriting } from './open-label.js';
import type { UsualSpelling } from './usual-spelling.js';

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
  readonly usualSpelling: UsualSpelling;
}

/** A concept that the vocabulary does not have, labelled as the text writes it, and known by that with its words and acronyms spelled as usual. */
export function openMeaning(
  { judged, occurrences }: Chosen,
  document: Document,
  knowledge: Knowledge,
): { readonly meaning: Meaning; readonly spelled: string } {
  const { form } = judged.candidate;
  const { index, vocabulary, lexicon, usualSpelling } = knowledge;
  const long = document.shortForms.get(form)?.long;
  const label = openLabel(long ?? usualWriting(occurrences), lexicon);
  const spelled = usualSpelling(spellOut(label, document, knowledge));
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
