import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, scopeOf } from '../../src/graphql/cursor.js';

const code = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return error instanceof Error && 'extensions' in error ? error.extensions : error;
  }
};

const SCOPE = () => 'a';

describe('a cursor', () => {
  it('gives back its place exactly, numbers to the last bit', () => {
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
    fc.assert(
      fc.property(value, fc.string(), (at, tie) => {
        const [back] = decodeCursor(SCOPE, encodeCursor(SCOPE, [at, tie]));
        // JSON has no negative zero, which no order tells from zero.
        expect(back === at).toBe(true);
      }),
    );
  });

  it('can stand in an address as it is', () => {
    expect(encodeCursor(SCOPE, ['ÿþ?>', '~'])).toMatch(/^[\w-]+$/);
  });

  it.each(['', 'x', 'bm90IGpzb24', Buffer.from('[1,2]').toString('base64url'), '🦊'])(
    'is refused where damaged: %s',
    (text) => {
      expect(code(() => decodeCursor(SCOPE, text))).toEqual({ code: 'BAD_CURSOR' });
    },
  );

  it('of another parent, order or filter is refused', () => {
    const scopes = [
      scopeOf('Paper.concepts', 'p1', 'SALIENCE', 'DESC', null),
      scopeOf('Paper.concepts', 'p2', 'SALIENCE', 'DESC', null),
      scopeOf('Paper.concepts', 'p1', 'SLUG', 'DESC', null),
      scopeOf('Paper.concepts', 'p1', 'SALIENCE', 'ASC', null),
      scopeOf('Paper.concepts', 'p1', 'SALIENCE', 'DESC', ['TASK']),
    ];
    expect(new Set(scopes.map((scope) => scope())).size).toBe(scopes.length);
    const [own = SCOPE, other = SCOPE] = scopes;
    expect(code(() => decodeCursor(other, encodeCursor(own, [1, 'a'])))).toEqual({ code: 'BAD_CURSOR' });
  });

  it('is of the same list whether an argument is null or left out', () => {
    expect(scopeOf('papers', { venue: null }, null)()).toBe(scopeOf('papers', { venue: null }, undefined)());
  });
});
