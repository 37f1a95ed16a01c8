import { foldPhrase } from '../domain/fold.js';
import { STOP_WORDS } from './stop-word.js';

/** How a word is written. */
export interface Spelling {
  readonly text: string;
  readonly folded: string;
  readonly isNumber: boolean;
  /** Whether it is no stop word. */
  readonly content: boolean;
  /** A capitals, C capitalized, M and m other capitals, d digits, a lower case. */
  readonly shape: string;
}

export function spell(text: string): Spelling {
  const folded = foldPhrase(text);
  return { text, folded, isNumber: /^\p{N}+$/u.test(text), content: !STOP_WORDS.has(folded), shape: shapeOf(text) };
}

function shapeOf(word: string): string {
  if (/^[a-z]+$/.test(word)) return 'a';
  if (/^\p{Lu}+s?$/u.test(word)) return 'A';
  if (/^\p{Lu}/u.test(word)) return /^\p{Lu}\p{Ll}+$/u.test(word) ? 'C' : 'M';
  return /\p{Lu}/u.test(word) ? 'm' : /\p{N}/u.test(word) ? 'd' : 'a';
}
