import { foldPhrase } from '../../domain/fold.js';
import type { Vocabulary } from '../../domain/vocabulary.js';
import type { Chosen } from '../concept/choice.js';
import type { Occurrence } from '../text/candidate.js';
import type { Document } from '../text/document.js';
import type { NameIndex } from './name-index.js';
import { type Knowledge, type Meaning, openMeaning } from './open-meaning.js';

/** A chosen phrase with what it means, and the places where it means that. */
export interface Meant {
  readonly meaning: Meaning;
  readonly chosen: Chosen;
}

/**
 * What the chosen phrases mean: an acronym what its text explains it as, else what the vocabulary calls so, a name of several concepts
 * the one that the text settles, else a concept of its own. Left out are names that the paper coins, names that nothing settles, and
 * words that only their capitals would make a name ("a clip", "CLIP").
 */
export function meaningsOf(
  chosen: readonly Chosen[],
  document: Document,
  coined: ReadonlySet<string>,
  knowledge: Knowledge,
): Meant[] {
  const { index, vocabulary } = knowledge;
  const senses = chosen.map((one) => sensesOf(one, document, index));
  const certain = new Set(senses.flatMap((slugs) => (slugs.length === 1 ? slugs : [])));
  return chosen.flatMap((one, at): Meant[] => {
    const { form } = one.judged.candidate;
    const partner = document.partners.get(form);
    if (coined.has(form) || (partner !== undefined && coined.has(partner))) return [];
    const slugs = senses[at] ?? [];
    if (slugs.length === 0) return openMeanings(one, document, knowledge);
    const slug = slugs.length === 1 ? slugs[0] : settle(slugs, certain, document, vocabulary);
    return slug === undefined ? [] : knownMeaning(slug, whereNamed(one, slug, index), vocabulary);
  });
}

/** A chosen phrase as a concept of the vocabulary; none where it has no such concept. */
function knownMeaning(slug: string, chosen: Chosen, { concepts }: Vocabulary): Meant[] {
  const concept = concepts.get(slug);
  return concept ? [{ meaning: { slug, label: concept.label, kind: concept.kind }, chosen }] : [];
}

/** Slugs of the vocabulary that a phrase may stand for. */
function sensesOf({ judged, occurrences }: Chosen, document: Document, index: NameIndex): readonly string[] {
  const { form } = judged.candidate;
  const long = document.shortForms.has(form) ? document.partners.get(form) : undefined;
  if (long !== undefined) {
    const own = index.slugsOfForm(form);
    const known = index.slugsOfForm(long);
    return known.length > 1 ? known.filter((slug) => own.includes(slug)) : known;
  }
  if (judged.candidate.length > 1) return index.slugsOfForm(form);
  return [...new Set(occurrences.flatMap((place) => index.slugsOfWord(wordAt(place))))];
}

/** The word that stands at the place of a phrase of one. */
const wordAt = ({ field, first }: Occurrence): string => field.tokens[first]?.text ?? '';

/** Drops the places of a word where it is written otherwise than the concept's names, if any is left then. */
function whereNamed(chosen: Chosen, slug: string, index: NameIndex): Chosen {
  const { judged, occurrences } = chosen;
  if (judged.candidate.length > 1) return chosen;
  const named = occurrences.filter((place) => index.slugsOfWord(wordAt(place)).includes(slug));
  return { judged, occurrences: named.length > 0 ? named : occurrences };
}

/**
 * The one of several senses that the text speaks of otherwise: by the words of its label that the others lack, by its own unambiguous
 * names, or by concepts right above, below or beside it. Undefined where none or several are spoken of most.
 */
function settle(
  slugs: readonly string[],
  certain: ReadonlySet<string>,
  document: Document,
  vocabulary: Vocabulary,
): string | undefined {
  const wordsOf = (slug: string) => new Set(foldPhrase(vocabulary.concepts.get(slug)?.label ?? '').split(' '));
  const words = new Set(document.fields.flatMap((field) => field.words.map(({ known }) => known.folded)));
  const support = slugs.map((slug) => {
    const others = slugs.filter((other) => other !== slug).map(wordsOf);
    const own = [...wordsOf(slug)].filter((word) => !others.some((other) => other.has(word)));
    const said = own.filter((word) => words.has(word)).length / Math.max(1, own.length);
    const broader = vocabulary.concepts.get(slug)?.broader ?? [];
    const near = [...certain].filter(
      (other) =>
        broader.includes(other) ||
        vocabulary.concepts.get(other)?.broader.some((above) => above === slug || broader.includes(above)),
    );
    return (certain.has(slug) ? 10 : 0) + said * 2 + near.length;
  });
  const most = Math.max(...support);
  const best = slugs.filter((_, at) => support[at] === most);
  return most > 0 && best.length === 1 ? best[0] : undefined;
}

/**
 * A concept of its own, unless its label, as it is or as usually spelled, names one of the vocabulary after all ("LMs"), or would but for
 * its capitals; none where it names several. Names that are written together by their numbers are each their concept.
 */
function openMeanings(one: Chosen, document: Document, knowledge: Knowledge): Meant[] {
  const { index, vocabulary } = knowledge;
  if (index.slugsOfForm(one.judged.candidate.form).length > 0) return [];
  const { meaning, spelled } = openMeaning(one, document, knowledge);
  const listed = listedNames(meaning.label).map((name) => index.slugsOfForm(foldPhrase(name)));
  if (listed.length > 0 && listed.every(({ length }) => length === 1))
    return listed.flatMap(([slug = '']) => knownMeaning(slug, one, vocabulary));
  const slugs = new Set([foldPhrase(meaning.label), spelled].flatMap(index.slugsOfForm));
  if (vocabulary.concepts.has(meaning.slug)) slugs.add(meaning.slug);
  if (slugs.size === 0) return [{ meaning, chosen: one }];
  const [slug = ''] = slugs;
  return slugs.size === 1 ? knownMeaning(slug, one, vocabulary) : [];
}

/** The names that one writes together by their numbers: "CIFAR-10/100" → "CIFAR-10", "CIFAR-100". None where it does not. */
function listedNames(label: string): string[] {
  const [first = '', ...numbers] = label.split('/');
  if (numbers.length === 0) return [];
  const { index = 0 } = /(?<![\d.])\d+(?:\.\d+)?\p{L}?$/u.exec(first) ?? {};
  const isList = index > 0 && numbers.every((number) => /^\d+(?:\.\d+)?\p{L}?$/u.test(number));
  return isList ? [first, ...numbers.map((number) => first.slice(0, index) + number)] : [];
}
