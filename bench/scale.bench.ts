import { expect, test } from 'vitest';
import { openBare } from './load/recorded.js';
import { landmarksOf } from './scale/landmark.js';
import { listsOf } from './scale/list.js';
import { type MeasuredList, type MeasuredOperation, measureList, measureOperation } from './scale/measure.js';
import { operationsOf } from './scale/operation.js';
import { listTable, type MeasuredStore, operationTable } from './scale/table.js';

/*
 * The operations of schema/operations and a page of each list over stores of several sizes, through the engine's port without cache or
 * HTTP: how many Cypher statements, which must not grow, and how many milliseconds; see README.md.
 */

const STORES = (process.env['PAPERGRAPH_BENCH_STORES'] ?? '').split(',').filter(Boolean);

/** What a page may take of the time of the first or of the one before; within these milliseconds it is the clock's and the machine's. */
const PAGE_LIMIT = 1.5;
const PAGE_SLACK = 3;

/** Operations whose statements follow from the answer, and how many they may be: see README.md. */
const MOST: Readonly<Record<string, number>> = { AWayBetweenConcepts: 9, Search: 7 };

test('as many statements and no slower pages, however many papers', { timeout: 3_600_000 }, async () => {
  if (STORES.length === 0)
    throw new Error('PAPERGRAPH_BENCH_STORES names no stores; bench/README.md says how to seed them.');
  const stores: MeasuredStore[] = [];
  for (const store of STORES) stores.push(await measureStore(store));
  const opened = stores.map(({ papers, opened }) => `${papers} papers in ${(opened / 1_000).toFixed(1)} s`);
  process.stdout.write(`Opened ${opened.join(', ')}.\n\n${operationTable(stores)}\n\n${listTable(stores)}\n`);
  const [smallest, ...larger] = stores;
  for (const { engine, papers, operations, lists } of stores) {
    const where = `${papers} papers on ${engine}`;
    expect(operations.flatMap(exceeding), where).toEqual([]);
    expect(lists.flatMap(slowerPages), where).toEqual([]);
  }
  for (const { operations, lists } of larger) {
    expect(operations.map(fixed)).toEqual(smallest?.operations.map(fixed));
    expect(lists.map(ofFirstPage)).toEqual(smallest?.lists.map(ofFirstPage));
  }
  for (const { pages, name } of stores.flatMap(({ lists }) => lists)) {
    expect(new Set(pages.map(({ statements }) => statements)).size, `${name}: as many statements for each page`).toBe(
      1,
    );
  }
});

async function measureStore(store: string): Promise<MeasuredStore> {
  const started = performance.now();
  const engine = await openBare(store);
  const opened = performance.now() - started;
  try {
    const landmarks = await landmarksOf(engine);
    process.stdout.write(`${JSON.stringify(landmarks)}\n`);
    const operations: MeasuredOperation[] = [];
    for (const question of await operationsOf(landmarks)) operations.push(await measureOperation(engine, question));
    const lists: MeasuredList[] = [];
    for (const list of listsOf(landmarks)) lists.push(await measureList(engine, list));
    return { engine: engine.name, papers: landmarks.papers, opened, operations, lists };
  } finally {
    await engine.close();
  }
}

const mostOf = (name: string) => MOST[name.replace(/,.*/, '')];

const ofFirstPage = ({ name, pages }: MeasuredList) => [name, pages[0]?.statements];

const fixed = ({ name, statements }: MeasuredOperation) => [name, mostOf(name) ?? statements];

const exceeding = ({ name, statements }: MeasuredOperation) =>
  statements > (mostOf(name) ?? statements) ? [`${name}: ${statements} statements`] : [];

/** Pages whose fastest run takes longer than the first, or the one before, allows. */
function slowerPages({ name, pages }: MeasuredList): string[] {
  return pages.flatMap(({ page, fastest }, at) => {
    const before = Math.max(pages[0]?.fastest ?? 0, pages[at - 1]?.fastest ?? 0);
    const limit = Math.max(PAGE_LIMIT * before, before + PAGE_SLACK);
    const shown = `page ${page} takes ${fastest.toFixed(1)} ms, those before ${before.toFixed(1)} ms`;
    return fastest > limit ? [`${name}: ${shown}`] : [];
  });
}
