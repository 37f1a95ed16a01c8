import type { DigestHeader } from '../domain/digest.js';
import type { PaperRecord } from '../domain/paper.js';

/** Something that a reader could not take in. `text` is the beginning of what stands there. */
export interface Problem {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

/** What a reader finds, in the order of the input. Records after a digest belong to it; `line` counts from 1. */
export type ReadItem =
  | { readonly kind: 'digest'; readonly digest: DigestHeader }
  | { readonly kind: 'record'; readonly record: PaperRecord; readonly line: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** One input format. */
export interface Reader {
  readonly name: string;
  readonly description: string;
  /** Whether the beginning of a file looks like this format. */
  detects(start: string): boolean;
  read(lines: AsyncIterable<string>): AsyncIterable<ReadItem>;
}

const LONGEST_EXCERPT = 120;

/** Problems as readers report them: the text on one line and cut to what fits a report. */
export function problem(line: number, reason: string, text: string): ReadItem {
  const whole = collapse(text);
  const short = whole.slice(0, LONGEST_EXCERPT - 1).replace(/\p{Surrogate}$/u, '');
  return { kind: 'problem', problem: { line, reason, text: whole.length > LONGEST_EXCERPT ? `${short}…` : whole } };
}

/**
 * One line of text without double, closing and other than plain spaces. Characters that only tell where a word may break are
 * dropped, control characters count as spaces, and halves of characters, which no UTF-8 holds, become U+FFFD.
 */
export function collapse(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\s\p{Control}]+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
}
