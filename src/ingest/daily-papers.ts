import type { PaperRecord, TextKind } from '../domain/paper.js';
import { type HeaderLine, headerLineOf } from './page-header.js';
import { endsSentence, type PageLine, textOf } from './page-line.js';
import { type PagePart, splitPage } from './page-split.js';
import { collapse, problem, type Reader, type ReadItem } from './reader.js';

const SOURCE = 'daily-papers';
const TITLE = 'Daily Papers';
/** A text that is shorter may be a line of a menu, in UTF-16 units. */
const SHORTEST_ABSTRACT = 60;

/**
 * The text of a Hugging Face Daily Papers page as it is copied from a browser: a header, then a title and an abstract for each paper.
 * A header line "Texts: summaries …" declares that the texts are no abstracts of the authors. A new header begins a new page.
 */
export const dailyPapers: Reader = {
  name: 'daily-papers',
  description: 'a Hugging Face Daily Papers page as text: title lines and abstract lines',
  detects,
  async *read(lines) {
    let page = emptyPage(false);
    let number = 0;
    let blank = false;
    let expectsName = false;
    for await (const raw of lines) {
      number += 1;
      const text = collapse(raw);
      if (text === '') {
        blank = true;
        continue;
      }
      const header = headerLineOf(text);
      if (page.lines.length > 0 && beginsPage(page, header, blank)) {
        yield* itemsOf(page, true);
        page = emptyPage(true);
      }
      const chrome = (header !== null && header.kind !== 'texts') || (expectsName && isName(text));
      if (page.lines.length > 0 || !(chrome || header)) page.lines.push({ number, text, afterBlank: blank, chrome });
      else declare(page, header);
      expectsName = header?.kind === 'submitter';
      blank = false;
    }
    yield* itemsOf(page, false);
  },
};

/** The lines from the first that may be a paper's, and what the header before them declares. */
interface Page {
  readonly lines: PageLine[];
  /** Whether other lines stand before it in the same file. */
  readonly follows: boolean;
  headed: boolean;
  label: string | null;
  date: string | null;
  textKind: TextKind;
}

function emptyPage(follows: boolean): Page {
  return { lines: [], follows, headed: false, label: null, date: null, textKind: 'ABSTRACT' };
}

function declare(page: Page, line: HeaderLine | null): void {
  if (line?.kind === 'heading') page.headed = true;
  if (line?.kind === 'texts' && line.summaries) page.textKind = 'SUMMARY';
  if (line?.kind === 'day') {
    page.label = line.label;
    page.date = line.date;
  }
}

/** Whether a line is the head of another page: its heading, or another day that is not the last words of an abstract. */
function beginsPage(page: Page, line: HeaderLine | null, afterBlank: boolean): boolean {
  if (line?.kind === 'heading') return true;
  if (line?.kind !== 'day' || line.label === page.label) return false;
  return afterBlank || endsSentence(page.lines.at(-1)?.text ?? '');
}

/** The account that submitted a paper stands below "Submitted by". */
function isName(text: string): boolean {
  return text.length <= 40 && !text.includes(' ');
}

/** A page starts with its header, or else holds prose at least, and none of the marks of other formats. */
function detects(start: string): boolean {
  const lines = start.split('\n').map(collapse).filter(Boolean);
  const [first = ''] = lines;
  // "[Re] Lamps" is a title, "[{" is none.
  if (/^(?:[{<#%\\]|\[(?!\p{L})|@\w+\s*[{(])/u.test(first)) return false;
  if (/^\w+[,;\t]\w+[,;\s]/.test(start.trimStart())) return false;
  if (lines.slice(0, 40).some((line) => headerLineOf(line)?.kind === 'heading')) return true;
  return /(?:^|\s)(?:\S+\s+){7,}\S*[.!?。](?:\s|$)/u.test(lines.slice(0, 200).join(' ').slice(0, 20_000));
}

/** Lines between two headers, or around them, that no paper is among are reported: they make no digest. */
function* itemsOf(page: Page, goesOn: boolean): Iterable<ReadItem> {
  const parts = splitPage(page.lines);
  const hasTexts = parts.some(({ abstract }) => textOf(abstract).length >= SHORTEST_ABSTRACT);
  if (!hasTexts && !page.headed && (goesOn || page.follows)) {
    for (const { number, text } of parts.flatMap(({ title, abstract }) => [...title, ...abstract])) {
      yield problem(number, 'belongs to no paper', text);
    }
    return;
  }
  if (parts.length === 0) return;
  yield { kind: 'digest', digest: { source: SOURCE, title: TITLE, label: page.label, date: page.date } };
  for (const part of parts) yield* paperItems(part, page.textKind);
}

function* paperItems({ kind, title: lines, abstract }: PagePart, textKind: TextKind): Iterable<ReadItem> {
  const line = lines[0]?.number ?? 1;
  const title = textOf(lines);
  if (kind === 'stray') {
    yield problem(line, 'is neither a title nor the abstract of one', title);
    return;
  }
  if (abstract.length === 0) yield problem(line, 'has no abstract; the title is kept', title);
  yield { kind: 'record', line, record: recordOf(title, textOf(abstract), textKind) };
}

function recordOf(title: string, abstract: string, textKind: TextKind): PaperRecord {
  return {
    source: SOURCE,
    sourceId: null,
    title,
    abstract: abstract || null,
    textKind: abstract ? textKind : 'NONE',
    authors: [],
    arxivId: null,
    doi: null,
    publishedOn: null,
    venue: null,
    url: null,
  };
}
