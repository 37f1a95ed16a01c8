import { TAGS } from '../lexicon/corpus.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { SHAPES } from '../lexicon/spelling.js';
import type { WordWeights } from '../lexicon/word-weight.js';
import type { Candidate } from '../text/candidate.js';
import { type KnownField, MAX_WORDS, phraseAt } from '../text/known-field.js';
import { markAfter, markBefore } from './word-feature.js';

/**
 * The first model: a logistic regression over named features of a candidate's words, of the words around them, and of binned corpus
 * statistics ("head=network", "before=novel", "papers=4"). It is cheap, so it decides which candidates are worth the trees.
 * Weights are looked up once a word, a phrase and a token, not once a candidate; what is added up is the same as over wordFeatures.
 */
export interface WordModel {
  /** Log-odds that a candidate of these fields, a title and perhaps an abstract, is a concept. */
  scorer(fields: readonly KnownField[], lexicon: Lexicon): (candidate: Candidate) => number;
}

/** What each token of a field adds to the candidates that begin, end or stand there: a row of numbers a token, its columns below. */
interface TokenWeights {
  readonly weights: Int32Array;
  readonly codes: Uint8Array;
}

/** Columns of weights: of a word as the first, the last and any of a candidate, of its first and last letters, alone, and with the next or the one before. */
const [FIRST_AT, HEAD_AT, WORD_AT, START_AT, END_AT, ALONE_AT, FIRST_TWO_AT, LAST_TWO_AT] = [0, 1, 2, 3, 4, 5, 6, 7];
/** Of what stands before a candidate that begins here, and after one that ends here. */
const [BEFORE_AT, AFTER_AT, WEIGHTS] = [8, 9, 10];
/** Columns of codes, of what weighs together only: parts of speech here, before and after, and how the word is written. */
const [TAG_AT, TAG_BEFORE_AT, TAG_AFTER_AT, SHAPE_AT, CODES] = [0, 1, 2, 3, 4];

/** Parts of speech of the words around, a stop word, the end of what is bound; each without and with a hyphen between. */
const AROUND = [...TAGS, 'stop', '|'];
const [STOP, NOTHING] = [TAGS.length, TAGS.length + 1];

/** The model of some weights. */
export function createWordModel({ intercept, of }: WordWeights): WordModel {
  const pattern = patternWeights((tags) => of('tags', tags));
  const between = AROUND.flatMap((left) =>
    ['', '-'].map((minus) =>
      AROUND.flatMap((right) => ['', '+'].map((plus) => of('between', `${left}${right}${minus}${plus}`))),
    ),
  );
  /** By the shapes of the first and the last word, of a single one, and then in the title. */
  const cases = ['', ' title'].map((title) =>
    SHAPES.map((first) => [...SHAPES, ''].map((last) => of('case', `${first}${last}${title}`))),
  );

  const beforeMark = { ',': of('before mark', ','), '^': of('before mark', '^') };
  const afterMarks = new Map<string, number>();
  const afterMark = (mark: string): number => {
    const weight = afterMarks.get(mark) ?? of('after mark', mark);
    afterMarks.set(mark, weight);
    return weight;
  };

  const weighTokens = (field: KnownField, lexicon: Lexicon): TokenWeights => {
    const { tokens, text } = field;
    const weights = new Int32Array(tokens.length * WEIGHTS);
    const codes = new Uint8Array(tokens.length * CODES);
    for (let at = 0; at < tokens.length; at++) {
      const [token, previous, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
      const [word, before, after] = [token?.known, previous?.known, next?.known];
      if (!token || !word) continue;
      const [row, code] = [at * WEIGHTS, at * CODES];
      weights[row + FIRST_AT] = word.first;
      weights[row + HEAD_AT] = word.head;
      weights[row + WORD_AT] = word.inside;
      weights[row + START_AT] = word.start;
      weights[row + END_AT] = word.end;
      weights[row + ALONE_AT] = word.alone;
      codes[code + TAG_AT] = word.statistics.tag;
      codes[code + SHAPE_AT] = token.shape;
      codes[code + TAG_BEFORE_AT] = NOTHING * 2;
      codes[code + TAG_AFTER_AT] = NOTHING * 2;
      if (before && token.bound) {
        const pair = phraseAt(field, at - 1, at);
        weights[row - WEIGHTS + FIRST_TWO_AT] = lexicon.firstTwo[pair] ?? 0;
        weights[row + LAST_TWO_AT] = lexicon.lastTwo[pair] ?? 0;
        weights[row + BEFORE_AT] = before.before;
        codes[code + TAG_BEFORE_AT] = (previous?.content ? before.statistics.tag : STOP) * 2 + Number(token.hyphenated);
      } else weights[row + BEFORE_AT] = beforeMark[markBefore(field, at)];
      if (after && next?.bound) {
        weights[row + AFTER_AT] = after.after;
        codes[code + TAG_AFTER_AT] = (next.content ? after.statistics.tag : STOP) * 2 + Number(next.hyphenated);
      } else weights[row + AFTER_AT] = afterMark(markAfter(text, token));
    }
    return { weights, codes };
  };

  return {
    scorer(fields, lexicon) {
      const weighed = fields.map((field) => weighTokens(field, lexicon));
      const tokensOf = (field: KnownField): TokenWeights | undefined => weighed[field === fields[0] ? 0 : 1];
      const wordsOf = (candidate: Candidate): number => {
        const token = tokensOf(candidate.field);
        if (!token) return 0;
        const { weights, codes } = token;
        const [first, last] = [candidate.first * WEIGHTS, candidate.last * WEIGHTS];
        let sum = lexicon.weight(candidate.phrase);
        let tags = 0;
        for (let at = candidate.first; at <= candidate.last; at++) {
          sum += weights[at * WEIGHTS + WORD_AT] ?? 0;
          tags = tags * 8 + (codes[at * CODES + TAG_AT] ?? 0) + 1;
        }
        sum += pattern(tags) + (weights[first + FIRST_AT] ?? 0) + (weights[last + HEAD_AT] ?? 0);
        if (first === last) return sum + (weights[first + ALONE_AT] ?? 0);
        sum += (weights[first + START_AT] ?? 0) + (weights[last + END_AT] ?? 0);
        return sum + (weights[first + FIRST_TWO_AT] ?? 0) + (weights[last + LAST_TWO_AT] ?? 0);
      };
      return (candidate) => {
        let around = 0;
        for (let at = 0; at < candidate.count; at++) {
          const { field, first, last } = candidate.place(at);
          const token = tokensOf(field);
          if (!token) continue;
          const { weights, codes } = token;
          const shape = cases[field.field === 'title' ? 1 : 0]?.[codes[first * CODES + SHAPE_AT] ?? 0];
          around +=
            (weights[first * WEIGHTS + BEFORE_AT] ?? 0) +
            (weights[last * WEIGHTS + AFTER_AT] ?? 0) +
            (between[codes[first * CODES + TAG_BEFORE_AT] ?? 0]?.[codes[last * CODES + TAG_AFTER_AT] ?? 0] ?? 0) +
            (shape?.[first === last ? SHAPES.length : (codes[last * CODES + SHAPE_AT] ?? 0)] ?? 0);
        }
        return intercept + (wordsOf(candidate) + around / candidate.count) / 1000;
      };
    },
  };
}

/** Weights of patterns of parts of speech, by their codes plus 1 as octal digits, one for each of at most MAX_WORDS words. */
function patternWeights(weightOf: (tags: string) => number): (code: number) => number {
  const unknown = -(2 ** 31);
  const known = new Int32Array(8 ** MAX_WORDS).fill(unknown);
  return (code) => {
    const weight = known[code] ?? unknown;
    if (weight !== unknown) return weight;
    const tags = Array.from(code.toString(8), (digit) => TAGS[Number(digit) - 1] ?? '');
    const found = weightOf(tags.join(''));
    known[code] = found;
    return found;
  };
}
