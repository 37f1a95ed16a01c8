import { z } from 'zod';
import { normalizeArxivId, normalizeDoi } from '../domain/identity.js';
import { type PaperRecord, PartialDate, TextKind } from '../domain/paper.js';
import { collapse, problem, type Reader } from './reader.js';

const said = z.string().transform(collapse).nullish();
const Line = z.object({
  title: z
    .string()
    .transform(collapse)
    .refine((title) => title !== '', 'is empty'),
  abstract: said,
  source: said,
  id: z.union([z.string(), z.number()]).nullish(),
  authors: z.array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])).nullish(),
  venue: said,
  year: z.union([z.int().min(1000).max(9999), z.string().regex(/^\d{4}$/, 'expected four digits')]).nullish(),
  publishedOn: PartialDate.nullish(),
  arxivId: identifier(normalizeArxivId, 'is no arXiv id such as 2309.06440'),
  doi: identifier(normalizeDoi, 'is no DOI such as 10.1145/3292500.3330701'),
  url: z.url({ protocol: /^https?$/ }).nullish(),
  textKind: TextKind.nullish(),
});

function identifier(normalize: (text: string) => string | null, complaint: string) {
  return z
    .string()
    .transform((text, context) => {
      const id = normalize(text);
      if (id === null) context.addIssue({ code: 'custom', message: complaint });
      return id;
    })
    .nullish();
}

/** JSON Lines: an object a line with a title and, if known, abstract, source, id, authors, venue, year or publishedOn, arxivId, doi, url. */
export const ndjson: Reader = {
  name: 'ndjson',
  description: 'JSON Lines, an object with title and abstract a line',
  detects: (start) => /^\s*\{\s*"/.test(start.replace(/^\ufeff/, '')),
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
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'is no JSON object on one line';
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ');
  }
  const { title, abstract, source, id, authors, venue, year, publishedOn, arxivId, doi, url, textKind } = parsed.data;
  return {
    source: source || 'ndjson',
    sourceId: id === null || id === undefined || id === '' ? null : String(id),
    title,
    abstract: abstract || null,
    textKind: abstract ? (textKind === 'SUMMARY' ? 'SUMMARY' : 'ABSTRACT') : 'NONE',
    authors: (authors ?? []).map(collapse).filter((name) => name !== ''),
    arxivId: arxivId ?? null,
    doi: doi ?? null,
    publishedOn: publishedOn ?? (year ? String(year) : null),
    venue: venue || null,
    url: url ?? null,
  };
}
