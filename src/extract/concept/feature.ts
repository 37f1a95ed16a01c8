import { UNKNOWN, type WordStatistics } from '../lexicon/corpus.js';
import { type Lexicon, NO_PHRASE } from '../lexicon/lexicon.js';
import { PHRASE_COLUMN_NAMES, type PhraseColumn, phraseColumn } from '../lexicon/phrase-column.js';
import type { Candidate } from '../text/candidate.js';
import type { Document } from '../text/document.js';
import { phraseAt } from '../text/known-field.js';
import { describePlace, PLACE_FEATURES } from './place.js';

/** A feature of the second model: its name, what group it belongs to, and where its value for a candidate comes from. */
interface Feature {
  readonly group: 'corpus' | 'document' | 'vocabulary';
  readonly name: string;
  readonly source: Source;
}

type Source = PartColumn | 'place' | ((view: View) => number);

/** What the corpus says of a part of a candidate. */
interface PartColumn {
  readonly part: Part;
  readonly column: PhraseColumn;
}

/** A candidate's phrase, and its parts where they are shorter. */
const PARTS = ['phrase', 'first', 'head', 'prefix', 'suffix', 'firstTwo', 'lastTwo'] as const;
type Part = (typeof PARTS)[number];

/** What the other features of one candidate are read from. */
interface View {
  readonly firstWord: WordStatistics;
  readonly headWord: WordStatistics;
  /** 1 where it is a name of the vocabulary. */
  readonly isName: number;
  /** Words of the longest name of the vocabulary that it begins with, and ends with; not counting itself. */
  readonly namePrefix: number;
  readonly nameSuffix: number;
  readonly rarestPapers: number;
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
  ...PLACE_FEATURES.map((name): Feature => ({ group: 'document', name, source: 'place' })),
  ...group('vocabulary', {
    'is name': ({ isName }) => isName,
    'begins with name': ({ namePrefix }) => namePrefix,
    'ends with name': ({ nameSuffix }) => nameSuffix,
  }),
];

/** The names of FEATURES as the trainer and the model files write them. */
export const FEATURE_NAMES: readonly string[] = FEATURES.map(({ group, name }) => `${group}: ${name}`);

function group(name: Feature['group'], features: Record<string, Source>): Feature[] {
  return Object.entries(features).map(([key, source]) => ({ group: name, name: key, source }));
}

function of(part: Part, column: PhraseColumn): PartColumn {
  return { part, column };
}

/** The features that are copied from the corpus: their places, and the numbers of their parts and columns. */
const COPIED = FEATURES.flatMap(({ source }, at) =>
  typeof source === 'object' ? [{ at, part: PARTS.indexOf(source.part), column: phraseColumn(source.column) }] : [],
);
const PLACE_AT = FEATURES.findIndex(({ source }) => source === 'place');
const COMPUTED = FEATURES.flatMap(({ source }, at) => (typeof source === 'function' ? [{ at, value: source }] : []));

/** Writes the values of all FEATURES for a candidate into `values`, from `row` on. */
export function describe(
  candidate: Candidate,
  document: Document,
  lexicon: Lexicon,
  values: Float64Array,
  row: number,
): void {
  const parts = partsOf(candidate);
  for (const { at, part, column } of COPIED) values[row + at] = lexicon.valueAt(parts[part] ?? NO_PHRASE, column);
  describePlace(candidate, document, values, row + PLACE_AT);
  const view = viewOf(candidate, lexicon);
  for (const { at, value } of COMPUTED) values[row + at] = value(view);
}

/** The phrases of the PARTS. */
function partsOf(candidate: Candidate): number[] {
  const { length, phrase } = candidate;
  const end = length - 1;
  return [
    phrase,
    partOf(candidate, 0, 0),
    partOf(candidate, end, end),
    length > 1 ? partOf(candidate, 0, end - 1) : NO_PHRASE,
    length > 1 ? partOf(candidate, 1, end) : NO_PHRASE,
    length > 2 ? partOf(candidate, 0, 1) : NO_PHRASE,
    length > 2 ? partOf(candidate, end - 1, end) : NO_PHRASE,
  ];
}

/** The phrase from one of a candidate's words to another, both inclusive. */
function partOf({ field, first }: Candidate, from: number, to: number): number {
  return phraseAt(field, first + from, first + to);
}

function viewOf(candidate: Candidate, lexicon: Lexicon): View {
  const { length, phrase } = candidate;
  const end = length - 1;
  let rarestPapers = Number.POSITIVE_INFINITY;
  for (let at = 0; at < length; at++) rarestPapers = Math.min(rarestPapers, candidate.word(at)?.known.papers ?? 0);
  let [namePrefix, nameSuffix] = [end, end];
  while (namePrefix > 0 && !lexicon.isName(partOf(candidate, 0, namePrefix - 1))) namePrefix -= 1;
  while (nameSuffix > 0 && !lexicon.isName(partOf(candidate, length - nameSuffix, end))) nameSuffix -= 1;
  return {
    firstWord: candidate.word(0)?.known.statistics ?? UNKNOWN,
    headWord: candidate.head?.known.statistics ?? UNKNOWN,
    isName: lexicon.isName(phrase) ? 1 : 0,
    namePrefix,
    nameSuffix,
    rarestPapers,
  };
}
