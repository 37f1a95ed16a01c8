import type { MeasuredList, MeasuredOperation } from './measure.js';

/** What was measured of one store. */
export interface MeasuredStore {
  readonly engine: string;
  readonly papers: number;
  /** Milliseconds that opening it took. */
  readonly opened: number;
  readonly operations: readonly MeasuredOperation[];
  readonly lists: readonly MeasuredList[];
}

const number = (value: number) => value.toLocaleString('en-US');
const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** A Markdown table of the operations, the stores beside each other: statements, the median run and the first. */
export function operationTable(stores: readonly MeasuredStore[]): string {
  const names = stores[0]?.operations.map(({ name }) => name) ?? [];
  const lines = names.map((name) => {
    const measured = stores.flatMap(({ operations }) => operations.find((operation) => operation.name === name) ?? []);
    const statements = [...new Set(measured.map((operation) => operation.statements))].sort().join(' to ');
    return row([name, statements, ...measured.map((operation) => `${ms(operation.ms)} (${ms(operation.first)})`)]);
  });
  return [head(['operation', 'statements'], stores), ...lines].join('\n');
}

/** A Markdown table of the lists: the first page (its first read), the pages behind it, and how often the slowest of these takes the first's. */
export function listTable(stores: readonly MeasuredStore[]): string {
  const names = stores[0]?.lists.map(({ name }) => name) ?? [];
  const lines = names.map((name) => {
    const measured = stores.flatMap(({ lists }) => lists.find((list) => list.name === name) ?? []);
    return row([name, ...measured.map(pagesOf)]);
  });
  return [head(['list'], stores), ...lines].join('\n');
}

function pagesOf({ first, pages }: MeasuredList): string {
  const [beginning, ...further] = pages;
  const times = further.map((page) => ms(page.ms));
  return [`${ms(beginning?.ms ?? 0)} (${ms(first)})`, ...times].join(', ');
}

function head(titles: readonly string[], stores: readonly MeasuredStore[]): string {
  const cells = [...titles, ...stores.map(({ engine, papers }) => `${number(papers)} on ${engine}`)];
  return `${row(cells)}\n|${'---|'.repeat(cells.length)}`;
}
