import { PartialDate } from '../domain/paper.js';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DATE = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$/i;
const HEADING = /^daily papers$/i;
const TEXTS = /^texts:\s*(.*)$/i;
const SUBMITTER = /^submitted by$/i;
/** What the page shows around its papers: its menus, its foot, and what it says of each paper. */
const CHROME = [
  /^new$/i,
  /^get trending papers in your email inbox/i,
  /^subscribe$/i,
  /^by\s*ak and the research community$/i,
  /^submitted by \S+$/i,
  /^(?:hugging face|papers|trending papers|models|datasets|spaces|community|docs|enterprise|pricing|log ?in|sign ?up)$/i,
  /^search models, datasets, users/i,
  /^(?:upvote|view all|previous|next|today|daily|weekly|monthly|load more|back to top)$/i,
  /^(?:system theme|company|website|tos|privacy|about|jobs|careers|inference endpoints)$/i,
  /^(?:[·•]\s*)?\d+ authors?$/i,
  /^[·•|-]$/,
  /^\d{1,5}$/,
];

/** A line of a page's head as what it declares. */
export type HeaderLine =
  | { readonly kind: 'heading' | 'submitter' | 'chrome' }
  /** A day as written, "Sep 18"; `date` where the year is said. */
  | { readonly kind: 'day'; readonly label: string; readonly date: string | null }
  /** Whether the page's texts are said to be summaries. */
  | { readonly kind: 'texts'; readonly summaries: boolean };

/** What a line with single spaces says if it belongs to the page and not to its papers; else null. */
export function headerLineOf(text: string): HeaderLine | null {
  if (HEADING.test(text)) return { kind: 'heading' };
  if (SUBMITTER.test(text)) return { kind: 'submitter' };
  if (CHROME.some((pattern) => pattern.test(text))) return { kind: 'chrome' };
  const day = DATE.exec(text);
  if (day) return { kind: 'day', label: text, date: toDate(day) };
  const texts = TEXTS.exec(text);
  return texts ? { kind: 'texts', summaries: /summar/i.test(texts[1] ?? '') } : null;
}

/** "Sep 18, 2023" is a day, "Sep 18" is none: the year is not said. */
function toDate([, month, day, year]: RegExpExecArray): string | null {
  if (!year) return null;
  const number = MONTHS.indexOf((month ?? '').toLowerCase()) + 1;
  const text = `${year}-${String(number).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return PartialDate.safeParse(text).data ?? null;
}
