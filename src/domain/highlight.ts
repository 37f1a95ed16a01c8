import { foldPhrase } from './fold.js';

/** A stretch of a text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}+#'’]*/gu;

/**
 * The words of a text that are one of a query's, in any case, accent and number. With `beginnings`, also words that begin with one:
 * how names are searched while they are typed. Whole words, in order, without overlap.
 */
export function matchingWords(text: string, words: readonly string[], beginnings = false): Span[] {
  const wanted = new Set(words);
  const matches = (word: string) => wanted.has(word) || (beginnings && words.some((begin) => word.startsWith(begin)));
  return [...text.matchAll(WORD)]
    .filter(([word]) => matches(foldPhrase(word)))
    .map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}

/** Where a text has parts of an address, in any case: the first place of each, in order, overlaps as one. */
export function matchingParts(text: string, parts: readonly string[]): Span[] {
  const lower = text.toLowerCase();
  // Few letters are longer in lower case; where one is, offsets would not be those of the text.
  if (lower.length !== text.length) return [];
  const spans = parts
    .map((part) => ({ start: lower.indexOf(part), end: lower.indexOf(part) + part.length }))
    .filter(({ start, end }) => start >= 0 && end > start)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (!last || span.start >= last.end) joined.push(span);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return joined;
}
