import { foldPhrase } from '../domain/fold.js';
import type { Acronym } from './acronym.js';
import type { Candidate } from './candidate.js';
import { UNKNOWN } from './corpus.js';
import type { Document } from './document.js';
import type { Lexicon } from './lexicon.js';
import {
  endOfName,
  explains,
  isFollowedBy,
  isInBrackets,
  MAKE,
  nameOf,
  type Site,
  siteOf,
  speaksOfMaking,
  words,
} from './site.js';

const CALLED = words('called named dubbed termed coined denoted namely abbreviated call name term dub as');
/** After these a name may be written like any other words. */
const NAMED = words('called named dubbed termed coined');
const OURS = words('our we this these paper work article authors study new novel');
const EXAMPLE = words('like including than existing e.g popular existing recent standard');
const PREPOSITION = words('on from with using over of by in to via and or for');
const KINDS = words(
  'dataset benchmark corpus framework model network method algorithm approach system module architecture library toolkit loss pipeline platform strategy task score metric technique layer simulator suite',
);
const FINITE = words(
  'is are can ha have achieve outperform consist learn use improve provide enable perform contain take generate yield doe show demonstrate leverage combine allow reach run require',
);

/** What names are looked up in. */
export interface CoinedContext {
  readonly document: Document;
  readonly lexicon: Lexicon;
}

/** Whether a candidate is worth asking the model about: written like a name, or brought in like one. */
export function mayBeCoined(candidate: Candidate, document: Document): boolean {
  for (const place of candidate.occurrences) {
    const { field, first, last } = place;
    if (field.field === 'title' && first === 0) return true;
    const from = field.tokens[first]?.shape ?? 'a';
    const to = field.tokens[last]?.shape ?? 'a';
    if (from !== 'a' && to !== 'a' && field.field === 'abstract') return true;
    const before = field.tokens[first - 1]?.folded ?? '';
    if (NAMED.has(before) || explains(place, document.acronyms)) return true;
    if (from !== 'a' && (CALLED.has(before) || MAKE.has(before))) return true;
    if (from !== 'a' && to !== 'a' && (NAME_SHAPES.has(from) || NAME_SHAPES.has(to)) && isNameLike(nameOf(place)))
      return true;
  }
  return false;
}

/** Shapes of words that a name is told by: capitals inside or throughout. */
const NAME_SHAPES = new Set(['A', 'M', 'm']);

/** What the features of one candidate are read from. */
interface View extends CoinedContext {
  readonly candidate: Candidate;
  readonly sites: readonly Site[];
  readonly inTitle: readonly Site[];
  readonly inAbstract: readonly Site[];
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
  'in title': ({ inTitle }) => inTitle.length,
  'before colon': ({ inTitle }) => one(inTitle.some((site) => site.first === 0 && isFollowedBy(':', site, site.end))),
  'in part before colon': ({ inTitle }) => one(inTitle.some(hasColonAfter)),
  'whole title': ({ inTitle }) =>
    one(inTitle.some(({ field, first, last }) => first === 0 && last === field.tokens.length - 1)),
  count: ({ sites }) => sites.length,
  'first position': ({ inAbstract: [first] }) => (first ? first.start / first.field.text.length : 2),
  sentences: ({ inAbstract }) => new Set(inAbstract.map(({ field, first }) => field.tokens[first]?.sentence)).size,
  'after called': some(({ before, beforeThat }) => CALLED.has(before) || CALLED.has(beforeThat)),
  'after make': some(({ before, beforeThat }) => MAKE.has(before) || MAKE.has(beforeThat)),
  'make in sentence': some(({ field, first }) => speaksOfMaking(field, first)),
  'after our': some(({ before, beforeThat }) => OURS.has(before) || OURS.has(beforeThat)),
  'after example': share(({ before, beforeThat }) => EXAMPLE.has(before) || (before === 'a' && beforeThat === 'such')),
  'after preposition': share(({ before }) => PREPOSITION.has(before)),
  'before explanation': some(({ field, last }) => ['short', 'stand'].includes(field.tokens[last + 1]?.folded ?? '')),
  'before verb': share(({ after, verbAfter }) => FINITE.has(after) || verbAfter > 0.6),
  'before kind': share(({ after }) => KINDS.has(after)),
  'before bracket': some(
    (site, { document }) => explains(site, document.acronyms) || isFollowedBy('(', site, site.end),
  ),
  'in brackets': some(isInBrackets),
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
  const { occurrences, length } = candidate;
  const { document, lexicon } = context;
  const sites = occurrences.map(siteOf);
  const [site] = sites;
  const spelling = nameOf(site);
  const view: View = {
    document,
    lexicon,
    candidate,
    sites,
    inTitle: sites.filter(({ field }) => field.field === 'title'),
    inAbstract: sites.filter(({ field }) => field.field === 'abstract'),
    wordPapers: Array.from({ length }, (_, at) => candidate.word(at)?.known.papers ?? 0),
    own: document.shortForms.size > 0 ? document.shortForms.get(candidate.form) : undefined,
    spelling,
    pieces: spelling.match(/[^\s-]+/g) ?? [],
  };
  for (let at = 0; at < VALUES.length; at++) values[row + at] = VALUES[at]?.(view) ?? 0;
}

type Test = (site: Site, view: View) => boolean;

/** 1 where a test holds of any place of the candidate. */
function some(test: Test): (view: View) => number {
  return (view) => one(view.sites.some((site) => test(site, view)));
}

/** The share of the candidate's places that a test holds of. */
function share(test: Test): (view: View) => number {
  return (view) => view.sites.filter((site) => test(site, view)).length / view.sites.length;
}

function one(holds: boolean): number {
  return holds ? 1 : 0;
}

/** Whether a colon follows the name or a later word of the title. */
function hasColonAfter({ field, last, end }: Site): boolean {
  if (field.text.indexOf(':', end) < 0) return false;
  for (let at = last; at < field.tokens.length; at++) {
    const place = { field, first: at, last: at };
    if (isFollowedBy(':', place, endOfName(place))) return true;
  }
  return false;
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
