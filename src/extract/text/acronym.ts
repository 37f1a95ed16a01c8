import { LINKING_WORDS } from '../lexicon/stop-word.js';
import type { FieldText, Token } from './token.js';

/** An acronym and the words that a text explains it with. Offsets lie in the field that explains it. */
export interface Acronym {
  readonly short: string;
  readonly long: string;
  readonly field: FieldText;
  readonly longStart: number;
  readonly longEnd: number;
  readonly shortStart: number;
}

/** What may lead to the short form: "(named SF)". */
const NAMING =
  /^(?:abbreviated(?: as)?|a\.?k\.?a\.?|called|denoted(?: as| by)?|dubbed|for short|in short|named|or|short for|termed(?: as)?),?\s+/iu;

/** Definitions "long form (SF)", and "SF (long form)", by the algorithm of Schwartz and Hearst, "A simple algorithm …", PSB 2003. */
export function findAcronyms(field: FieldText): Acronym[] {
  const found: Acronym[] = [];
  for (const match of field.text.matchAll(/\(\s*([^()]{2,80}?)\s*\)/g)) {
    const inside = (match[1] ?? '').replace(NAMING, '').replace(/,? (?:for|in) short$/iu, '');
    const open = match.index;
    const insideStart = open + match[0].lastIndexOf(inside);
    const short = inside.split(/[,;]/)[0]?.trim() ?? '';
    if (isShortForm(short)) {
      const acronym = longBefore(field, short.replace(/(?<=\p{Lu})s$/u, ''), open, insideStart);
      if (acronym) found.push(acronym);
      continue;
    }
    const beginning = Math.max(0, open - NEAR);
    const before = /([\p{L}\p{N}][\p{L}\p{N}-]{1,9})\s*$/u.exec(field.text.slice(beginning, open));
    if (before?.[1] && isShortForm(before[1]) && /\p{Lu}.*\p{Lu}/u.test(before[1])) {
      const start = matchLongForm(before[1], inside);
      if (start === 0) {
        found.push({
          short: before[1],
          long: inside,
          field,
          longStart: insideStart,
          longEnd: insideStart + inside.length,
          shortStart: beginning + before.index,
        });
      }
    }
  }
  return found;
}

/** How far before a bracket the short form that it explains may begin. */
const NEAR = 20;

function isShortForm(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 12 &&
    text.split(/\s+/).length <= 2 &&
    /^[\p{L}\p{N}]/u.test(text) &&
    /\p{Lu}/u.test(text)
  );
}

function longBefore(field: FieldText, short: string, open: number, shortStart: number): Acronym | null {
  const limit = Math.min(short.length + 5, short.length * 2);
  const before: Token[] = [];
  for (let at = tokensBefore(field.tokens, open) - 1; at >= 0; at--) {
    const token = field.tokens[at];
    if (!token) break;
    before.unshift(token);
    if (before.length >= limit || !token.bound) break;
  }
  const first = before[0];
  const last = before.at(-1);
  if (!first || !last || !/^\s*$/.test(field.text.slice(last.end, open))) return null;
  const window = field.text.slice(first.start, last.end);
  const offset = matchLongForm(short, window);
  if (offset === null) return null;
  const longStart = first.start + offset;
  const long = field.text.slice(longStart, last.end);
  if (long.length <= short.length || long.split(/[\s-]+/).includes(short)) return null;
  return { short, long, field, longStart, longEnd: last.end, shortStart };
}

/** How many tokens end at or before an offset, by bisection: a text may explain thousands of acronyms. */
function tokensBefore(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.end ?? offset + 1) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a folded short form is made of the initials of a whole phrase. */
export function isInitials(short: string, phrase: string): boolean {
  return matchInitials(lettersOf(short), phrase.toLowerCase()) === 0;
}

const lettersOf = (short: string): string[] =>
  [...short.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));

/** Pieces that end in hyphens; bounded, as a text may be one long word. */
const JOINED = /(?:[\p{L}\p{N}]{1,30}-){1,5}$/u;

/**
 * The offset in `window` at which the long form of `short` begins. Initials say more than letters: "SSL" is no "supervised learning".
 * Pieces that hyphens join to its first word belong to it where they begin alike: the "N" of "NMF" is that of "non-negative".
 */
function matchLongForm(short: string, window: string): number | null {
  const letters = lettersOf(short);
  const text = window.toLowerCase();
  const start = matchInitials(letters, text) ?? matchLetters(letters, text);
  if (start === null) return null;
  const joined = JOINED.exec(text.slice(0, start));
  return joined?.[0].startsWith(letters[0] ?? '') ? joined.index : start;
}

/** By the initials of the last words, where words that may link others need not count. */
function matchInitials(letters: readonly string[], text: string): number | null {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  let left = letters.length;
  for (let at = words.length - 1; at >= 0; at--) {
    const [word, start] = [words[at]?.[0] ?? '', words[at]?.index ?? 0];
    if (word.startsWith(letters[left - 1] ?? '')) left -= 1;
    else if (left === letters.length || !LINKING_WORDS.has(word)) return null;
    if (left === 0) return start;
  }
  return null;
}

/** By letters found from the right, the first at a word's beginning. */
function matchLetters(letters: readonly string[], text: string): number | null {
  let at = text.length - 1;
  for (let index = letters.length - 1; index >= 0; index--) {
    const letter = letters[index] ?? '';
    while (at >= 0 && (text[at] !== letter || (index === 0 && at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? ''))))
      at -= 1;
    if (at < 0) return null;
    at -= 1;
  }
  return at + 1;
}
