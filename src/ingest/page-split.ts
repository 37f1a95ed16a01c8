import { isForced, type Layout, layoutOf } from './page-layout.js';
import { endsSentence, type PageLine } from './page-line.js';
import { abstractScore, joinScore, NO_ABSTRACT, openingScore, titleScore, turnScore, withLine } from './page-score.js';

/** A paper's lines, or a line that belongs to none. */
export interface PagePart {
  readonly kind: 'paper' | 'stray';
  readonly title: readonly PageLine[];
  readonly abstract: readonly PageLine[];
}

const MAX_TITLE_LINES = 3;
const MAX_ABSTRACT_LINES = 120;
/** Lines that go together as badly as this are not looked at further: any other cut is better. */
const HOPELESS = -24;

/**
 * Cuts a page into titles and abstracts. Every way to cut it is scored by what titles and abstracts look like and by where they meet,
 * and the best over the whole page is taken (dynamic programming), so that one odd paper does not shift those after it.
 */
export function splitPage(page: readonly PageLine[]): PagePart[] {
  const layout = layoutOf(page);
  const lines = withoutChrome(page, layout);
  const best = Array.from(
    { length: lines.length + 1 },
    (_, at): Cut => ({ ...START, score: at === 0 ? 0 : Number.NEGATIVE_INFINITY }),
  );
  for (let start = 0; start < lines.length; start++) {
    const base = best[start]?.score ?? 0;
    for (const { end, score, titleEnd } of partsFrom(lines, start, layout)) {
      const known = best[end];
      if (known && base + score > known.score) best[end] = { score: base + score, titleEnd, start };
    }
  }
  const parts: PagePart[] = [];
  for (let end = lines.length; end > 0; ) {
    const { start, titleEnd } = best[end] ?? START;
    const title = lines.slice(start, titleEnd ?? end);
    parts.push({ kind: titleEnd === null ? 'stray' : 'paper', title, abstract: lines.slice(titleEnd ?? end, end) });
    end = start;
  }
  return parts.reverse();
}

/** The lines without what the page shows around its papers. The last word of a title or an abstract may read like that, and stays. */
function withoutChrome(page: readonly PageLine[], layout: Layout): PageLine[] {
  const lines: PageLine[] = [];
  let blank = false;
  for (const [at, line] of page.entries()) {
    const before = page[at - 1];
    if (line.chrome && !(before && isLastWord(before, line, layout))) {
      blank ||= line.afterBlank;
      continue;
    }
    lines.push(blank ? { ...line, afterBlank: true } : line);
    blank = false;
  }
  return lines;
}

function isLastWord(before: PageLine, line: PageLine, layout: Layout): boolean {
  return layout.wrapped && !line.afterBlank && !endsSentence(before.text) && isForced(before, line, layout);
}

/** The best way to cut the lines up to one: its score, and the part that comes last. */
interface Cut {
  readonly score: number;
  readonly start: number;
  readonly titleEnd: number | null;
}

const START: Cut = { score: 0, start: 0, titleEnd: null };

interface Candidate {
  readonly end: number;
  readonly score: number;
  /** Where the abstract begins; null for a line that belongs to no paper. */
  readonly titleEnd: number | null;
}

function* partsFrom(lines: readonly PageLine[], start: number, layout: Layout): Iterable<Candidate> {
  const first = lines[start];
  if (!first) return;
  const opening = openingScore(first, lines[start - 1], layout);
  for (let titleEnd = start + 1; titleEnd <= Math.min(start + MAX_TITLE_LINES, lines.length); titleEnd++) {
    const titled = opening + titleScore(lines.slice(start, titleEnd), layout);
    // The next paper then follows a line that ends no sentence, which it is not to pay for.
    yield { end: titleEnd, score: titled - 3, titleEnd };
    if (titled > HOPELESS) yield* abstractsFrom(lines, titleEnd, titled, layout);
  }
  yield { end: start + 1, score: -9, titleEnd: null };
}

function* abstractsFrom(
  lines: readonly PageLine[],
  titleEnd: number,
  titled: number,
  layout: Layout,
): Iterable<Candidate> {
  let joined = titled;
  let sketch = NO_ABSTRACT;
  let before = lines[titleEnd - 1];
  for (let at = titleEnd; at < Math.min(titleEnd + MAX_ABSTRACT_LINES, lines.length); at++) {
    const line = lines[at];
    if (!line || !before) return;
    joined += at === titleEnd ? turnScore(before, line, layout) : joinScore(before, line, layout);
    if (joined < HOPELESS) return;
    sketch = withLine(sketch, line.text);
    yield { end: at + 1, score: joined + abstractScore(sketch), titleEnd };
    before = line;
  }
}
