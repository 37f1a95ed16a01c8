import { isForced, type Layout, MAX_TITLE } from './page-layout.js';
import { endsSentence, type PageLine, textOf } from './page-line.js';

/*
 * What speaks for a cut, in points: as far as they can be told, log-odds. In wrapped text the breaks say most: one that wrapping did
 * not force ends a title or an abstract, and a title or an abstract seldom ends just where a line is full.
 */

/** How well a paper can begin at a line, by what stands before it. */
export function openingScore(line: PageLine, before: PageLine | undefined, layout: Layout): number {
  if (!before) return 0;
  let score = line.afterBlank ? 1.5 : layout.spaced ? -6 : -0.5;
  score += endsSentence(before.text) ? 1 : -4;
  if (layout.wrapped && !line.afterBlank) score += isForced(before, line, layout) ? fullLineScore(layout) : 2;
  return score;
}

/** What speaks for an end where the line is full: less where the tool that wrapped evens out its lines. */
function fullLineScore({ slack }: Layout): number {
  return slack === 0 ? -4 : -2.75;
}

/** How much lines look like a title. */
export function titleScore(lines: readonly PageLine[], layout: Layout): number {
  const text = textOf(lines);
  const words = text.split(' ');
  let score = words.length <= 30 && text.length <= MAX_TITLE ? 1 : -8;
  if (lines.slice(1).some((line) => line.afterBlank)) score -= 8;
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before) score -= layout.wrapped && isForced(before, line, layout) ? 0.5 : 7;
  }
  if (/[^.][.]$/.test(text) || /https?:\/\/\S+$/.test(text)) score -= 5;
  if (/[.!?]["”)]? \p{Lu}\p{Ll}+ \p{Ll}/u.test(text)) score -= 4;
  if (/^[\p{Ll}(,;]/u.test(text) && !/^\p{Ll}+\p{Lu}/u.test(text)) score -= 3;
  if (/[,;(–-]$/.test(text) || /\b(?:and|of|the|for|with|to|in|a|an|by|on|that|is|are)$/i.test(text)) score -= 4;
  score -= Math.min(3, words.filter((word) => PROSE.has(word)).length);
  return score + 4 * capitals(words) - (words.length === 1 && text.length < 3 ? 4 : 0);
}

/** Words that make a clause. Titles write them with a capital, where they have them. */
const PROSE = new Set(
  'we our this these those it its they their which has have had been was were is are does show propose however'.split(
    ' ',
  ),
);

/** How well a title can end where an abstract begins. */
export function turnScore(titleEnd: PageLine, abstractStart: PageLine, layout: Layout): number {
  if (abstractStart.afterBlank) return 0;
  if (layout.titlesAlone) return -4;
  if (!layout.wrapped) return 0;
  if (titleEnd.text.length > layout.width) return 2;
  return isForced(titleEnd, abstractStart, layout) ? fullLineScore(layout) : 2;
}

/** What it costs an abstract to go on with another line. */
export function joinScore(before: PageLine, line: PageLine, layout: Layout): number {
  if (!layout.wrapped) return -10;
  if (line.afterBlank) return -4;
  return isForced(before, line, layout) ? 0 : -5;
}

/** What is to be known of an abstract to score it, so that a line more costs no look at all those before. */
export interface Sketch {
  /** Its beginning: all of it where it is shorter than a short abstract. */
  readonly start: string;
  readonly length: number;
  readonly lastLine: string;
  readonly hasSentence: boolean;
}

const SHORT_ABSTRACT = 200;
export const NO_ABSTRACT: Sketch = { start: '', length: -1, lastLine: '', hasSentence: false };

export function withLine({ start, length, hasSentence }: Sketch, line: string): Sketch {
  return {
    start: length < SHORT_ABSTRACT ? `${start} ${line}`.trimStart() : start,
    length: length + 1 + line.length,
    lastLine: line,
    hasSentence: hasSentence || /[.!?。](?:\s|$)/u.test(line),
  };
}

/** How much lines look like an abstract. */
export function abstractScore({ start, length, lastLine, hasSentence }: Sketch): number {
  let score = length >= 250 ? 3 : length >= 100 ? 1 : -2.5;
  score += endsSentence(lastLine) ? 1 : -2;
  if (/^[\p{Ll},;()]/u.test(start)) score -= 4;
  if (!hasSentence) score -= 3;
  if (length < SHORT_ABSTRACT && capitals(start.split(' ')) > 0.6) score -= 3;
  return score;
}

/** The share of longer words that begin with a capital or hold one. */
function capitals(words: readonly string[]): number {
  const long = words.filter((word) => word.replace(/[^\p{L}]/gu, '').length >= 4);
  if (long.length === 0) return 0.5;
  return long.filter((word) => /\p{Lu}/u.test(word)).length / long.length;
}
