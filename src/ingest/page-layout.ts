/** A line of a page that is not blank. */
export interface PageLine {
  readonly number: number;
  readonly text: string;
  /** Whether a blank line stands before it. */
  readonly afterBlank: boolean;
}

/** A paper's lines, or lines that belong to none. */
export interface PagePart {
  readonly kind: 'paper' | 'stray';
  readonly title: readonly PageLine[];
  readonly abstract: readonly PageLine[];
}

const MAX_TITLE_LINES = 3;
/** In UTF-16 units. */
const MAX_TITLE = 250;
const MAX_ABSTRACT_LINES = 80;
/** Lines of at most this length, nine in ten, are lines that a mail client or an editor has wrapped. */
const WRAP_LIMIT = 140;

/**
 * Cuts a page into titles and abstracts. Every way to cut it is scored by what titles and abstracts look like and by where they meet,
 * and the best over the whole page is taken (dynamic programming), so that one odd paper does not shift those after it.
 */
export function splitPage(lines: readonly PageLine[]): PagePart[] {
  const layout = layoutOf(lines);
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

/** The best way to cut the lines up to one: its score, and the part that comes last. */
interface Cut {
  readonly score: number;
  readonly start: number;
  readonly titleEnd: number | null;
}

const START: Cut = { score: 0, start: 0, titleEnd: null };

interface Layout {
  readonly wrapped: boolean;
  /** The length at which lines are wrapped. */
  readonly width: number;
  /** Whether blank lines stand between papers. */
  readonly spaced: boolean;
  /** Whether blank lines stand between titles and abstracts, too. */
  readonly titlesAlone: boolean;
}

function layoutOf(lines: readonly PageLine[]): Layout {
  const lengths = lines.map((line) => line.text.length).sort((a, b) => b - a);
  // Some lines are longer: titles may stand unwrapped, and an address is never broken.
  const width = lengths[Math.floor(lengths.length * 0.06)] ?? lengths[0] ?? 0;
  const blanks = lines.filter((line) => line.afterBlank).length;
  const spaced = blanks >= 2 && blanks * 30 >= lines.length;
  return { wrapped: width <= WRAP_LIMIT, width, spaced, titlesAlone: spaced && areTitlesAlone(lines) };
}

/** Whether a third of the paragraphs are as short as titles are, and end no sentence. */
function areTitlesAlone(lines: readonly PageLine[]): boolean {
  let [paragraphs, titles, length] = [0, 0, 0];
  for (const [at, line] of lines.entries()) {
    length = line.afterBlank ? line.text.length : length + line.text.length;
    if (lines[at + 1]?.afterBlank === false) continue;
    paragraphs += 1;
    if (length <= MAX_TITLE && !endsSentence(line.text)) titles += 1;
  }
  return titles * 3 >= paragraphs;
}

/** Whether wrapping made the break before a line: its first word had no room on the line before. */
function isForced(before: PageLine, line: PageLine, width: number): boolean {
  const word = line.text.split(' ', 1)[0] ?? '';
  return before.text.length + 1 + word.length > width;
}

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
    const last = layout.wrapped ? titleEnd + MAX_ABSTRACT_LINES : titleEnd + 6;
    let joins = layout.titlesAlone && lines[titleEnd]?.afterBlank === false ? -4 : 0;
    let sketch = NO_ABSTRACT;
    for (let end = titleEnd + 1; end <= Math.min(last, lines.length); end++) {
      const added = lines[end - 1];
      const before = lines[end - 2];
      if (!added || !before) continue;
      if (end > titleEnd + 1) joins += joinScore(before, added, layout);
      sketch = withLine(sketch, added.text);
      yield { end, score: titled + joins + abstractScore(sketch), titleEnd };
    }
  }
  yield { end: start + 1, score: -9, titleEnd: null };
}

/** How well a paper can begin at a line, by what stands before it. */
function openingScore(line: PageLine, before: PageLine | undefined, layout: Layout): number {
  if (!before) return 0;
  let score = line.afterBlank ? 1.5 : layout.spaced ? -6 : -0.5;
  score += endsSentence(before.text) ? 1 : -4;
  if (layout.wrapped && !line.afterBlank) score += isForced(before, line, layout.width) ? -3 : 2;
  return score;
}

function titleScore(lines: readonly PageLine[], layout: Layout): number {
  const text = lines.map((line) => line.text).join(' ');
  const words = text.split(' ');
  let score = words.length <= 30 && text.length <= MAX_TITLE ? 1 : -8;
  if (lines.slice(1).some((line) => line.afterBlank)) score -= 8;
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before) score -= layout.wrapped && isForced(before, line, layout.width) ? 0.5 : 7;
  }
  if (/[^.][.]$/.test(text) || /https?:\/\/\S+$/.test(text)) score -= 5;
  if (/[.!?]["”)]? \p{Lu}\p{Ll}+ \p{Ll}/u.test(text)) score -= 4;
  if (/^[\p{Ll}(,;]/u.test(text) && !/^\p{Ll}+\p{Lu}/u.test(text)) score -= 3;
  if (/[,;(–-]$/.test(text) || /\b(?:and|of|the|for|with|to|in|a|an|by|on|that|is|are)$/i.test(text)) score -= 4;
  return score + 4 * capitals(words) - (words.length === 1 && text.length < 3 ? 4 : 0);
}

/** The share of longer words that begin with a capital or hold one. */
function capitals(words: readonly string[]): number {
  const long = words.filter((word) => word.replace(/[^\p{L}]/gu, '').length >= 4);
  if (long.length === 0) return 0.5;
  return long.filter((word) => /\p{Lu}/u.test(word)).length / long.length;
}

/** What it costs an abstract to go on with another line. */
function joinScore(before: PageLine, line: PageLine, layout: Layout): number {
  if (!layout.wrapped) return -10;
  if (line.afterBlank) return -4;
  return isForced(before, line, layout.width) ? 0 : -5;
}

/** What is to be known of an abstract to score it, so that a line more costs no look at all those before. */
interface Sketch {
  /** Its beginning: all of it where it is shorter than a short abstract. */
  readonly start: string;
  readonly length: number;
  readonly lastLine: string;
  readonly hasSentence: boolean;
}

const SHORT_ABSTRACT = 200;
const NO_ABSTRACT: Sketch = { start: '', length: -1, lastLine: '', hasSentence: false };

function withLine({ start, length, hasSentence }: Sketch, line: string): Sketch {
  return {
    start: length < SHORT_ABSTRACT ? `${start} ${line}`.trimStart() : start,
    length: length + 1 + line.length,
    lastLine: line,
    hasSentence: hasSentence || /[.!?。](?:\s|$)/u.test(line),
  };
}

function abstractScore({ start, length, lastLine, hasSentence }: Sketch): number {
  let score = length >= 250 ? 3 : length >= 100 ? 1 : -2.5;
  score += endsSentence(lastLine) ? 1 : -2;
  if (/^[\p{Ll},;()]/u.test(start)) score -= 4;
  if (!hasSentence) score -= 3;
  if (length < SHORT_ABSTRACT && capitals(start.split(' ')) > 0.6) score -= 3;
  return score;
}

function endsSentence(text: string): boolean {
  const lastWord = text.slice(text.lastIndexOf(' ') + 1);
  return /(?:[.!?。…]["'”’)\]]*|https?:\/\/\S+|\S+\.(?:com|org|io)\/\S+)$/u.test(lastWord);
}
