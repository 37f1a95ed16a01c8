import { describe, expect, test } from 'vitest';
import { MAX_NESTING, MAX_TEXT } from '../../src/server/document-limit.js';
import { excessOf, MAX_VALUES } from '../../src/server/value-limit.js';

const lists = (many: number): unknown => JSON.parse('['.repeat(many) + ']'.repeat(many));

describe('the variables of a request', () => {
  test.each([
    ['none', undefined],
    ['what a page takes', { ids: Array(100).fill('UGFwZXI6MQ=='), where: { concepts: { all: ['a'] }, digest: null } }],
    ['as many levels as there may be', lists(MAX_NESTING)],
    ['a text as long as it may be', { name: 'x'.repeat(MAX_TEXT) }],
  ])('may be %s', (_, value) => {
    expect(excessOf(value)).toBeNull();
  });

  test.each([
    ['levels', lists(100_000), /levels/],
    ['values', { ids: Array(MAX_VALUES).fill(1) }, /values/],
    ['characters', { where: { text: 'x'.repeat(MAX_TEXT + 1) } }, /characters/],
  ])('may not have too many %s', (_, value, words) => {
    expect(excessOf(value)).toMatch(words);
  });
});
