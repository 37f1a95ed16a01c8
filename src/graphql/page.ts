import { compareText } from '../domain/fold.js';
import type { Direction, Position, Window } from '../store/store.js';
import { decodeCursor, encodeCursor, type Scope } from './cursor.js';
import { badInput } from './errors.js';

export const DEFAULT_PAGE = 20;
export const MAX_PAGE = 100;

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

export interface Edge<T> {
  cursor(): string;
  readonly item: T;
}

/** One page. What costs another look at the list is asked for only when it is selected. */
export interface Page<T> {
  readonly edges: readonly Edge<T>[];
  hasNextPage(): boolean | Promise<boolean>;
  hasPreviousPage(): boolean | Promise<boolean>;
  totalCount(): number | Promise<number>;
}

interface Bounds extends Window {
  /** Entries asked for. */
  readonly size: number;
}

/** Reads paging arguments: `first` or `last` of 1 to 100, 20 of the first where neither is given. */
export function boundsOf(args: PageArguments, scope: Scope): Bounds {
  const first = args.first ?? null;
  const last = args.last ?? null;
  if (first !== null && last !== null) throw badInput('last', 'cannot be given together with "first"');
  for (const [name, value] of Object.entries({ first, last })) {
    if (value !== null && (value < 1 || value > MAX_PAGE))
      throw badInput(name, `must be 1 to ${MAX_PAGE}, was ${value}`);
  }
  const size = first ?? last ?? DEFAULT_PAGE;
  return {
    after: typeof args.after === 'string' ? decodeCursor(scope, args.after) : null,
    before: typeof args.before === 'string' ? decodeCursor(scope, args.before) : null,
    limit: size + 1,
    size,
    from: last === null ? 'start' : 'end',
  };
}

/** What the store reads for a page: one entry more than was asked for, which tells whether the list goes on. */
export function windowOf({ size: _, ...window }: Bounds): Window {
  return window;
}

/** A list that the store pages by keyset. */
export interface StoredList<T> {
  read(window: Window): Promise<readonly T[]>;
  count(): Promise<number>;
}

export async function pageOfStored<T extends { readonly position: Position }>(
  list: StoredList<T>,
  scope: Scope,
  args: PageArguments,
): Promise<Page<T>> {
  const bounds = boundsOf(args, scope);
  const { rows, more } = take(await list.read(windowOf(bounds)), bounds);
  const first = rows[0]?.position ?? null;
  const last = rows.at(-1)?.position ?? null;
  const exists = async (after: Position | null, before: Position | null) =>
    (await list.read({ after, before, limit: 1, from: 'start' })).length > 0;
  return {
    edges: rows.map((item) => ({ cursor: () => encodeCursor(scope, item.position), item })),
    // Only the side that the page was read towards, and that no cursor bounds, is known already.
    hasNextPage: () => {
      if (bounds.from === 'start' && (more || bounds.before === null)) return more;
      return exists(last ?? bounds.after, null);
    },
    hasPreviousPage: () => {
      if (bounds.from === 'end' && (more || bounds.after === null)) return more;
      return exists(null, first ?? bounds.before);
    },
    totalCount: () => list.count(),
  };
}

/** Pages a list that is at hand whole, by keyset as well: what joins or leaves it between two pages shifts nothing. */
export function pageOfList<T>(
  items: readonly T[],
  order: { readonly position: (item: T) => Position; readonly direction: Direction },
  scope: Scope,
  args: PageArguments,
): Page<T> {
  const bounds = boundsOf(args, scope);
  const placed = items
    .map((item) => ({ item, position: order.position(item) }))
    .sort((a, b) => comparePositions(a.position, b.position, order.direction));
  const { after, before } = bounds;
  const within = placed.filter(
    ({ position }) =>
      (after === null || comparePositions(position, after, order.direction) > 0) &&
      (before === null || comparePositions(position, before, order.direction) < 0),
  );
  const { rows } = take(bounds.from === 'start' ? within.slice(0, bounds.limit) : within.slice(-bounds.limit), bounds);
  const first = rows[0]?.position ?? before;
  const last = rows.at(-1)?.position ?? after;
  return {
    edges: rows.map(({ item, position }) => ({ cursor: () => encodeCursor(scope, position), item })),
    hasNextPage: () =>
      placed.some(({ position }) => last === null || comparePositions(position, last, order.direction) > 0),
    hasPreviousPage: () =>
      placed.some(({ position }) => first === null || comparePositions(position, first, order.direction) < 0),
    totalCount: () => placed.length,
  };
}

function take<T>(rows: readonly T[], { size, from }: Bounds): { rows: readonly T[]; more: boolean } {
  if (rows.length <= size) return { rows, more: false };
  return { rows: from === 'start' ? rows.slice(0, size) : rows.slice(-size), more: true };
}

/** By value in the list's direction, then by tie upwards. */
export function comparePositions(a: Position, b: Position, direction: Direction): number {
  const byValue = compareValues(a[0], b[0]);
  if (byValue !== 0) return direction === 'ASC' ? byValue : -byValue;
  return compareText(a[1], b[1]);
}

function compareValues(a: Position[0], b: Position[0]): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
