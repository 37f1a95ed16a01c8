import { z } from 'zod';
import type { Parameters, Run } from '../engine.js';
import type { Direction, Listed, Window } from '../store.js';
import { query } from './query.js';

/** A root list: which nodes, by what they are ordered, and what breaks ties. `value` is a Cypher expression that is never null. */
export interface ListSource {
  /** MATCH … up to the last WITH or MATCH; the listed node is `n`. */
  readonly match: string;
  readonly conditions: readonly string[];
  readonly parameters: Parameters;
  readonly id: string;
  readonly value: string;
  readonly tie: string;
  readonly direction: Direction;
}

const Row = z.object({ id: z.string(), value: z.union([z.string(), z.number()]), tie: z.string() });

/**
 * One page by keyset: the entries beyond a position, not behind a count, so that what is inserted or deleted meanwhile moves nothing.
 * A page from the end is read in the opposite order and turned round. Ties go up in either direction.
 */
export async function keysetPage(run: Run, source: ListSource, window: Window): Promise<Listed[]> {
  const backward = window.from === 'end';
  const descending = (source.direction === 'DESC') !== backward;
  const conditions = [...source.conditions];
  const parameters: Record<string, Parameters[string]> = { ...source.parameters, limit: window.limit };
  const beyond = (name: 'after' | 'before', position: Window['after']) => {
    if (!position) return;
    const forward = name === 'after';
    const ahead = (source.direction === 'DESC') === forward ? '<' : '>';
    const tieAhead = forward ? '>' : '<';
    parameters[`${name}Value`] = position[0];
    parameters[`${name}Tie`] = position[1];
    conditions.push(
      `(${source.value} ${ahead} $${name}Value OR (${source.value} = $${name}Value AND ${source.tie} ${tieAhead} $${name}Tie))`,
    );
  };
  beyond('after', window.after);
  beyond('before', window.before);
  const rows = await query(
    run,
    Row,
    `${source.match}${where(conditions)}
     RETURN ${source.id} AS id, ${source.value} AS value, ${source.tie} AS tie
     ORDER BY value ${descending ? 'DESC' : 'ASC'}, tie ${backward ? 'DESC' : 'ASC'} LIMIT $limit`,
    parameters,
  );
  const listed = rows.map((row): Listed => ({ id: row.id, position: [row.value, row.tie] }));
  return backward ? listed.reverse() : listed;
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
