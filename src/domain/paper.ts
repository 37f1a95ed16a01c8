import { z } from 'zod';
import { Evidence } from './evidence.js';

/** What a paper's `abstract` is: the authors' own abstract, somebody's summary of it, or nothing. */
export const TextKind = z.enum(['ABSTRACT', 'SUMMARY', 'NONE']);
export type TextKind = z.infer<typeof TextKind>;

/** Year, month or day, as far as known: "2023", "2023-09", "2023-09-18". A day that no calendar has is refused. */
export const PartialDate = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, { error: 'expected YYYY, YYYY-MM or YYYY-MM-DD', abort: true })
  .refine((text) => {
    const full = `${text}-01-01`.slice(0, 10);
    const date = new Date(`${full}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(full);
  }, 'expected a day that the calendar has');
export type PartialDate = z.infer<typeof PartialDate>;

/** What one source says of one paper. `null` where it says nothing; nothing is guessed. */
export const PaperRecord = z.object({
  /** The source's short name: "daily-papers", "arxiv", "ndjson". */
  source: z.string().min(1),
  /** The paper's id in that source. */
  sourceId: z.string().min(1).nullable(),
  title: z.string().trim().min(1),
  abstract: z.string().trim().min(1).nullable(),
  textKind: TextKind,
  authors: z.array(z.string().trim().min(1)),
  /** Without version: "2309.06440", "cs/0112017". */
  arxivId: z.string().nullable(),
  /** Lower case, without resolver: "10.1145/3292500.3330701". */
  doi: z.string().nullable(),
  publishedOn: PartialDate.nullable(),
  venue: z.string().trim().min(1).nullable(),
  url: z.url().nullable(),
});
export type PaperRecord = z.infer<typeof PaperRecord>;

/** Whether code can be had, as a state; the first that holds. */
export const CodeStatus = z.enum(['LINKED', 'ANONYMIZED', 'PROJECT_PAGE', 'PROMISED', 'NOT_STATED']);
export type CodeStatus = z.infer<typeof CodeStatus>;

/** The state of a paper's code, the reason as a sentence, and the words that say so. */
export const CodeAvailability = z.object({
  status: CodeStatus,
  reason: z.string(),
  evidence: z.array(Evidence),
});
export type CodeAvailability = z.infer<typeof CodeAvailability>;
