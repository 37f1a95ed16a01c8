import type { Candidate, Occurrence } from './candidate.js';
import type { Corpus, PhraseStatistics } from './corpus.js';
import { memoize } from './memo.js';
import { bins, markAfter, markBefore, tagOf } from './word-feature.js';

/**
 * The first model: a logistic regression over named features of a candidate's words, of the words around them, and of binned corpus
 * statistics ("head=network", "before=novel", "papers=4"). It is cheap, so it decides which candidates are worth the trees.
 */
export interface WordModel {
  /** Log-odds that a candidate is a concept. */
  score(candidate: Candidate): number;
}

interface WordWeights {
  readonly first: number;
  readonly head: number;
  readonly alone: number;
  readonly word: number;
  readonly before: number;
  readonly after: number;
  readonly start: number;
  readonly end: number;
  /** Of its first and last letters where it stands alone. */
  readonly aloneShape: number;
  readonly tag: string;
  /** By the word after it. */
  readonly firstTwo: ReadonlyMap<string, number> | undefined;
  readonly lastTwo: ReadonlyMap<string, number> | undefined;
}

/** Words of texts whose weights are kept; more than a corpus has, and few megabytes. */
const KEPT_WORDS = 100_000;

/**
 * The model from its weights, a feature and its weight a line under a header; the line without a feature is the intercept.
 * Weights are looked up once a word and once a combination of marks, not once a candidate; what is added up is the same as over
 * wordFeatures.
 */
export function parseWordModel(text: string, corpus: Corpus): WordModel {
  const weights = parseWeightLines(text);
  const of = (feature: string): number => weights.get(feature) ?? 0;
  const pairs = (kind: string) => pairWeights(weights, kind);
  const [firstTwo, lastTwo] = [pairs('first two='), pairs('last two=')];
  const weigh = memoize(
    KEPT_WORDS,
    (word: string): WordWeights => ({
      first: of(`first=${word}`),
      head: of(`head=${word}`),
      alone: of(`alone=${word}`),
      word: of(`word=${word}`),
      before: of(`before=${word}`),
      after: of(`after=${word}`),
      start: of(`start=${word.slice(0, 3)}`),
      end: of(`end=${word.slice(-3)}`),
      aloneShape: of(`alone start=${word.slice(0, 3)}`) + of(`alone end=${word.slice(-3)}`),
      tag: corpus.word(word)?.tag ?? '?',
      firstTwo: firstTwo.get(word),
      lastTwo: lastTwo.get(word),
    }),
  );
  const tags = nested((pattern) => of(`tags=${pattern}`));
  const between = nested((marks) => of(`between=${marks}`));
  const cases = nested((marks) => of(`case=${marks}`));
  const ofPhrase = new WeakMap<PhraseStatistics, number>();
  const unseen = of('papers=0');
  const intercept = of('');

  const phraseWeight = (phrase: PhraseStatistics | undefined): number => {
    if (!phrase) return unseen;
    let sum = ofPhrase.get(phrase);
    if (sum === undefined) {
      sum = bins(phrase).reduce((total, [name, bin]) => total + of(`${name}=${bin}`), 0);
      ofPhrase.set(phrase, sum);
    }
    return sum;
  };
  const surroundings = ({ field, first, last }: Occurrence): number => {
    const { tokens, text } = field;
    const from = tokens[first];
    const to = tokens[last];
    if (!from || !to) return 0;
    const before = from.bound ? tokens[first - 1] : undefined;
    const after = tokens[last + 1]?.bound ? tokens[last + 1] : undefined;
    const marks = between.go(tagOf(before, corpus)).go(tagOf(after, corpus));
    const hyphen = from.hyphenated ? marks.go('-') : marks;
    const writingMarks = from === to ? cases.go(from.shape) : cases.go(from.shape).go(to.shape);
    return (
      (before ? weigh(before.folded).before : of(`before mark=${markBefore(tokens, first)}`)) +
      (after ? weigh(after.folded).after : of(`after mark=${markAfter(text, to)}`)) +
      (after?.hyphenated ? hyphen.go('+') : hyphen).weight +
      (field.field === 'title' ? writingMarks.go(' title') : writingMarks).weight
    );
  };
  return {
    score({ words, occurrences, form }) {
      let sum = intercept + phraseWeight(corpus.phrase(form));
      const first = weigh(words[0] ?? '');
      let head = first;
      let before = first;
      let pattern = tags;
      for (let at = 0; at < words.length; at++) {
        before = head;
        head = at === 0 ? first : weigh(words[at] ?? '');
        sum += head.word;
        pattern = pattern.go(head.tag);
      }
      sum += pattern.weight + first.first + head.head;
      if (words.length === 1) sum += head.alone + head.aloneShape;
      else {
        sum += first.start + head.end;
        sum += (first.firstTwo?.get(words[1] ?? '') ?? 0) + (before.lastTwo?.get(words.at(-1) ?? '') ?? 0);
      }
      let around = 0;
      for (const occurrence of occurrences) around += surroundings(occurrence);
      return sum + around / occurrences.length;
    },
  };
}

function parseWeightLines(text: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const line of text.split('\n').slice(1)) {
    const [feature = '', weight] = line.split('\t');
    if (weight !== undefined) weights.set(feature, Number(weight));
  }
  return weights;
}

/** The weights of a kind's two words, by the first and then the second. */
function pairWeights(
  weights: ReadonlyMap<string, number>,
  kind: string,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const pairs = new Map<string, Map<string, number>>();
  for (const [feature, weight] of weights) {
    if (!feature.startsWith(kind)) continue;
    const [first = '', second = ''] = feature.slice(kind.length).split(' ');
    pairs.set(first, (pairs.get(first) ?? new Map<string, number>()).set(second, weight));
  }
  return pairs;
}

/** A weight for marks one after another, reached without putting them together. */
interface Marks {
  readonly weight: number;
  go(mark: string): Marks;
}

function nested(weightOf: (marks: string) => number, marks = ''): Marks {
  const next = new Map<string, Marks>();
  return {
    weight: weightOf(marks),
    go(mark) {
      let found = next.get(mark);
      if (!found) {
        found = nested(weightOf, marks + mark);
        next.set(mark, found);
      }
      return found;
    },
  };
}
