import { foldPhrase } from '../domain/fold.js';
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
}

/** Capitals, capitalized, other capitals from the beginning and inside, digits, lower case; as features name them. */
export const SHAPES = ['A', 'C', 'M', 'm', 'd', 'a'] as const;
export const [CAPITALS, CAPITALIZED, MIXED, INNER, DIGITS, LOWER] = [0, 1, 2, 3, 4, 5];

export function spell(text: string): Spelling {
  const folded = foldPhrase(text);
  return { text, folded, isNumber: /^\p{N}+$/u.test(text), content: !STOP_WORDS.has(folded), shape: shapeOf(text) };
}

function shapeOf(word: string): number {
  if (/^[a-z]+$/.test(word)) return LOWER;
  if (/^\p{Lu}+s?$/u.test(word)) return CAPITALS;
  if (/^\p{Lu}/u.test(word)) return /^\p{Lu}\p{Ll}+$/u.test(word) ? CAPITALIZED : MIXED;
  return /\p{Lu}/u.test(word) ? INNER : /\p{N}/u.test(word) ? DIGITS : LOWER;
}
