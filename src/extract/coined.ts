import type { Introduction } from '../domain/facts.js';
import { compareText, slugify } from '../domain/fold.js';
import type { Acronym } from './acronym.js';
import type { NameIndex } from './name-index.js';
import { evidenceAt, type FieldText, sentenceAt } from './token.js';

/** A name as papers coin them: one word with a capital inside, in capitals, or with a digit, perhaps joined by hyphens. */
const NAME = String.raw`(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}+'’]{0,39}(?:[-–.][\p{L}\p{N}+'’]{1,40}){0,6}`;
const MAKE =
  'introduc(?:e|es|ing)|propos(?:e|es|ing)|present(?:s|ing)?|develop(?:s|ed)?|design(?:s|ed)?|creat(?:e|es)|releas(?:e|es)|build|construct|describe|offer|contribute|establish';
const CALLED =
  'called|named|dubbed|termed|coined|denoted(?: as| by)?|referred to as|which we (?:call|name|term|dub|refer to as)|(?:we|they|authors) (?:call|name|term|dub|refer to as)|that (?:we|they) (?:call|name|term)|namely|abbreviated as|under the name(?: of)?';
const CALLED_NAME = new RegExp(
  String.raw`\b(?:${CALLED})\s+(?:it\s+|this\s+)?(?:the\s+)?["“'‘]?(?:the\s+)?(${NAME})`,
  'giu',
);
/** "…, GROOVE, short for General RL Optimizers …". */
const EXPLAINED_NAME = new RegExp(String.raw`(${NAME}),?\s+(?:which\s+(?:is\s+)?)?(?:short|stands)\s+for\s`, 'giu');
const MADE_NAME = new RegExp(
  String.raw`\b(?:we|paper|work|article|authors|study)\b[^.;:]{0,30}?\b(?:${MAKE})\s+(?:an?\s+|the\s+)?(${NAME})(?=[\s,:;.(]|$)`,
  'giu',
);
const MADE_SENTENCE = new RegExp(
  String.raw`\b(?:we|paper|work|article|authors|study|our|method|approach|name)\b.*\b(?:${MAKE}|our|novel|new|call(?:ed)?|named?|short for)\b`,
  'iu',
);

/** The names that a text coins, told from those it uses by how it brings them in. */
export function findCoinedNames(
  fields: readonly FieldText[],
  acronyms: readonly Acronym[],
  index: NameIndex,
): Introduction[] {
  const names = new Map<string, string | null>();
  const add = (name: string, longForm: string | null) => {
    const clean = name.replace(/['’]s$/, '').replace(/[.'’-]+$/, '');
    if (clean.length < 2) return;
    names.set(clean, names.get(clean) ?? longForm);
  };
  const title = fields.find((field) => field.field === 'title');
  const abstract = fields.find((field) => field.field === 'abstract');
  const titled = title ? titleName(title.text, abstract?.text ?? '') : null;
  if (titled && index.slugsOf(titled).length === 0) add(titled, null);
  for (const acronym of acronyms) if (isCoinedAcronym(acronym, index)) add(acronym.short, acronym.long);
  if (abstract) {
    const namesIn = (pattern: RegExp) =>
      [...abstract.text.matchAll(pattern)].map((match) => match[1] ?? '').filter(isNameLike);
    for (const name of [...namesIn(CALLED_NAME), ...namesIn(EXPLAINED_NAME)]) add(name, null);
    for (const name of namesIn(MADE_NAME)) {
      if (!isHeadline(name) && index.slugsOf(name).length === 0 && !isExplained(name, acronyms)) add(name, null);
    }
  }
  const longForms = new Map(acronyms.map((acronym) => [acronym.short, acronym.long]));
  return [...names]
    .map(([name, longForm]) => toIntroduction(name, longForm ?? longForms.get(name) ?? null, fields, index))
    .filter((introduction) => introduction.evidence.length > 0)
    .sort((a, b) => compareText(a.slug, b.slug))
    .filter((introduction, at, all) => all[at - 1]?.slug !== introduction.slug);
}

/** "GROOVE", "AdaNPC", "PA-DA", "WILDS2", not "Learning" or "state-of-the-art". */
function isNameLike(word: string): boolean {
  return (
    /[\p{Ll}\p{N}-]\p{Lu}|\p{Lu}.*\p{Lu}|\p{Lu}.*\p{N}|\p{N}.*\p{Lu}/u.test(word) && !/^(?:\p{Lu}\.)+$/u.test(word)
  );
}

/** "Label-Aware": words of a longer phrase in capitals, not a name of their own. */
const isHeadline = (word: string): boolean => /^\p{Lu}\p{Ll}+(?:[-–]\p{Lu}?\p{Ll}+)+$/u.test(word);

/** What stands before a title's colon, if it is a name, or if the abstract uses it as one. */
function titleName(title: string, abstract: string): string | null {
  const before = /^([^:]{2,40}):\s/u.exec(title)?.[1]?.trim();
  if (!before) return null;
  const words = before.split(' ');
  if (words.length > 3) return null;
  if (words.length === 1)
    return isNameLike(before) || (/^\p{Lu}/u.test(before) && uses(abstract, before)) ? before : null;
  return words.every((word) => /^[\p{Lu}\p{N}]/u.test(word)) && uses(abstract, before) ? before : null;
}

const uses = (abstract: string, name: string): boolean => abstract.includes(name);

/** An acronym is coined where its sentence brings something new in before the long form and the vocabulary has no such concept. */
function isCoinedAcronym({ short, long, field, longStart }: Acronym, index: NameIndex): boolean {
  if (field.field === 'title' || index.slugsOf(long).length > 0) return false;
  const before = field.text.slice(sentenceAt(field, longStart).start, longStart);
  return (
    MADE_SENTENCE.test(before) &&
    isNameLike(short) &&
    !/\b(?:such as|like|using|based on|from|of|existing)\s*(?:the\s*)?$/iu.test(before)
  );
}

const isExplained = (name: string, acronyms: readonly Acronym[]): boolean =>
  acronyms.some(({ short }) => short === name);

function toIntroduction(
  name: string,
  longForm: string | null,
  fields: readonly FieldText[],
  index: NameIndex,
): Introduction {
  const known = index.slugsOf(name);
  const evidence = fields.flatMap((field) =>
    placesOf(name, field.text).map((start) => evidenceAt(field, start, start + name.length)),
  );
  const slug = known.length === 1 && known[0] !== undefined ? known[0] : slugify(name);
  return { slug, name, longForm, evidence };
}

/** Where a text holds a name as a whole word. */
function placesOf(name: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const whole =
      !/[\p{L}\p{N}]$/u.test(text.slice(0, at).slice(-2)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length));
    if (whole) places.push(at);
  }
  return places;
}
