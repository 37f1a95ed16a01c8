import { endsSentence, type PageLine } from './page-line.js';

/** How the lines of a page are set. */
export interface Layout {
  /** Whether lines were broken by a mail client or an editor. */
  readonly wrapped: boolean;
  /** The length at which they are wrapped, in UTF-16 units. */
  readonly width: number;
  /** By how much wrapping may fall short of the width: some tools even out their lines. */
  readonly slack: number;
  /** Whether blank lines stand between papers. */
  readonly spaced: boolean;
  /** Whether blank lines stand between titles and abstracts, too. */
  readonly titlesAlone: boolean;
}

/** The longest title that is taken for one, in UTF-16 units. */
export const MAX_TITLE = 250;
const MIN_WIDTH = 30;
const MAX_WIDTH = 200;
/** Where no width explains the breaks, lines of at most this length, nine in ten, are wrapped ones. */
const LOOSE_WIDTH = 140;
const LOOSE_SLACK = 12;

export function layoutOf(lines: readonly PageLine[]): Layout {
  const blanks = lines.filter((line) => line.afterBlank).length;
  const spaced = blanks >= 2 && blanks * 30 >= lines.length;
  return { ...wrappingOf(lines), spaced, titlesAlone: spaced && areTitlesAlone(lines) };
}

/** Whether wrapping made the break before a line: its first word had no room on the line before. */
export function isForced(before: PageLine, line: PageLine, { width, slack }: Layout): boolean {
  return before.text.length + 1 + firstWord(line) > width - slack;
}

function firstWord({ text }: PageLine): number {
  const end = text.indexOf(' ');
  return end < 0 ? text.length : end;
}

/** A break between two lines: wrapping made it at any width from `least` to less than `most`. */
interface Break {
  readonly least: number;
  readonly most: number;
}

function wrappingOf(lines: readonly PageLine[]): Pick<Layout, 'wrapped' | 'width' | 'slack'> {
  const breaks: Break[] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (!before || line.afterBlank) continue;
    breaks.push({ least: before.text.length, most: before.text.length + 1 + firstWord(line) });
  }
  const lengths = lines.map((line) => line.text.length).sort((a, b) => b - a);
  const { width, explained } = likeliestWidth(breaks);
  const longer = lengths.filter((length) => length > width).length;
  // Titles may stand unwrapped, and an address is never broken; abstracts that are longer are not wrapped at all.
  if (explained >= 2 && explained >= 0.4 * breaks.length && longer * 3 <= lines.length && !isEvened(breaks, width)) {
    return { wrapped: true, width, slack: 0 };
  }
  const loose = lengths[Math.floor(lengths.length * 0.06)] ?? 0;
  return { wrapped: breaks.length > 0 && loose <= LOOSE_WIDTH, width: loose, slack: LOOSE_SLACK };
}

/** Whether many lines fall a little short of the width, as no tool leaves them that fills each line. */
function isEvened(breaks: readonly Break[], width: number): boolean {
  const short = breaks.filter(({ most }) => most <= width && most > width - LOOSE_SLACK).length;
  return short * 5 > breaks.length;
}

/** The width that explains most breaks. */
function likeliestWidth(breaks: readonly Break[]): { width: number; explained: number } {
  let best = { width: MIN_WIDTH, explained: 0 };
  for (let width = MIN_WIDTH; width <= MAX_WIDTH; width++) {
    const explained = breaks.filter(({ least, most }) => least <= width && width < most).length;
    if (explained > best.explained) best = { width, explained };
  }
  return best;
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
