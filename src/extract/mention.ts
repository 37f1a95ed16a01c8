import type { ConceptKind } from '../domain/concept.js';
import type { Evidence } from '../domain/evidence.js';
import type { Mention } from '../domain/facts.js';
import { compareText, foldPhrase, singular, slugify } from '../domain/fold.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import type { Acronym } from './acronym.js';
import type { NameIndex, NameMatch } from './name-index.js';
import { salienceOf } from './salience.js';
import { evidenceAt, evidenceOf, type FieldText } from './token.js';

/** A place in the text that may mean one of several concepts. */
interface Candidate {
  readonly slugs: readonly string[];
  readonly evidence: Evidence;
}

interface Meaning {
  readonly slug: string;
  readonly label: string;
  readonly kind: ConceptKind;
}

/** The concepts that the fields mention: names of the vocabulary, and acronyms in the sense that the text gives them. */
export function findMentions(
  fields: readonly FieldText[],
  acronyms: readonly Acronym[],
  index: NameIndex,
  vocabulary: Vocabulary,
  coined: ReadonlySet<string>,
): Mention[] {
  const meanings = acronymMeanings(acronyms, index, vocabulary, coined);
  const candidates = fields.flatMap((field) => candidatesOf(field, index, meanings));
  const certain = new Set(candidates.flatMap((candidate) => (candidate.slugs.length === 1 ? candidate.slugs : [])));
  const spans = new Map<string, Evidence[]>();
  for (const { slugs, evidence } of candidates) {
    const named = slugs.length === 1 ? slugs : slugs.filter((slug) => certain.has(slug));
    const [slug] = named;
    if (slug === undefined || named.length > 1) continue;
    const known = spans.get(slug);
    if (known) known.push(evidence);
    else spans.set(slug, [evidence]);
  }
  const open = new Map([...meanings.values()].map((meaning) => [meaning.slug, meaning]));
  const mentions = [...spans].flatMap(([slug, evidence]): Mention[] => {
    const { label, kind } = vocabulary.concepts.get(slug) ?? open.get(slug) ?? {};
    if (!label || !kind) return [];
    return [{ slug, label, kind, ...salienceOf(evidence, fields), count: evidence.length, evidence }];
  });
  return mentions.sort((a, b) => b.salience - a.salience || compareText(a.slug, b.slug));
}

/** What each acronym of the text means throughout it: the vocabulary's concept of its long form, else a concept of that form. */
function acronymMeanings(
  acronyms: readonly Acronym[],
  index: NameIndex,
  vocabulary: Vocabulary,
  coined: ReadonlySet<string>,
): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  for (const { short, long } of acronyms) {
    if (meanings.has(short)) continue;
    const known = index.slugsOf(long).filter((slug, _, all) => all.length === 1 || index.slugsOf(short).includes(slug));
    const concept = known[0] === undefined ? undefined : vocabulary.concepts.get(known[0]);
    if (concept) meanings.set(short, concept);
    else if (!coined.has(foldPhrase(short)) && !coined.has(foldPhrase(long))) meanings.set(short, openConcept(long));
  }
  return meanings;
}

/** A concept that no vocabulary has: its label is the phrase in the singular, without capitals that are only emphasis. */
function openConcept(phrase: string): Meaning {
  const words = phrase.split(' ').map((word) => (/^\p{Lu}[\p{Ll}-]+$/u.test(word) ? word.toLowerCase() : word));
  const last = words.pop() ?? '';
  const label = [...words, /\p{Lu}/u.test(last) ? last : singular(last)].join(' ');
  return { slug: slugify(foldPhrase(label)), label, kind: 'OTHER' };
}

/** Longest names from left to right; an acronym that the text explains goes before the vocabulary's own sense of it. */
function candidatesOf(field: FieldText, index: NameIndex, meanings: ReadonlyMap<string, Meaning>): Candidate[] {
  const candidates: Candidate[] = [];
  const long = new Map([...meanings.values()].map((meaning) => [foldPhrase(meaning.label), meaning.slug]));
  for (let at = 0; at < field.tokens.length; ) {
    const match = longer(openMatch(field, at, meanings, long), index.matchAt(field, at));
    if (match) candidates.push({ slugs: match.slugs, evidence: evidenceOf(field, match.first, match.last) });
    at = match ? match.next : at + 1;
  }
  return candidates;
}

function longer(open: NameMatch | null, known: NameMatch | null): NameMatch | null {
  if (!open || !known) return open ?? known;
  return known.next > open.next ? known : open;
}

const MAX_WORDS = 8;

/** How many words, from one on, nothing but spaces and hyphens holds apart; at most MAX_WORDS. */
function wordsOfPhrase({ tokens }: FieldText, at: number): number {
  let length = 1;
  while (length < MAX_WORDS && tokens[at + length]?.bound) length += 1;
  return length;
}

function openMatch(
  field: FieldText,
  at: number,
  meanings: ReadonlyMap<string, Meaning>,
  long: ReadonlyMap<string, string>,
): NameMatch | null {
  const first = field.tokens[at];
  if (!first || meanings.size === 0) return null;
  for (let length = wordsOfPhrase(field, at); length > 0; length--) {
    const last = field.tokens[at + length - 1];
    const words = field.tokens.slice(at, at + length);
    if (!last) continue;
    const { text } = evidenceAt(field, first.start, last.end);
    const slug =
      (meanings.get(text) ?? meanings.get(text.replace(/['’]?s$/, '')))?.slug ??
      (length > 1 ? long.get(words.map((word) => word.folded).join(' ')) : undefined);
    if (slug !== undefined) return { slugs: [slug], first, last, next: at + length };
  }
  return null;
}
