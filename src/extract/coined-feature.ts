import { foldPhrase } from '../domain/fold.js';
import type { Acronym } from './acronym.js';
import type { Candidate } from './candidate.js';
import { UNKNOWN } from './corpus.js';
import type { Document } from './document.js';
import type { Lexicon } from './lexicon.js';
import { ROLES } from './role.js';
import { explains, nameOf, type Sites, sitesOf, speaksOfMaking } from './site.js';
import { CAPITALS, INNER, LOWER, MIXED } from './spelling.js';

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

/** What the features of one candidate are read from. */
interface View extends CoinedContext {
  readonly candidate: Candidate;
  readonly sites: Sites;
  /** In how many papers of the corpus each of its words is, as log(1 + n). */
  readonly wordPapers: readonly number[];
  /** The acronym that it is the short form of. */
  readonly own: Acronym | undefined;
  /** As it is written where it stands first, and the words of that. */
  readonly spelling: string;
  readonly pieces: readonly string[];
}

/** What the model for coined names sees of a candidate. */
const FEATURES: Readonly<Record<string, (view: View) => number>> = {
  'in title': ({ sites }) => sites.title,
  'before colon': ({ sites }) => sites.beforeColon,
  'in part before colon': ({ sites }) => sites.inPartBeforeColon,
  'whole title': ({ sites }) => sites.wholeTitle,
  count: ({ candidate }) => candidate.count,
  'first position': ({ sites }) => sites.position,
  sentences: ({ sites }) => sites.sentences,
  'after called': ({ sites }) => sites.afterCalled,
  'after make': ({ sites }) => sites.afterMake,
  'make in sentence': ({ sites }) => sites.makeInSentence,
  'after our': ({ sites }) => sites.afterOurs,
  'after example': ({ sites }) => sites.afterExample,
  'after preposition': ({ sites }) => sites.afterPreposition,
  'before explanation': ({ sites }) => sites.beforeExplanation,
  'before verb': ({ sites }) => sites.beforeVerb,
  'before kind': ({ sites }) => sites.beforeKind,
  'before bracket': ({ sites }) => sites.beforeBracket,
  'in brackets': ({ sites }) => sites.inBrackets,
  'short form': ({ own }) => one(own !== undefined),
  'long form': ({ document: { longForms }, candidate }) => one(longForms.size > 0 && longForms.has(candidate.form)),
  'explained in making': ({ own }) => one(own !== undefined && isExplainedInMaking(own)),
  'long form papers': ({ own, lexicon }) => (own ? lexicon.value(lexicon.phrase(foldPhrase(own.long)), 'papers') : -1),
  papers: ({ candidate, lexicon }) => lexicon.value(candidate.phrase, 'papers'),
  'head papers': ({ wordPapers }) => wordPapers.at(-1) ?? 0,
  'rarest word papers': ({ wordPapers }) => Math.min(...wordPapers),
  'known words': ({ candidate }) =>
    candidate.words.filter(({ known }) => known.statistics !== UNKNOWN).length / candidate.length,
  'capital first': ({ spelling }) => one(/^\p{Lu}/u.test(spelling)),
  'capital words': ({ pieces }) => pieces.filter((piece) => /^\p{Lu}/u.test(piece)).length / pieces.length,
  'inner capital': ({ spelling }) => one(/\p{Ll}\p{Lu}/u.test(spelling)),
  'all capitals': ({ spelling }) => one(/\p{Lu}/u.test(spelling) && !/\p{Ll}/u.test(spelling.replace(/s$/, ''))),
  digit: ({ spelling }) => one(/\p{N}/u.test(spelling)),
  hyphens: ({ spelling }) => spelling.split('-').length - 1,
  words: ({ candidate }) => candidate.length,
  letters: ({ spelling }) => spelling.length,
  vocabulary: ({ candidate, lexicon }) => one(lexicon.isName(candidate.phrase)),
};

/** The names of the features, in the order of their values. */
export const COINED_FEATURES: readonly string[] = Object.keys(FEATURES);

const VALUES = Object.values(FEATURES);

/** Writes the COINED_FEATURES of a candidate into `values`, from `row` on. */
export function describeCoined(candidate: Candidate, context: CoinedContext, values: Float64Array, row: number): void {
  const { length } = candidate;
  const { document, lexicon } = context;
  const spelling = nameOf(candidate);
  const view: View = {
    document,
    lexicon,
    candidate,
    sites: sitesOf(candidate, document.acronyms),
    wordPapers: Array.from({ length }, (_, at) => candidate.word(at)?.known.papers ?? 0),
    own: document.shortForms.size > 0 ? document.shortForms.get(candidate.form) : undefined,
    spelling,
    pieces: spelling.match(/[^\s-]+/g) ?? [],
  };
  for (let at = 0; at < VALUES.length; at++) values[row + at] = VALUES[at]?.(view) ?? 0;
}

function one(holds: boolean): number {
  return holds ? 1 : 0;
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
