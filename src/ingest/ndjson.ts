import { z } from 'zod';
import { normalizeArxivId, normalizeDoi } from '../domain/identity.js';
import { parseJson } from '../domain/json.js';
import { type PaperRecord, PartialDate, TextKind } from '../domain/paper.js';
import { collapse, problem, type Reader } from './reader.js';

const YEAR = 'expected a year of four digits';
const text = z.string('expected a text').transform(collapse);
const Author = z.union(
  [z.string(), z.object({ name: z.string() }).transform(({ name }) => name)],
  'expected a name, or an object with a name',
);
const Line = z.object(
  {
    title: z
      .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'expected a text') })
      .transform(collapse)
      .refine((title) => title !== '', 'is empty'),
    abstract: optional(text),
    source: optional(text),
    id: optional(z.union([z.string(), z.number()], 'expected a text or a number')),
    authors: optional(z.array(Author, 'expected a list of names')),
    venue: optional(text),
    year: optional(z.union([z.int(YEAR).min(1000, YEAR).max(9999, YEAR), z.string().regex(/^\d{4}$/, YEAR)], YEAR)),
    publishedOn: optional(PartialDate),
    arxivId: optional(identifier(normalizeArxivId, 'is no arXiv id such as 2309.06440')),
    doi: optional(identifier(normalizeDoi, 'is no DOI such as 10.1145/3292500.3330701')),
    url: optional(z.url({ protocol: /^https?$/, error: 'expected an http or https address' })),
    textKind: optional(TextKind),
  },
  'expected an object',
);

/** Exports leave a field out, or write null or "" in it, where they know nothing. */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    schema.nullish().transform((value) => value ?? null),
  );
}

function identifier(normalize: (text: string) => string | null, complaint: string) {
  return z.string('expected a text').transform((said, context) => {
    const id = normalize(said);
    if (id === null) context.addIssue({ code: 'custom', message: complaint });
    return id;
  });
}

/** JSON Lines: an object a line with a title and, if known, abstract, source, id, authors, venue, year or publishedOn, arxivId, doi, url. */
export const ndjson: Reader = {
  name: 'ndjson',
  description: 'JSON Lines, an object with title and abstract a line',
  detects: (start) => /^\s*\{[ \t]*"/.test(start.replace(/^\ufeff/, '')),
  async *read(lines) {
    let number = 0;
    for await (const line of lines) {
      number += 1;
      if (line.trim() === '') continue;
      const parsed = parseLine(line);
      if (typeof parsed === 'string') yield problem(number, parsed, line);
      else yield { kind: 'record', record: parsed, line: number };
    }
  },
};

/** The record of a line, or what is wrong with it. */
function parseLine(line: string): PaperRecord | string {
  const value = parseJson(line);
  if (value === undefined) return 'is no JSON object on one line';
  const parsed = Line.safeParse(value);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ');
  }
  const { title, abstract, source, id, authors, venue, year, publishedOn, arxivId, doi, url, textKind } = parsed.data;
  return {
    source: source ?? 'ndjson',
    sourceId: id === null ? null : String(id),
    title,
    abstract,
    textKind: abstract === null ? 'NONE' : textKind === 'SUMMARY' ? 'SUMMARY' : 'ABSTRACT',
    authors: (authors ?? []).map(collapse).filter((name) => name !== ''),
    arxivId,
    doi,
    publishedOn: publishedOn ?? (year === null ? null : String(year)),
    venue,
    url,
  };
}
