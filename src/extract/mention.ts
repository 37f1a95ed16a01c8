import type { ConceptKind } from '../domain/concept.js';
import type { Evidence } from '../domain/evidence.js';
import type { Mention } from '../domain/facts.js';
import { compareText, foldPhrase, singular, slugify } from '../domain/fold.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import type { Acronym } from './acronym.js';
import type { NameIndex, NameMatch } from './name-index.js';
import { salienceOf } from './salience.js';
import { sharedHead } from './shared-head.js';
import { evidenceAt, evidenceOf, type FieldText, type Token } from './token.js';

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
  const names = openNames(meanings);
  const candidates = fields.flatMap((field) => candidatesOf(field, index, vocabulary, names));
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
function candidatesOf(field: FieldText, index: NameIndex, vocabulary: Vocabulary, names: OpenNames): Candidate[] {
  const candidates: Candidate[] = [];
  for (let at = 0; at < field.tokens.length; ) {
    const match = longer(openMatch(field, at, names), index.matchAt(field, at));
    const shared = match && sharedHead(field, at, match, index, vocabulary);
    for (const { slugs, first, last } of [shared, match].flatMap((found) => found ?? []))
      candidates.push({ slugs, evidence: evidenceOf(field, first, last) });
    at = match ? match.next : at + 1;
  }
  return candidates;
}

/** The acronyms as they are written and the labels of what they mean, folded, with the slugs that both stand for. */
interface OpenNames {
  readonly short: ReadonlyMap<string, string>;
  readonly long: ReadonlyMap<string, string>;
  /** How they begin, so that most words of a text need no look-up: first letters of the short, first words of the long. */
  readonly firstLetters: ReadonlySet<string>;
  readonly firstWords: ReadonlySet<string>;
}

function openNames(meanings: ReadonlyMap<string, Meaning>): OpenNames {
  const short = new Map([...meanings].map(([name, { slug }]) => [name, slug]));
  const long = new Map([...meanings.values()].map(({ label, slug }) => [foldPhrase(label), slug]));
  return {
    short,
    long,
    firstLetters: new Set([...short.keys()].map((name) => name.charAt(0))),
    firstWords: new Set([...long.keys()].map(firstWord)),
  };
}

function mayBegin(token: Token, { firstLetters, firstWords }: OpenNames): boolean {
  return firstLetters.has(token.text.charAt(0)) || firstWords.has(firstWord(token.folded));
}

function firstWord(folded: string): string {
  const end = folded.indexOf(' ');
  return end < 0 ? folded : folded.slice(0, end);
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

function openMatch(field: FieldText, at: number, names: OpenNames): NameMatch | null {
  const first = field.tokens[at];
  if (!first || !mayBegin(first, names)) return null;
  for (let length = wordsOfPhrase(field, at); length > 0; length--) {
    const last = field.tokens[at + length - 1];
    const words = field.tokens.slice(at, at + length);
    if (!last) continue;
    const { text } = evidenceAt(field, first.start, last.end);
    const slug =
      names.short.get(text) ??
      names.short.get(text.replace(/['’]?s$/, '')) ??
      (length > 1 ? names.long.get(words.map((word) => word.folded).join(' ')) : undefined);
    if (slug !== undefined) return { slugs: [slug], first, last, next: at + length };
  }
  return null;
}
