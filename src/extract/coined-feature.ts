import { foldPhrase } from '../domain/fold.js';
import type { Acronym } from './acronym.js';
import { type Candidate, endOf, type Occurrence, startOf } from './candidate.js';
import type { Corpus } from './corpus.js';
import type { Document } from './document.js';
import type { Token } from './token.js';

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
    return (NAME_SHAPES.has(from.shape) || NAME_SHAPES.has(to.shape)) && isNameLike(nameOf(place));
  });
}

/** Shapes of words that a name is told by: capitals inside or throughout. */
const NAME_SHAPES = new Set(['A', 'M', 'm']);

/** What the features of one candidate are read from. */
interface View extends CoinedContext {
  readonly candidate: Candidate;
  readonly inTitle: readonly Occurrence[];
  readonly inAbstract: readonly Occurrence[];
  /** The acronym that it is the short form of. */
  readonly own: Acronym | undefined;
  /** As it is written where it stands first, and the words of that. */
  readonly spelling: string;
  readonly pieces: readonly string[];
}

/** What the model for coined names sees of a candidate. */
const FEATURES: Readonly<Record<string, (view: View) => number>> = {
  'in title': ({ inTitle }) => inTitle.length,
  'before colon': ({ inTitle }) => one(inTitle.some((place) => place.first === 0 && colonAfter(place))),
  'in part before colon': ({ inTitle }) =>
    one(
      inTitle.some(({ field, last }) =>
        field.tokens.slice(last).some((_, at) => colonAfter({ field, first: 0, last: last + at })),
      ),
    ),
  'whole title': ({ inTitle }) =>
    one(inTitle.some(({ field, first, last }) => first === 0 && last === field.tokens.length - 1)),
  count: ({ candidate }) => candidate.occurrences.length,
  'first position': ({ inAbstract: [first] }) => (first ? startOf(first) / first.field.text.length : 2),
  sentences: ({ inAbstract }) => new Set(inAbstract.map(({ field, first }) => field.tokens[first]?.sentence)).size,
  'after called': some((place) => CALLED.has(wordBefore(place, 1)) || CALLED.has(wordBefore(place, 2))),
  'after make': some((place) => MAKE.has(wordBefore(place, 1)) || MAKE.has(wordBefore(place, 2))),
  'make in sentence': some((place) => saysMaking(sentenceBefore(place))),
  'after our': some((place) => OURS.has(wordBefore(place, 1)) || OURS.has(wordBefore(place, 2))),
  'after example': share(
    (place) => EXAMPLE.has(wordBefore(place, 1)) || (wordBefore(place, 1) === 'a' && wordBefore(place, 2) === 'such'),
  ),
  'after preposition': share((place) => PREPOSITION.has(wordBefore(place, 1))),
  'before explanation': some(({ field, last }) => ['short', 'stand'].includes(field.tokens[last + 1]?.folded ?? '')),
  'before verb': share((place, { corpus }) => isVerb(wordAfter(place), corpus)),
  'before kind': share((place) => KINDS.has(wordAfter(place))),
  'before bracket': some(
    (place, { document }) => explains(place, document.acronyms) || /^\s?\(/.test(textAfter(place)),
  ),
  'in brackets': some((place) => /\($/.test(textBefore(place)) && /^\)/.test(textAfter(place))),
  'short form': ({ own }) => one(own !== undefined),
  'long form': ({ document, candidate }) => one(document.longForms.has(candidate.form)),
  'explained in making': ({ own }) => one(own !== undefined && saysMaking(sentenceBeforeOffset(own))),
  'long form papers': ({ own, corpus }) => (own ? papersOf(foldPhrase(own.long), corpus) : -1),
  papers: ({ candidate, corpus }) => papersOf(candidate.form, corpus),
  'head papers': ({ candidate, corpus }) => papersOf(candidate.words.at(-1) ?? '', corpus),
  'rarest word papers': ({ candidate, corpus }) => Math.min(...candidate.words.map((word) => papersOf(word, corpus))),
  'known words': ({ candidate: { words }, corpus }) =>
    words.filter((word) => corpus.word(word) !== undefined).length / words.length,
  'capital first': ({ spelling }) => one(/^\p{Lu}/u.test(spelling)),
  'capital words': ({ pieces }) => pieces.filter((piece) => /^\p{Lu}/u.test(piece)).length / pieces.length,
  'inner capital': ({ spelling }) => one(/\p{Ll}\p{Lu}/u.test(spelling)),
  'all capitals': ({ spelling }) => one(/^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*s?$/u.test(spelling)),
  digit: ({ spelling }) => one(/\p{N}/u.test(spelling)),
  hyphens: ({ spelling }) => spelling.split('-').length - 1,
  words: ({ candidate }) => candidate.words.length,
  letters: ({ spelling }) => spelling.length,
  'head commonness': ({ candidate, corpus }) => corpus.word(candidate.words.at(-1) ?? '')?.commonness ?? 100,
  vocabulary: ({ candidate, isKnown }) => one(isKnown(candidate.form)),
};

/** The names of the features, in the order of their values. */
export const COINED_FEATURES: readonly string[] = Object.keys(FEATURES);

/** The COINED_FEATURES of a candidate. */
export function describeCoined(candidate: Candidate, context: CoinedContext): Float64Array {
  const { occurrences, form } = candidate;
  const spelling = nameOf(occurrences[0]);
  const view: View = {
    ...context,
    candidate,
    inTitle: occurrences.filter(({ field }) => field.field === 'title'),
    inAbstract: occurrences.filter(({ field }) => field.field === 'abstract'),
    own: context.document.shortForms.get(form),
    spelling,
    pieces: spelling.split(/[\s-]+/),
  };
  return Float64Array.from(Object.values(FEATURES), (value) => value(view));
}

type Test = (place: Occurrence, view: View) => boolean;

/** 1 where a test holds of any place of the candidate. */
function some(test: Test): (view: View) => number {
  return (view) => one(view.candidate.occurrences.some((place) => test(place, view)));
}

/** The share of the candidate's places that a test holds of. */
function share(test: Test): (view: View) => number {
  return (view) => {
    const { occurrences } = view.candidate;
    return occurrences.filter((place) => test(place, view)).length / occurrences.length;
  };
}

function one(holds: boolean): number {
  return holds ? 1 : 0;
}

function papersOf(phrase: string, corpus: Corpus): number {
  return Math.log1p(corpus.phrase(phrase)?.papers ?? 0);
}

function saysMaking(tokens: readonly Token[]): boolean {
  return tokens.some(({ folded }) => MAKE.has(folded));
}

/** "GROOVE", "AdaNPC", "PA-DA", "WILDS2", not "Learning" or "state-of-the-art". */
function isNameLike(word: string): boolean {
  return (
    /[\p{Ll}\p{N}-]\p{Lu}|\p{Lu}.*\p{Lu}|\p{Lu}.*\p{N}|\p{N}.*\p{Lu}/u.test(word) && !/^(?:\p{Lu}\.)+$/u.test(word)
  );
}

/** Where a name ends, without a possessive. */
export function endOfName(place: Occurrence): number {
  const end = endOf(place);
  return /['’]s$/.test(place.field.text.slice(0, end)) ? end - 2 : end;
}

export function nameOf(place: Occurrence | undefined): string {
  return place ? place.field.text.slice(startOf(place), endOfName(place)) : '';
}

const textBefore = (place: Occurrence): string =>
  place.field.text.slice(Math.max(0, startOf(place) - 2), startOf(place));
const textAfter = (place: Occurrence): string => place.field.text.slice(endOfName(place), endOfName(place) + 2);
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
      field === place.field && longStart === startOf(place) && longEnd === endOfName(place),
  );
}
