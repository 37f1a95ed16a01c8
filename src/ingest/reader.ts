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

/** Problems as readers report them: the text cut to what fits a line. */
export function problem(line: number, reason: string, text: string): ReadItem {
  const short = text.length > 120 ? `${text.slice(0, 119)}…` : text;
  return { kind: 'problem', problem: { line, reason, text: short } };
}

/** One line of text without double, closing and other than plain spaces. */
export function collapse(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
}
