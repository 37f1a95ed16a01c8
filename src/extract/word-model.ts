import type { Candidate } from './candidate.js';
import type { KnownField } from './known-field.js';
import type { Lexicon } from './lexicon.js';
import { markAfter, markBefore } from './word-feature.js';
import { AFTER, ALONE, BEFORE, END, FIRST, HEAD, START, WORD, type WordWeights } from './word-weight.js';

/**
 * The first model: a logistic regression over named features of a candidate's words, of the words around them, and of binned corpus
 * statistics ("head=network", "before=novel", "papers=4"). It is cheap, so it decides which candidates are worth the trees.
 * Weights are looked up once a word, a phrase and a token, not once a candidate; what is added up is the same as over wordFeatures.
 */
export interface WordModel {
  /** Log-odds that a candidate of these fields is a concept. */
  scorer(fields: readonly KnownField[], lexicon: Lexicon): (candidate: Candidate) => number;
}

/** What each token of a field adds to the candidates that begin, end or stand there. */
interface TokenWeights {
  readonly first: Float64Array;
  readonly head: Float64Array;
  readonly word: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly alone: Float64Array;
  readonly firstTwo: Float64Array;
  readonly lastTwo: Float64Array;
  /** Of what stands before a candidate that begins here, and after one that ends here. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** Codes of what weighs together only: parts of speech here, before and after, and how the word is written. */
  readonly tag: Uint8Array;
  readonly tagBefore: Uint8Array;
  readonly tagAfter: Uint8Array;
  readonly shape: Uint8Array;
}

const TAGS = ['N', 'V', 'A', 'R', 'X', '?'];
/** Parts of speech of the words around, a stop word, the end of what is bound; each without and with a hyphen between. */
const AROUND = [...TAGS, 'stop', '|'];
const [STOP, NOTHING] = [TAGS.length, TAGS.length + 1];
const codeOf = (tag: string): number => TAGS.indexOf(tag);
const SHAPES = ['A', 'C', 'M', 'm', 'd', 'a'];

/** The model of some weights. */
export function createWordModel({ of }: WordWeights): WordModel {
  const intercept = of('');
  const pattern = patternWeights((tags) => of(`tags=${tags}`));
  const between = AROUND.flatMap((left) =>
    ['', '-'].map((minus) =>
      AROUND.flatMap((right) => ['', '+'].map((plus) => of(`between=${left}${right}${minus}${plus}`))),
    ),
  );
  /** By the shapes of the first and the last word, of a single one, and then in the title. */
  const cases = ['', ' title'].map((title) =>
    SHAPES.map((first) => [...SHAPES, ''].map((last) => of(`case=${first}${last}${title}`))),
  );

  const beforeMark = { ',': of('before mark=,'), '^': of('before mark=^') };
  const afterMarks = new Map<string, number>();
  const afterMark = (mark: string): number => {
    const weight = afterMarks.get(mark) ?? of(`after mark=${mark}`);
    afterMarks.set(mark, weight);
    return weight;
  };

  const weighTokens = (field: KnownField): TokenWeights => {
    const { tokens, words, text } = field;
    const weights = createTokenWeights(tokens.length);
    for (let at = 0; at < tokens.length; at++) {
      const [token, previous, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
      const [word, before, after] = [words[at]?.known, words[at - 1]?.known, words[at + 1]?.known];
      if (!token || !word) continue;
      const { values } = word.weights;
      weights.first[at] = values[FIRST] ?? 0;
      weights.head[at] = values[HEAD] ?? 0;
      weights.word[at] = values[WORD] ?? 0;
      weights.start[at] = values[START] ?? 0;
      weights.end[at] = values[END] ?? 0;
      weights.alone[at] = values[ALONE] ?? 0;
      weights.tag[at] = codeOf(word.statistics.tag);
      weights.shape[at] = SHAPES.indexOf(token.shape);
      weights.tagBefore[at] = NOTHING * 2;
      weights.tagAfter[at] = NOTHING * 2;
      if (after) weights.firstTwo[at] = word.weights.firstTwo?.get(after.folded) ?? 0;
      if (before) weights.lastTwo[at] = before.weights.lastTwo?.get(word.folded) ?? 0;
      if (before && token.bound) {
        weights.before[at] = before.weights.values[BEFORE] ?? 0;
        weights.tagBefore[at] =
          (previous?.content ? codeOf(before.statistics.tag) : STOP) * 2 + Number(token.hyphenated);
      } else weights.before[at] = beforeMark[markBefore(field, at)];
      if (after && next?.bound) {
        weights.after[at] = after.weights.values[AFTER] ?? 0;
        weights.tagAfter[at] = (next.content ? codeOf(after.statistics.tag) : STOP) * 2 + Number(next.hyphenated);
      } else weights.after[at] = afterMark(markAfter(text, token));
    }
    return weights;
  };

  return {
    scorer(fields, lexicon) {
      const byField = new Map(fields.map((field) => [field, weighTokens(field)]));
      const wordsOf = ({ phrase, length, occurrences: [place] }: Candidate): number => {
        const token = place && byField.get(place.field);
        if (!place || !token) return intercept;
        const { first, last } = place;
        let sum = intercept + lexicon.weight(phrase);
        let tags = 0;
        for (let at = first; at <= last; at++) {
          sum += token.word[at] ?? 0;
          tags = tags * 8 + (token.tag[at] ?? 0) + 1;
        }
        sum += pattern(tags) + (token.first[first] ?? 0) + (token.head[last] ?? 0);
        if (length === 1) return sum + (token.alone[first] ?? 0);
        sum += (token.start[first] ?? 0) + (token.end[last] ?? 0);
        return sum + (token.firstTwo[first] ?? 0) + (token.lastTwo[last] ?? 0);
      };
      return (candidate) => {
        let around = 0;
        for (const { field, first, last } of candidate.occurrences) {
          const token = byField.get(field);
          if (!token) continue;
          const shape = cases[field.field === 'title' ? 1 : 0]?.[token.shape[first] ?? 0];
          around +=
            (token.before[first] ?? 0) +
            (token.after[last] ?? 0) +
            (between[token.tagBefore[first] ?? 0]?.[token.tagAfter[last] ?? 0] ?? 0) +
            (shape?.[first === last ? SHAPES.length : (token.shape[last] ?? 0)] ?? 0);
        }
        return wordsOf(candidate) + around / candidate.occurrences.length;
      };
    },
  };
}

/** Weights of patterns of parts of speech, by their codes plus 1 as octal digits. */
function patternWeights(weightOf: (tags: string) => number): (code: number) => number {
  const known = new Map<number, number>();
  return (code) => {
    let weight = known.get(code);
    if (weight === undefined) {
      const tags = Array.from(code.toString(8), (digit) => TAGS[Number(digit) - 1] ?? '');
      weight = weightOf(tags.join(''));
      known.set(code, weight);
    }
    return weight;
  };
}

function createTokenWeights(tokens: number): TokenWeights {
  const weights = () => new Float64Array(tokens);
  const codes = () => new Uint8Array(tokens);
  return {
    first: weights(),
    head: weights(),
    word: weights(),
    start: weights(),
    end: weights(),
    alone: weights(),
    firstTwo: weights(),
    lastTwo: weights(),
    before: weights(),
    after: weights(),
    tag: codes(),
    tagBefore: codes(),
    tagAfter: codes(),
    shape: codes(),
  };
}
