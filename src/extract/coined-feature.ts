import { foldPhrase } from '../domain/fold.js';
import type { Acronym } from './acronym.js';
import type { Candidate, Occurrence } from './candidate.js';
import type { Corpus } from './corpus.js';
import type { Document } from './document.js';
import type { Token } from './token.js';

/** What the model for coined names sees of a candidate, in this order. */
export const COINED_FEATURES = [
  'in title',
  'before colon',
  'in part before colon',
  'whole title',
  'count',
  'first position',
  'sentences',
  'after called',
  'after make',
  'make in sentence',
  'after our',
  'after example',
  'after preposition',
  'before explanation',
  'before verb',
  'before kind',
  'before bracket',
  'in brackets',
  'short form',
  'long form',
  'explained in making',
  'long form papers',
  'papers',
  'head papers',
  'rarest word papers',
  'known words',
  'capital first',
  'capital words',
  'inner capital',
  'all capitals',
  'digit',
  'hyphens',
  'words',
  'letters',
  'head commonness',
  'vocabulary',
] as const;

const MAKE = words(
  'introduce introduces introducing propose proposes proposing proposed present presents presenting develop develops developed design designs designed create creates release releases build construct describe offer contribute establish formulate devise',
);
const CALLED = words('called named dubbed termed coined denoted namely abbreviated call name term dub as');
const OURS = words('our we this these paper work article authors study new novel');
const EXAMPLE = words('like including than existing e.g popular existing recent standard');
const PREPOSITION = words('on from with using over of by in to via and or for');
const KINDS = words(
  'dataset benchmark corpus framework model network method algorithm approach system module architecture library toolkit loss pipeline platform strategy task score metric technique layer simulator suite',
);
const FINITE = words(
  'is are can ha have achieve outperform consist learn use improve provide enable perform contain take generate yield doe show demonstrate leverage combine allow reach run require',
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' ').map(foldPhrase));
}

/** What names are looked up in. */
export interface CoinedContext {
  readonly document: Document;
  readonly corpus: Corpus;
  /** Whether a vocabulary has a folded phrase. */
  readonly isKnown: (form: string) => boolean;
}

/** Whether a candidate is worth asking the model about: written like a name, or brought in like one. */
export function mayBeCoined(candidate: Candidate, document: Document): boolean {
  return candidate.occurrences.some((place) => {
    const { field, first, last } = place;
    if (field.field === 'title' && first === 0) return true;
    const [from, to] = [field.tokens[first], field.tokens[last]];
    if (!from || !to) return false;
    if (from.shape !== 'a' && to.shape !== 'a' && field.field === 'abstract') return true;
    const before = field.tokens[first - 1]?.folded ?? '';
    if (CALLED.has(before) || MAKE.has(before) || explains(place, document.acronyms)) return true;
    return (NAME_SHAPES.has(from.shape) || NAME_SHAPES.has(to.shape)) && isNameLike(spellingOf(place));
  });
}

/** Shapes of words that a name is told by: capitals inside or throughout. */
const NAME_SHAPES = new Set(['A', 'M', 'm']);

/** The COINED_FEATURES of a candidate. */
export function describeCoined(candidate: Candidate, context: CoinedContext): Float64Array {
  const { occurrences, words: parts, form } = candidate;
  const { corpus, document, isKnown } = context;
  const { acronyms } = document;
  const n = occurrences.length;
  const share = (test: (occurrence: Occurrence) => boolean) => occurrences.filter(test).length / n;
  const some = (test: (occurrence: Occurrence) => boolean) => (occurrences.some(test) ? 1 : 0);
  const inTitle = occurrences.filter(({ field }) => field.field === 'title');
  const inAbstract = occurrences.filter(({ field }) => field.field === 'abstract');
  const papers = (phrase: string) => Math.log1p(corpus.phrase(phrase)?.papers ?? 0);
  const own = document.shortForms.get(form);
  const spelling = spellingOf(occurrences[0]);
  const pieces = spelling.split(/[\s-]+/);
  return Float64Array.of(
    inTitle.length,
    inTitle.some((place) => place.first === 0 && colonAfter(place)) ? 1 : 0,
    inTitle.some(({ field, last }) =>
      field.tokens.slice(last).some((_, at) => colonAfter({ field, first: 0, last: last + at })),
    )
      ? 1
      : 0,
    inTitle.some(({ field, first, last }) => first === 0 && last === field.tokens.length - 1) ? 1 : 0,
    n,
    inAbstract[0] ? startOf(inAbstract[0]) / inAbstract[0].field.text.length : 2,
    new Set(inAbstract.map(({ field, first }) => field.tokens[first]?.sentence)).size,
    some((place) => CALLED.has(wordBefore(place, 1)) || CALLED.has(wordBefore(place, 2))),
    some((place) => MAKE.has(wordBefore(place, 1)) || MAKE.has(wordBefore(place, 2))),
    some((place) => sentenceBefore(place).some((token) => MAKE.has(token.folded))),
    some((place) => OURS.has(wordBefore(place, 1)) || OURS.has(wordBefore(place, 2))),
    share(
      (place) => EXAMPLE.has(wordBefore(place, 1)) || (wordBefore(place, 1) === 'a' && wordBefore(place, 2) === 'such'),
    ),
    share((place) => PREPOSITION.has(wordBefore(place, 1))),
    some(({ field, last }) => ['short', 'stand'].includes(field.tokens[last + 1]?.folded ?? '')),
    share((place) => isVerb(wordAfter(place), corpus)),
    share((place) => KINDS.has(wordAfter(place))),
    some((place) => explains(place, acronyms) || /^\s?\(/.test(textAfter(place))),
    some((place) => /\($/.test(textBefore(place)) && /^\)/.test(textAfter(place))),
    own ? 1 : 0,
    document.longForms.has(form) ? 1 : 0,
    own && sentenceBeforeOffset(own).some((token) => MAKE.has(token.folded)) ? 1 : 0,
    own ? papers(foldPhrase(own.long)) : -1,
    papers(form),
    papers(parts.at(-1) ?? ''),
    Math.min(...parts.map(papers)),
    parts.filter((word) => corpus.word(word) !== undefined).length / parts.length,
    /^\p{Lu}/u.test(spelling) ? 1 : 0,
    pieces.filter((piece) => /^\p{Lu}/u.test(piece)).length / pieces.length,
    /\p{Ll}\p{Lu}/u.test(spelling) ? 1 : 0,
    /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*s?$/u.test(spelling) ? 1 : 0,
    /\p{N}/u.test(spelling) ? 1 : 0,
    spelling.split('-').length - 1,
    parts.length,
    spelling.length,
    corpus.word(parts.at(-1) ?? '')?.commonness ?? 100,
    isKnown(form) ? 1 : 0,
  );
}

/** "GROOVE", "AdaNPC", "PA-DA", "WILDS2", not "Learning" or "state-of-the-art". */
function isNameLike(word: string): boolean {
  return (
    /[\p{Ll}\p{N}-]\p{Lu}|\p{Lu}.*\p{Lu}|\p{Lu}.*\p{N}|\p{N}.*\p{Lu}/u.test(word) && !/^(?:\p{Lu}\.)+$/u.test(word)
  );
}

export function startOf({ field, first }: Occurrence): number {
  return field.tokens[first]?.start ?? 0;
}

export function endOf({ field, last }: Occurrence): number {
  const end = field.tokens[last]?.end ?? 0;
  return /['’]s$/.test(field.text.slice(0, end)) ? end - 2 : end;
}

export function spellingOf(occurrence: Occurrence | undefined): string {
  return occurrence ? occurrence.field.text.slice(startOf(occurrence), endOf(occurrence)) : '';
}

const textBefore = (place: Occurrence): string =>
  place.field.text.slice(Math.max(0, startOf(place) - 2), startOf(place));
const textAfter = (place: Occurrence): string => place.field.text.slice(endOf(place), endOf(place) + 2);
const colonAfter = (place: Occurrence): boolean => /^\s?:/.test(textAfter(place));

function wordBefore({ field, first }: Occurrence, distance: number): string {
  const token = field.tokens[first - distance];
  return token && token.sentence === field.tokens[first]?.sentence ? token.folded : '';
}

function wordAfter({ field, last }: Occurrence): string {
  const token = field.tokens[last + 1];
  return token?.bound ? token.folded : '';
}

const NEAR = 12;

function sentenceBefore({ field, first }: Occurrence): readonly Token[] {
  const sentence = field.tokens[first]?.sentence;
  return field.tokens.slice(Math.max(0, first - NEAR), first).filter((token) => token.sentence === sentence);
}

function sentenceBeforeOffset({ field, longStart }: Acronym): readonly Token[] {
  const first = field.tokens.findIndex(({ start }) => start >= longStart);
  return first < 0 ? [] : sentenceBefore({ field, first, last: first });
}

function isVerb(word: string, corpus: Corpus): boolean {
  return FINITE.has(word) || (corpus.word(word)?.verb ?? 0) > 0.6;
}

/** Whether an acronym's explanation stands right here: "Node Transfer Learning" of "Node Transfer Learning (NTL)". */
function explains(place: Occurrence, acronyms: readonly Acronym[]): boolean {
  return acronyms.some(
    ({ field, longStart, longEnd }) =>
      field === place.field && longStart === startOf(place) && longEnd === endOf(place),
  );
}
