import type { DigestHeader } from '../domain/digest.js';
import type { TextKind } from '../domain/paper.js';
import { type PageLine, splitPage } from './page-layout.js';
import { collapse, problem, type Reader, type ReadItem } from './reader.js';

const SOURCE = 'daily-papers';
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DATE = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$/i;
const HEADING = /^daily papers$/i;
const TEXTS = /^texts:\s*(.*)$/i;
/** What the page shows around its papers. */
const CHROME = [
  /^new$/i,
  /^get trending papers in your email inbox/i,
  /^subscribe$/i,
  /^by\s*ak and the research community$/i,
  /^(?:upvote|submitted by .*|view all|previous|next|today|log ?in|sign ?up|models|datasets|spaces|docs|pricing|company|tos|privacy|about|jobs)$/i,
  /^[·•|-]$/,
  /^\d{1,5}$/,
];

/**
 * The text of a Hugging Face Daily Papers page as it is copied from a browser: a header, then a title and an abstract for each paper.
 * A header line "Texts: summaries …" declares that the texts are no abstracts of the authors.
 */
export const dailyPapers: Reader = {
  name: 'daily-papers',
  description: 'a Hugging Face Daily Papers page as text: title lines and abstract lines',
  detects: (start) => !/^\s*[[{<]/.test(start) && /\p{L}{3}/u.test(start),
  async *read(lines) {
    let page: PageLine[] = [];
    let header = emptyHeader();
    let number = 0;
    let blank = false;
    for await (const raw of lines) {
      number += 1;
      const text = collapse(raw);
      if (text === '') {
        blank = true;
        continue;
      }
      if (HEADING.test(text) && page.length > 0) {
        yield* readPage(header, page);
        page = [];
        header = emptyHeader();
      }
      if (!readHeaderLine(text, header, page.length === 0)) {
        page.push({ number, text, afterBlank: blank });
      }
      blank = false;
    }
    if (page.length > 0) yield* readPage(header, page);
  },
};

interface Header {
  digest: DigestHeader;
  textKind: TextKind;
}

function emptyHeader(): Header {
  return { digest: { source: SOURCE, title: 'Daily Papers', label: null, date: null }, textKind: 'ABSTRACT' };
}

/** Whether a line belongs to the page and not to its papers; what it declares is taken down. */
function readHeaderLine(text: string, header: Header, beforePapers: boolean): boolean {
  if (HEADING.test(text) || CHROME.some((pattern) => pattern.test(text))) return true;
  const date = DATE.exec(text);
  if (date) {
    if (beforePapers) header.digest = { ...header.digest, label: text, date: toDay(date) };
    return true;
  }
  const texts = beforePapers ? TEXTS.exec(text) : null;
  if (!texts) return false;
  if (/summar/i.test(texts[1] ?? '')) header.textKind = 'SUMMARY';
  return true;
}

/** "Sep 18, 2023" is a day, "Sep 18" is none: the year is not said. */
function toDay([, month, day, year]: RegExpExecArray): string | null {
  if (!year) return null;
  const number = MONTHS.indexOf((month ?? '').toLowerCase()) + 1;
  const text = `${year}-${String(number).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

function* readPage(header: Header, page: readonly PageLine[]): Iterable<ReadItem> {
  yield { kind: 'digest', digest: header.digest };
  for (const part of splitPage(page)) {
    const [first] = part.title;
    if (!first) continue;
    const title = join(part.title);
    if (part.kind === 'stray') {
      yield problem(first.number, 'is neither a title nor the abstract of one', title);
      continue;
    }
    const abstract = part.abstract.length > 0 ? join(part.abstract) : null;
    if (abstract === null) yield problem(first.number, 'has no abstract; the title is kept', title);
    yield {
      kind: 'record',
      line: first.number,
      record: {
        source: SOURCE,
        sourceId: null,
        title,
        abstract,
        textKind: abstract === null ? 'NONE' : header.textKind,
        authors: [],
        arxivId: null,
        doi: null,
        publishedOn: null,
        venue: null,
        url: null,
      },
    };
  }
}

function join(lines: readonly PageLine[]): string {
  return lines.map((line) => line.text).join(' ');
}
