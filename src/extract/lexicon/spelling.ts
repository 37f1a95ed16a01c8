import { foldPhrase } from '../../domain/fold.js';
import { STOP_WORDS } from './stop-word.js';

/** How a word is written. */
export interface Spelling {
  readonly text: string;
  readonly folded: string;
  readonly isNumber: boolean;
  /** Whether it is no stop word. */
  readonly content: boolean;
  /** Index into SHAPES. */
  readonly shape: number;
  /** The MARKS that it has, but for a possessive. */
  readonly marks: number;
}

/** Capitals, capitalized, other capitals from the beginning and inside, digits, lower case; as features name them. */
export const SHAPES = ['A', 'C', 'M', 'm', 'd', 'a'] as const;
export const [CAPITALS, CAPITALIZED, MIXED, INNER, DIGITS, LOWER] = [0, 1, 2, 3, 4, 5];

/** What names are told by: flags. */
export const MARKS = {
  /** A capital at the beginning, right after a small letter, and at all. */
  initial: 1,
  inner: 2,
  capital: 4,
  /** A small letter that is not the "s" of a plural. */
  small: 8,
  digit: 16,
} as const;

export function spell(text: string): Spelling {
  const folded = foldPhrase(text);
  return {
    text,
    folded,
    isNumber: /^\p{N}+$/u.test(text),
    content: !STOP_WORDS.has(folded),
    shape: shapeOf(text),
    marks: marksOf(text.replace(/['’]s$/, '')),
  };
}

function shapeOf(word: string): number {
  if (/^[a-z]+$/.test(word)) return LOWER;
  if (/^\p{Lu}+s?$/u.test(word)) return CAPITALS;
  if (/^\p{Lu}/u.test(word)) return /^\p{Lu}\p{Ll}+$/u.test(word) ? CAPITALIZED : MIXED;
  return /\p{Lu}/u.test(word) ? INNER : /\p{N}/u.test(word) ? DIGITS : LOWER;
}

function marksOf(word: string): number {
  return (
    (/^\p{Lu}/u.test(word) ? MARKS.initial : 0) |
    (/\p{Ll}\p{Lu}/u.test(word) ? MARKS.inner : 0) |
    (/\p{Lu}/u.test(word) ? MARKS.capital : 0) |
    (/\p{Ll}/u.test(word.replace(/s$/, '')) ? MARKS.small : 0) |
    (/\p{N}/u.test(word) ? MARKS.digit : 0)
  );
}
