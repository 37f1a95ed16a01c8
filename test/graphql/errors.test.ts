import { describe, expect, it } from 'vitest';
import { ambiguous, badInput, ERROR_CODES, fromStoreError } from '../../src/graphql/errors.js';
import { StoreError, type StoreErrorCode } from '../../src/store/errors.js';

describe("a store's fault", () => {
  it.each<[StoreErrorCode, string]>([
    ['UNAVAILABLE', 'STORE_UNAVAILABLE'],
    ['CREDENTIALS', 'STORE_UNAVAILABLE'],
    ['EMPTY', 'STORE_UNAVAILABLE'],
    ['OUTDATED', 'STORE_OUTDATED'],
    ['TIMEOUT', 'TIMEOUT'],
  ])('%s becomes %s, without what only we may know', (from, to) => {
    const error = fromStoreError(new StoreError(from, 'neo4j://db.internal:7687 refused MATCH (n) of /var/graph'));
    expect(error?.extensions).toEqual({ code: to });
    expect(error?.message).not.toMatch(/neo4j|MATCH|\/var/);
  });

  it('that is our own, or no fault of a store, is nothing for callers', () => {
    expect(fromStoreError(new StoreError('STATEMENT', 'MATCH (n) is wrong'))).toBeNull();
    expect(fromStoreError(new TypeError('x is not a function'))).toBeNull();
  });
});

describe('an error', () => {
  it('of an argument names it', () => {
    expect(badInput('first', 'must be 1 to 100').toJSON()).toEqual({
      message: '"first" must be 1 to 100.',
      extensions: { code: 'BAD_INPUT', argument: 'first' },
    });
  });

  it('of an ambiguous name lists what to ask for', () => {
    const { message, extensions } = ambiguous('The name "ADA"', ['active-domain-adaptation', 'ada']);
    expect(message).toContain('active-domain-adaptation, ada');
    expect(extensions['candidates']).toEqual(['active-domain-adaptation', 'ada']);
  });

  it('has a code of the documented list; those with INTERNAL are faults of ours', () => {
    expect(Object.keys(ERROR_CODES).filter((code) => /INTERNAL|UNEXPECTED/.test(code))).toEqual([
      'INTERNAL_SERVER_ERROR',
    ]);
  });
});
