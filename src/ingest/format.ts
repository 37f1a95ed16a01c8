import { dailyPapers } from './daily-papers.js';
import { InputError } from './lines.js';
import { ndjson } from './ndjson.js';
import type { Reader } from './reader.js';

/** All formats; the first that recognises an input reads it, so the least particular comes last. */
export const READERS: readonly Reader[] = [ndjson, dailyPapers];

/** The reader of a name; null for an unknown one. */
export function readerNamed(name: string): Reader | null {
  return READERS.find((reader) => reader.name === name) ?? null;
}

/** The reader that recognises the beginning of an input. */
export function detectReader(start: string): Reader {
  const reader = READERS.find((candidate) => candidate.detects(start));
  if (!reader) throw new InputError(`has an unknown format; expected ${formatNames()}, or name it with --format`);
  return reader;
}

export function formatNames(): string {
  return READERS.map((reader) => reader.name).join(' or ');
}
