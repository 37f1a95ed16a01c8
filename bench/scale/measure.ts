import { answer, type BareEngine } from '../load/recorded.js';
import { cursorBehind, type List } from './list.js';
import type { Question } from './operation.js';

const RUNS = 7;
/** Which pages of a list are read: the first, the one behind it, and one further on if the list goes so far. */
const PAGES = [1, 2, 10];

export interface MeasuredOperation {
  readonly name: string;
  readonly statements: number;
  /** Milliseconds of the first time since the store was opened, and of the median run. */
  readonly first: number;
  readonly ms: number;
}

export interface MeasuredPage {
  readonly page: number;
  readonly statements: number;
  /** Milliseconds of the median run, and of the fastest, which the machine disturbs least. */
  readonly ms: number;
  readonly fastest: number;
}

export interface MeasuredList {
  readonly name: string;
  /** Milliseconds of the first read since the store was opened. */
  readonly first: number;
  readonly pages: readonly MeasuredPage[];
}

export async function measureOperation(engine: BareEngine, question: Question): Promise<MeasuredOperation> {
  const { statements, ms: first } = await answer(engine, question);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push((await answer(engine, question)).ms);
  return { name: question.name, statements: statements.length, first, ms: median(times) };
}

export async function measureList(engine: BareEngine, list: List): Promise<MeasuredList> {
  const { data, ms: first } = await answer(engine, list.page(null));
  const cursors = new Map<number, string | null>([[1, null]]);
  let cursor = cursorBehind(data);
  for (let page = 2; page <= Math.max(...PAGES) && cursor !== null; page += 1) {
    if (PAGES.includes(page)) cursors.set(page, cursor);
    cursor = cursorBehind((await answer(engine, list.page(cursor))).data);
  }
  // In turns, so that what else the machine does meets all pages alike.
  const runs = [...cursors].map(([page, after]) => ({ page, after, statements: 0, times: [] as number[] }));
  for (let run = 0; run < RUNS; run += 1) {
    for (const one of runs) {
      const { statements, ms } = await answer(engine, list.page(one.after));
      one.statements = statements.length;
      one.times.push(ms);
    }
  }
  const pages = runs.map(({ page, statements, times }) => ({
    page,
    statements,
    ms: median(times),
    fastest: Math.min(...times),
  }));
  return { name: list.name, first, pages };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
