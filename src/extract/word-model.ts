import type { Candidate, Occurrence } from './candidate.js';
import type { PhraseStatistics } from './corpus.js';
import type { Lexicon, Word } from './lexicon.js';
import { bins, markAfter, markBefore } from './word-feature.js';

/**
 * The first model: a logistic regression over named features of a candidate's words, of the words around them, and of binned corpus
 * statistics ("head=network", "before=novel", "papers=4"). It is cheap, so it decides which candidates are worth the trees.
 * Weights are looked up once a word, a phrase and a combination of marks, not once a candidate; what is added up is the same as over
 * wordFeatures.
 */
export interface WordModel {
  /** All weights that a word has. */
  weigh(word: string): WordWeights;
  /** The weight of a phrase's statistics. */
  weighPhrase(statistics: PhraseStatistics): number;
  /** Log-odds that a candidate is a concept. */
  score(candidate: Candidate, lexicon: Lexicon): number;
}

/** The weights of one word: numbers in one list, for they are asked for together; see the constants below. */
export interface WordWeights {
  readonly values: readonly number[];
  /** By the word after it. */
  readonly firstTwo: ReadonlyMap<string, number> | undefined;
  readonly lastTwo: ReadonlyMap<string, number> | undefined;
}

const KINDS = ['first', 'head', 'alone', 'word', 'before', 'after'] as const;
const [FIRST, HEAD, ALONE, WORD, BEFORE, AFTER] = [0, 1, 2, 3, 4, 5];
/** Of its first letters, its last letters, and both where it stands alone. */
const [START, END, ALONE_SHAPE] = [6, 7, 8];

/** The model from its weights, a feature and its weight a line under a header; the line without a feature is the intercept. */
export function parseWordModel(text: string): WordModel {
  const weights = parseWeightLines(text);
  const of = (feature: string): number => weights.get(feature) ?? 0;
  const [firstTwo, lastTwo] = [pairWeights(weights, 'first two='), pairWeights(weights, 'last two=')];
  const tags = nested((pattern) => of(`tags=${pattern}`));
  const between = nested((marks) => of(`between=${marks}`));
  const cases = nested((marks) => of(`case=${marks}`));
  const beforeMark = nested((mark) => of(`before mark=${mark}`));
  const afterMark = nested((mark) => of(`after mark=${mark}`));
  const intercept = of('');

  const surroundings = ({ field, first, last }: Occurrence): number => {
    const { tokens, words, text } = field;
    const from = tokens[first];
    const to = tokens[last];
    if (!from || !to) return 0;
    const next = tokens[last + 1];
    const before = from.bound ? words[first - 1]?.known : undefined;
    const after = next?.bound ? words[last + 1]?.known : undefined;
    const tagBefore = !before ? '|' : tokens[first - 1]?.content ? before.statistics.tag : 'stop';
    const tagAfter = !after ? '|' : next?.content ? after.statistics.tag : 'stop';
    const marks = between.go(tagBefore).go(tagAfter);
    const hyphen = from.hyphenated ? marks.go('-') : marks;
    const shapes = from === to ? cases.go(from.shape) : cases.go(from.shape).go(to.shape);
    return (
      (before ? weightOf(before, BEFORE) : beforeMark.go(markBefore(field, first)).weight) +
      (after ? weightOf(after, AFTER) : afterMark.go(markAfter(text, to)).weight) +
      (after && next?.hyphenated ? hyphen.go('+') : hyphen).weight +
      (field.field === 'title' ? shapes.go(' title') : shapes).weight
    );
  };
  return {
    weigh: (word) => ({
      values: [
        ...KINDS.map((kind) => of(`${kind}=${word}`)),
        of(`start=${word.slice(0, 3)}`),
        of(`end=${word.slice(-3)}`),
        of(`alone start=${word.slice(0, 3)}`) + of(`alone end=${word.slice(-3)}`),
      ],
      firstTwo: firstTwo.get(word),
      lastTwo: lastTwo.get(word),
    }),
    weighPhrase: (statistics) => bins(statistics).reduce((total, [name, bin]) => total + of(`${name}=${bin}`), 0),
    score({ phrase, occurrences, length }, lexicon) {
      const place = occurrences[0];
      if (!place) return intercept;
      const { words } = place.field;
      const known = (at: number) => words[place.first + at]?.known;
      let sum = intercept + lexicon.weight(phrase);
      let pattern = tags;
      for (let at = 0; at < length; at++) {
        const word = known(at);
        if (!word) continue;
        sum += weightOf(word, WORD);
        pattern = pattern.go(word.statistics.tag);
      }
      const [first, head] = [known(0), known(length - 1)];
      if (!first || !head) return sum;
      sum += pattern.weight + weightOf(first, FIRST) + weightOf(head, HEAD);
      if (length === 1) sum += weightOf(head, ALONE) + weightOf(head, ALONE_SHAPE);
      else {
        sum += weightOf(first, START) + weightOf(head, END);
        const ofFirst = first.weights.firstTwo?.get(known(1)?.folded ?? '') ?? 0;
        sum += ofFirst + (known(length - 2)?.weights.lastTwo?.get(head.folded) ?? 0);
      }
      let around = 0;
      for (const occurrence of occurrences) around += surroundings(occurrence);
      return sum + around / occurrences.length;
    },
  };
}

function weightOf({ weights }: Word, kind: number): number {
  return weights.values[kind] ?? 0;
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
