import { z } from 'zod';
import { hashOf } from '../domain/hash.js';
import { parseJson } from '../domain/json.js';
import type { Position } from '../store/store.js';
import { apiError } from './errors.js';

const Content = z.tuple([z.string(), z.union([z.string(), z.number(), z.null()]), z.string()]);

/** What tells lists apart: a cursor of one is refused by another. Worked out only where there is a cursor to read or to write. */
export type Scope = () => string;

export function scopeOf(...parts: readonly unknown[]): Scope {
  let scope: string | null = null;
  return () => {
    scope ??= hashOf(parts).slice(0, 8);
    return scope;
  };
}

/** An opaque cursor: the list it is of and the place in it. */
export function encodeCursor(scope: Scope, position: Position): string {
  return Buffer.from(JSON.stringify([scope(), ...position])).toString('base64url');
}

const contentOf = (cursor: string) =>
  Content.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8'))).data;

/** The place that a cursor names, of whichever list it is; undefined where it is damaged. */
export function placeIn(cursor: string): Position | undefined {
  const content = contentOf(cursor);
  return content && [content[1], content[2]];
}

/** The place that a cursor names. BAD_CURSOR where it is damaged or of another list. */
export function decodeCursor(scope: Scope, cursor: string): Position {
  const content = contentOf(cursor);
  if (!content) {
    throw apiError('BAD_CURSOR', 'The cursor is damaged; take cursors as edges and pageInfo give them.');
  }
  const [of, value, tie] = content;
  if (of !== scope()) {
    throw apiError('BAD_CURSOR', 'The cursor comes from a list with another order or filter; begin this list anew.');
  }
  return [value, tie];
}
