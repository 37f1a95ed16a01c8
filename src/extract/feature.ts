import type { Candidate } from './candidate.js';
import type { Corpus, PhraseStatistics, WordStatistics } from './corpus.js';
import type { Document } from './document.js';
import type { Names } from './name-index.js';
import { type Place, placeOf } from './place.js';

/** A feature of the second model: its name, what group it belongs to, and its value for a candidate. */
interface Feature {
  readonly group: 'corpus' | 'document' | 'english' | 'vocabulary';
  readonly name: string;
  readonly value: (view: View) => number;
}

/** What the features of one candidate are read from. */
interface View {
  readonly candidate: Candidate;
  readonly phrase: PhraseStatistics;
  readonly first: WordStatistics;
  readonly head: WordStatistics;
  readonly place: Place;
  readonly names: Names;
  /** Statistics of its words and of its parts. */
  readonly headPhrase: PhraseStatistics;
  readonly firstPhrase: PhraseStatistics;
  readonly prefix: PhraseStatistics;
  readonly suffix: PhraseStatistics;
  readonly lastTwo: PhraseStatistics;
  readonly firstTwo: PhraseStatistics;
  readonly rarestPapers: number;
  readonly rarestCommonness: number;
  readonly verbInside: number;
}

const UNSEEN: PhraseStatistics = {
  papers: 0,
  titles: 0,
  count: 0,
  inside: 0,
  capitals: 0,
  left: 0,
  right: 0,
  free: 0,
  defines: 0,
  leftEntropy: 0,
  rightEntropy: 0,
  ofPrefix: 0,
  ofSuffix: 0,
  cohesion: 0,
  toRight: 0,
  toLeft: 0,
  cValue: 0,
};
const UNKNOWN: WordStatistics = { noun: 0, verb: 0, adjective: 0, tag: '?', commonness: 100, asHead: 0, asFirst: 0 };

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : -1);

export const FEATURES: readonly Feature[] = [
  ...group('corpus', {
    papers: ({ phrase }) => Math.log1p(phrase.papers),
    'count a paper': ({ phrase }) => share(phrase.count, phrase.papers),
    titles: ({ phrase }) => share(phrase.titles, phrase.papers),
    capitals: ({ phrase }) => share(phrase.capitals, phrase.inside),
    left: ({ phrase }) => share(phrase.left, phrase.count),
    right: ({ phrase }) => share(phrase.right, phrase.count),
    free: ({ phrase }) => share(phrase.free, phrase.count),
    'free count': ({ phrase }) => Math.log1p(phrase.free),
    defines: ({ phrase }) => share(phrase.defines, phrase.papers),
    'left entropy': ({ phrase }) => phrase.leftEntropy,
    'right entropy': ({ phrase }) => phrase.rightEntropy,
    'of prefix': ({ phrase }) => phrase.ofPrefix,
    'of suffix': ({ phrase }) => phrase.ofSuffix,
    cohesion: ({ phrase }) => phrase.cohesion,
    'to right': ({ phrase }) => phrase.toRight,
    'to left': ({ phrase }) => phrase.toLeft,
    'C-value': ({ phrase }) => phrase.cValue,
    'head papers': ({ headPhrase }) => Math.log1p(headPhrase.papers),
    'head titles': ({ headPhrase }) => share(headPhrase.titles, headPhrase.papers),
    'head right': ({ headPhrase }) => share(headPhrase.right, headPhrase.count),
    'head free': ({ headPhrase }) => share(headPhrase.free, headPhrase.count),
    'first papers': ({ firstPhrase }) => Math.log1p(firstPhrase.papers),
    'first titles': ({ firstPhrase }) => share(firstPhrase.titles, firstPhrase.papers),
    'first right': ({ firstPhrase }) => share(firstPhrase.right, firstPhrase.count),
    'as head': ({ head }) => Math.log1p(head.asHead),
    'as first': ({ first }) => Math.log1p(first.asFirst),
    'rarest word': ({ rarestPapers }) => Math.log1p(rarestPapers),
    'prefix papers': ({ prefix }) => Math.log1p(prefix.papers),
    'prefix titles': ({ prefix }) => share(prefix.titles, prefix.papers),
    'prefix free': ({ prefix }) => share(prefix.free, prefix.count),
    'suffix papers': ({ suffix }) => Math.log1p(suffix.papers),
    'suffix titles': ({ suffix }) => share(suffix.titles, suffix.papers),
    'suffix free': ({ suffix }) => share(suffix.free, suffix.count),
    'last two papers': ({ lastTwo }) => Math.log1p(lastTwo.papers),
    'first two papers': ({ firstTwo }) => Math.log1p(firstTwo.papers),
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
    length: ({ candidate }) => candidate.words.length,
    letters: ({ candidate }) => candidate.form.length,
    'last word letters': ({ candidate }) => candidate.words.at(-1)?.length ?? 0,
    digits: ({ candidate }) => (/\d/.test(candidate.form) ? 1 : 0),
    'long form': ({ place }) => place.longForm,
    'short form': ({ place }) => place.shortForm,
    'title words': ({ place }) => place.titleWords,
    'word repeats': ({ place }) => place.wordRepeats,
    'head elsewhere': ({ place }) => place.headElsewhere,
    'inner hyphens': ({ place }) => place.innerHyphens,
  }),
  ...group('english', {
    'head commonness': ({ head }) => head.commonness,
    'first commonness': ({ first }) => first.commonness,
    'rarest commonness': ({ rarestCommonness }) => rarestCommonness,
    'head noun': ({ head }) => head.noun,
    'head verb': ({ head }) => head.verb,
    'head adjective': ({ head }) => head.adjective,
    'first noun': ({ first }) => first.noun,
    'first verb': ({ first }) => first.verb,
    'first adjective': ({ first }) => first.adjective,
    'verbs inside': ({ verbInside }) => verbInside,
  }),
  ...group('vocabulary', {
    'is name': ({ names, candidate }) => names.has(candidate.form),
    'begins with name': ({ names, candidate }) => names.prefix(candidate.form, candidate.words.length),
    'ends with name': ({ names, candidate }) => names.suffix(candidate.form, candidate.words.length),
  }),
];

/** The names of FEATURES as the trainer and the model files write them. */
export const FEATURE_NAMES: readonly string[] = FEATURES.map(({ group, name }) => `${group}: ${name}`);

function group(name: Feature['group'], features: Record<string, (view: View) => number>): Feature[] {
  return Object.entries(features).map(([key, value]) => ({ group: name, name: key, value }));
}

/** Writes the values of all FEATURES for a candidate into `values`, from `row` on. */
export function describe(
  candidate: Candidate,
  document: Document,
  corpus: Corpus,
  names: Names,
  values: Float64Array,
  row: number,
): void {
  const view = viewOf(candidate, document, corpus, names);
  for (let at = 0; at < FEATURES.length; at++) values[row + at] = FEATURES[at]?.value(view) ?? 0;
}

function viewOf(candidate: Candidate, document: Document, corpus: Corpus, names: Names): View {
  const { form, words } = candidate;
  const first = words[0] ?? '';
  const head = words.at(-1) ?? '';
  const phrase = (text: string): PhraseStatistics => corpus.phrase(text) ?? UNSEEN;
  const [begin, end] = [form.indexOf(' ') + 1, form.lastIndexOf(' ')];
  let [rarestPapers, rarestCommonness, verbInside] = [Number.POSITIVE_INFINITY, 0, 0];
  for (let at = 0; at < words.length; at++) {
    const word = corpus.word(words[at] ?? '') ?? UNKNOWN;
    rarestPapers = Math.min(rarestPapers, phrase(words[at] ?? '').papers);
    rarestCommonness = Math.max(rarestCommonness, word.commonness);
    if (at > 0 && at < words.length - 1) verbInside = Math.max(verbInside, word.verb);
  }
  return {
    candidate,
    names,
    phrase: phrase(form),
    first: corpus.word(first) ?? UNKNOWN,
    head: corpus.word(head) ?? UNKNOWN,
    place: placeOf(candidate, document),
    headPhrase: phrase(head),
    firstPhrase: phrase(first),
    prefix: words.length > 1 ? phrase(form.slice(0, end)) : UNSEEN,
    suffix: words.length > 1 ? phrase(form.slice(begin)) : UNSEEN,
    lastTwo: words.length > 2 ? phrase(`${words.at(-2)} ${head}`) : UNSEEN,
    firstTwo: words.length > 2 ? phrase(`${first} ${words[1]}`) : UNSEEN,
    rarestPapers,
    rarestCommonness,
    verbInside,
  };
}
