import type { Candidate } from './candidate.js';
import { UNKNOWN, type WordStatistics } from './corpus.js';
import type { Document } from './document.js';
import { phraseAt } from './known-field.js';
import { type Lexicon, NO_PHRASE } from './lexicon.js';
import { PHRASE_COLUMN_NAMES, type PhraseColumn, phraseColumn } from './phrase-column.js';
import { type Place, placeOf } from './place.js';

/** A feature of the second model: its name, what group it belongs to, and its value for a candidate. */
interface Feature {
  readonly group: 'corpus' | 'document' | 'vocabulary';
  readonly name: string;
  readonly value: (view: View) => number;
}

/** What the features of one candidate are read from. */
interface View extends Parts {
  readonly lexicon: Lexicon;
  readonly candidate: Candidate;
  readonly place: Place;
  readonly firstWord: WordStatistics;
  readonly headWord: WordStatistics;
  /** Words of the longest name of the vocabulary that it begins with, and ends with; not counting itself. */
  readonly namePrefix: number;
  readonly nameSuffix: number;
  readonly rarestPapers: number;
}

/** A candidate's phrase, and its parts where they are shorter. */
interface Parts {
  readonly phrase: number;
  readonly first: number;
  readonly head: number;
  readonly prefix: number;
  readonly suffix: number;
  readonly firstTwo: number;
  readonly lastTwo: number;
}

export const FEATURES: readonly Feature[] = [
  ...group('corpus', {
    ...Object.fromEntries(PHRASE_COLUMN_NAMES.map((name) => [name, of('phrase', name)])),
    'head papers': of('head', 'papers'),
    'head titles': of('head', 'titles'),
    'head right': of('head', 'right'),
    'head free': of('head', 'free'),
    'first papers': of('first', 'papers'),
    'first titles': of('first', 'titles'),
    'first right': of('first', 'right'),
    'as head': ({ headWord }) => Math.log1p(headWord.asHead),
    'as first': ({ firstWord }) => Math.log1p(firstWord.asFirst),
    'rarest word': ({ rarestPapers }) => rarestPapers,
    'prefix papers': of('prefix', 'papers'),
    'prefix titles': of('prefix', 'titles'),
    'prefix free': of('prefix', 'free'),
    'suffix papers': of('suffix', 'papers'),
    'suffix titles': of('suffix', 'titles'),
    'suffix free': of('suffix', 'free'),
    'last two papers': of('lastTwo', 'papers'),
    'first two papers': of('firstTwo', 'papers'),
  }),
  ...group('document', {
    count: ({ candidate }) => candidate.occurrences.length,
    'in title': ({ place }) => place.title,
    'in abstract': ({ candidate, place }) => candidate.occurrences.length - place.title,
    'first position': ({ place }) => place.position,
    'first sentence': ({ place }) => place.sentence,
    'last position': ({ place }) => place.lastPosition,
    sentences: ({ place }) => place.sentences,
    'hyphen before': ({ place }) => place.hyphenBefore,
    'hyphen after': ({ place }) => place.hyphenAfter,
    'content before': ({ place }) => place.left,
    'content after': ({ place }) => place.right,
    'free here': ({ place }) => place.free,
    'bracket after': ({ place }) => place.bracketAfter,
    'in brackets': ({ place }) => place.inBrackets,
    capital: ({ place }) => place.capital,
    'all capitals': ({ place }) => place.allCapitals,
    length: ({ candidate }) => candidate.length,
    letters: ({ candidate }) => candidate.form.length,
    'last word letters': ({ candidate }) => candidate.words.at(-1)?.known.folded.length ?? 0,
    digits: ({ candidate }) => (/\d/.test(candidate.form) ? 1 : 0),
    'long form': ({ place }) => place.longForm,
    'short form': ({ place }) => place.shortForm,
    'title words': ({ place }) => place.titleWords,
    'word repeats': ({ place }) => place.wordRepeats,
    'head elsewhere': ({ place }) => place.headElsewhere,
    'inner hyphens': ({ place }) => place.innerHyphens,
  }),
  ...group('vocabulary', {
    'is name': ({ lexicon, phrase }) => (lexicon.isName(phrase) ? 1 : 0),
    'begins with name': ({ namePrefix }) => namePrefix,
    'ends with name': ({ nameSuffix }) => nameSuffix,
  }),
];

/** The names of FEATURES as the trainer and the model files write them. */
export const FEATURE_NAMES: readonly string[] = FEATURES.map(({ group, name }) => `${group}: ${name}`);

function group(name: Feature['group'], features: Record<string, (view: View) => number>): Feature[] {
  return Object.entries(features).map(([key, value]) => ({ group: name, name: key, value }));
}

/** What the corpus says of a part of a candidate. */
function of(part: keyof Parts, column: PhraseColumn): (view: View) => number {
  const at = phraseColumn(column);
  return (view) => view.lexicon.valueAt(view[part], at);
}

/** Writes the values of all FEATURES for a candidate into `values`, from `row` on. */
export function describe(
  candidate: Candidate,
  document: Document,
  lexicon: Lexicon,
  values: Float64Array,
  row: number,
): void {
  const view = viewOf(candidate, document, lexicon);
  for (let at = 0; at < FEATURES.length; at++) values[row + at] = FEATURES[at]?.value(view) ?? 0;
}

function viewOf(candidate: Candidate, document: Document, lexicon: Lexicon): View {
  const { words, length, occurrences, phrase } = candidate;
  const [occurrence] = occurrences;
  const part = (from: number, to: number): number =>
    occurrence ? phraseAt(occurrence.field, occurrence.first + from, occurrence.first + to) : NO_PHRASE;
  const end = length - 1;
  let rarestPapers = Number.POSITIVE_INFINITY;
  for (let at = 0; at < length; at++) rarestPapers = Math.min(rarestPapers, lexicon.value(part(at, at), 'papers'));
  let [namePrefix, nameSuffix] = [end, end];
  while (namePrefix > 0 && !lexicon.isName(part(0, namePrefix - 1))) namePrefix -= 1;
  while (nameSuffix > 0 && !lexicon.isName(part(length - nameSuffix, end))) nameSuffix -= 1;
  return {
    lexicon,
    candidate,
    place: placeOf(candidate, document),
    firstWord: words[0]?.known.statistics ?? UNKNOWN,
    headWord: words[end]?.known.statistics ?? UNKNOWN,
    phrase,
    first: part(0, 0),
    head: part(end, end),
    prefix: length > 1 ? part(0, end - 1) : NO_PHRASE,
    suffix: length > 1 ? part(1, end) : NO_PHRASE,
    firstTwo: length > 2 ? part(0, 1) : NO_PHRASE,
    lastTwo: length > 2 ? part(end - 1, end) : NO_PHRASE,
    namePrefix,
    nameSuffix,
    rarestPapers,
  };
}
