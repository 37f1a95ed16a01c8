import { z } from 'zod';
import type { Parameters, Run } from '../engine.js';
import type { Direction, Position, Window } from '../store.js';
import { query } from './query.js';

/** By what a list is ordered, in Cypher: `value`, which is never null, and `tie`, which differs for all of its entries and goes up. */
export interface Ordered {
  readonly value: string;
  readonly tie: string;
  readonly direction: Direction;
  /** Whether the value has an index that the engine reads in order (Dialect.ordersByIndex). */
  readonly indexed?: boolean;
}

/** How a statement reads one window of a list. */
export interface Keyset {
  readonly conditions: readonly string[];
  readonly parameters: Parameters;
  /** Whether it is read downwards. */
  readonly descending: boolean;
  /** Orders by what the statement returns as `value` and `tie`. */
  readonly orderBy: string;
  /** `orderBy`, with the window's limit. */
  readonly page: string;
  /** A window from the end is read in the opposite order. */
  inOrder<T>(rows: readonly T[]): readonly T[];
}

/**
 * A page by keyset: the entries beyond a position, not behind a count, so that what is inserted or deleted meanwhile moves nothing. Its
 * parameters' names begin with the list's.
 */
export function keysetOf({ value, tie, direction, indexed = false }: Ordered, window: Window, list = 'list'): Keyset {
  const backward = window.from === 'end';
  const descending = (direction === 'DESC') !== backward;
  const conditions: string[] = [];
  const parameters: Record<string, Parameters[string]> = { [`${list}Limit`]: window.limit };
  const beyond = (side: 'After' | 'Before', position: Window['after']) => {
    if (!position) return;
    const forward = side === 'After';
    const name = `${list}${side}`;
    const ahead = (direction === 'DESC') === forward ? '<' : '>';
    const tieAhead = forward ? '>' : '<';
    parameters[`${name}Value`] = position[0];
    if (value === tie) {
      conditions.push(`${value} ${ahead} $${name}Value`);
      return;
    }
    parameters[`${name}Tie`] = position[1];
    const behindTie = `${tie} ${tieAhead} $${name}Tie`;
    // An OR is the quicker one, but of an index it would make Neo4j look for each part by itself.
    conditions.push(
      ...(indexed
        ? [`${value} ${ahead}= $${name}Value`, `CASE ${value} WHEN $${name}Value THEN ${behindTie} ELSE true END`]
        : [`(${value} ${ahead} $${name}Value OR (${value} = $${name}Value AND ${behindTie}))`]),
    );
  };
  beyond('After', window.after);
  beyond('Before', window.before);
  const orderBy = `ORDER BY value ${descending ? 'DESC' : 'ASC'}, tie ${backward ? 'DESC' : 'ASC'}`;
  return {
    conditions,
    parameters,
    descending,
    orderBy,
    page: `${orderBy} LIMIT $${list}Limit`,
    inOrder: (rows) => (backward ? [...rows].reverse() : rows),
  };
}

/** Which nodes a root list has. */
export interface ListSource extends Ordered {
  /** MATCH … up to the last WITH or MATCH; the listed node is `n`. */
  readonly match: string;
  /** Whether it binds all nodes of a label; not, where it is not said. */
  readonly all?: boolean;
  readonly conditions: readonly string[];
  readonly parameters: Parameters;
}

/** Where a row stands in its list. */
export const Place = z.object({ value: z.union([z.string(), z.number()]), tie: z.string() });

export const positionOf = ({ value, tie }: z.infer<typeof Place>): Position => [value, tie];

/** One page of a root list: of each entry its place, and the columns that are read of `n`; `looks` says that they look beyond it. */
export async function keysetPage<R extends z.ZodType<z.infer<typeof Place>>>(
  run: Run,
  source: ListSource,
  read: { readonly row: R; readonly columns: string; readonly looks?: boolean },
  window: Window,
): Promise<readonly z.infer<R>[]> {
  const keyset = keysetOf(source, window);
  // From an index nodes come in order, if it has all that are asked for. Grafeo wants it said beside a range too, or takes twice the time.
  const inIndex = source.all && (source.indexed || source.value === source.tie) ? [`${source.value} IS NOT NULL`] : [];
  const [value, tie] = [`${source.value} AS value`, `${source.tie} AS tie`];
  // Grafeo orders by what is returned in a third of the time, but works all columns out for the whole list.
  const page = read.looks
    ? `WITH n, ${value}, ${tie} ${keyset.page} RETURN value, tie, ${read.columns} ${keyset.orderBy}`
    : `RETURN ${value}, ${tie}, ${read.columns} ${keyset.page}`;
  const rows = await query(
    run,
    read.row,
    `${source.match}${where([...inIndex, ...source.conditions, ...keyset.conditions])} ${page}`,
    { ...source.parameters, ...keyset.parameters },
  );
  return keyset.inOrder(rows);
}

const Count = z.object({ count: z.number() });

export async function countList(
  run: Run,
  source: Pick<ListSource, 'match' | 'conditions' | 'parameters'>,
): Promise<number> {
  const [row] = await query(
    run,
    Count,
    `${source.match}${where(source.conditions)} RETURN count(n) AS count`,
    source.parameters,
  );
  return row?.count ?? 0;
}

export function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}
