import { foldPhrase } from '../../domain/fold.js';
import { UNKNOWN } from '../lexicon/corpus.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { ROLES } from '../lexicon/role.js';
import { CAPITALS, INNER, LOWER, MARKS, MIXED } from '../lexicon/spelling.js';
import type { Acronym } from '../text/acronym.js';
import { type Candidate, startOf } from '../text/candidate.js';
import type { Document } from '../text/document.js';
import { describeSites, endOfName, explains, nameOf, SITE_FEATURES, speaksOfMaking } from './site.js';

/** What names are looked up in. */
export interface CoinedContext {
  readonly document: Document;
  readonly lexicon: Lexicon;
}

/** Whether a candidate is worth asking the model about: written like a name, or brought in like one. */
export function mayBeCoined(candidate: Candidate, document: Document): boolean {
  for (let at = 0; at < candidate.count; at++) {
    const place = candidate.place(at);
    const { field, first, last } = place;
    if (field.field === 'title' && first === 0) return true;
    const from = field.tokens[first]?.shape ?? LOWER;
    const to = field.tokens[last]?.shape ?? LOWER;
    if (from !== LOWER && to !== LOWER && field.field === 'abstract') return true;
    const before = field.tokens[first - 1]?.known.roles ?? 0;
    if ((before & ROLES.named) !== 0 || explains(place, document.acronyms)) return true;
    if (from !== LOWER && (before & (ROLES.called | ROLES.make)) !== 0) return true;
    if (from !== LOWER && to !== LOWER && (NAME_SHAPES.has(from) || NAME_SHAPES.has(to)) && isNameLike(nameOf(place)))
      return true;
  }
  return false;
}

/** Shapes of words that a name is told by: capitals inside or throughout. */
const NAME_SHAPES = new Set([CAPITALS, MIXED, INNER]);

/** What is seen of a name by itself, and at which of the values behind those of its sites. */
export const COINED_AT = {
  /** Whether it is an acronym that the text explains, and the explanation of one. */
  'short form': 0,
  'long form': 1,
  /** Whether its explanation speaks of making; papers of its long form as log(1 + n), -1 where it has none. */
  'explained in making': 2,
  'long form papers': 3,
  /** Papers of the corpus that have it, its last word and the rarest of its words, as log(1 + n). */
  papers: 4,
  'head papers': 5,
  'rarest word papers': 6,
  /** The share of its words that the corpus has. */
  'known words': 7,
  /** How it is written where it stands first: a capital in front, the share of words with one, one inside a word, nothing else, a digit. */
  'capital first': 8,
  'capital words': 9,
  'inner capital': 10,
  'all capitals': 11,
  digit: 12,
  /** How many words a hyphen joins to the one before. */
  hyphens: 13,
  words: 14,
  letters: 15,
  /** Whether the vocabulary has it. */
  vocabulary: 16,
} as const;

/** The names of the features, in the order of their values. */
export const COINED_FEATURES: readonly string[] = [...SITE_FEATURES, ...Object.keys(COINED_AT)];

/** Writes the COINED_FEATURES of a candidate into `values`, from `from` on. */
export function describeCoined(
  candidate: Candidate,
  { document, lexicon }: CoinedContext,
  values: Float64Array,
  from: number,
): void {
  describeSites(candidate, document.acronyms, values, from);
  const { field, first, last, length, phrase, head } = candidate;
  const { shortForms, longForms } = document;
  let [marks, capitalWords, hyphens, knownWords, rarestPapers] = [0, 0, 0, 0, Number.POSITIVE_INFINITY];
  for (let at = first; at <= last; at++) {
    const token = field.tokens[at];
    if (!token) continue;
    marks |= token.marks;
    if ((token.marks & MARKS.initial) !== 0) capitalWords += 1;
    if (at > first && token.hyphenated) hyphens += 1;
    if (token.known.statistics !== UNKNOWN) knownWords += 1;
    rarestPapers = Math.min(rarestPapers, token.known.papers);
  }
  const own = shortForms.size > 0 ? shortForms.get(candidate.form) : undefined;
  const row = from + SITE_FEATURES.length;
  values[row + COINED_AT['short form']] = one(own !== undefined);
  values[row + COINED_AT['long form']] = one(longForms.size > 0 && longForms.has(candidate.form));
  values[row + COINED_AT['explained in making']] = one(own !== undefined && isExplainedInMaking(own));
  values[row + COINED_AT['long form papers']] = own
    ? lexicon.value(lexicon.phrase(foldPhrase(own.long)), 'papers')
    : -1;
  values[row + COINED_AT.papers] = lexicon.value(phrase, 'papers');
  values[row + COINED_AT['head papers']] = head?.known.papers ?? 0;
  values[row + COINED_AT['rarest word papers']] = rarestPapers;
  values[row + COINED_AT['known words']] = knownWords / length;
  values[row + COINED_AT['capital first']] = has(field.tokens[first]?.marks ?? 0, MARKS.initial);
  values[row + COINED_AT['capital words']] = capitalWords / length;
  values[row + COINED_AT['inner capital']] = has(marks, MARKS.inner);
  values[row + COINED_AT['all capitals']] = one((marks & (MARKS.capital | MARKS.small)) === MARKS.capital);
  values[row + COINED_AT.digit] = has(marks, MARKS.digit);
  values[row + COINED_AT.hyphens] = hyphens;
  values[row + COINED_AT.words] = length;
  values[row + COINED_AT.letters] = endOfName(candidate) - startOf(candidate);
  values[row + COINED_AT.vocabulary] = one(lexicon.isName(phrase));
}

function one(holds: boolean): number {
  return holds ? 1 : 0;
}

function has(marks: number, mark: number): number {
  return one((marks & mark) !== 0);
}

function isExplainedInMaking({ field, longStart }: Acronym): boolean {
  return speaksOfMaking(
    field,
    field.tokens.findIndex(({ start }) => start >= longStart),
  );
}

/** "GROOVE", "AdaNPC", "PA-DA", "WILDS2", not "Learning" or "state-of-the-art". */
function isNameLike(word: string): boolean {
  return (
    /[\p{Ll}\p{N}-]\p{Lu}|\p{Lu}.*\p{Lu}|\p{Lu}.*\p{N}|\p{N}.*\p{Lu}/u.test(word) && !/^(?:\p{Lu}\.)+$/u.test(word)
  );
}
