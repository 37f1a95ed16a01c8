import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WordTable } from '../../src/extract/lexicon/word-table.js';

const read = (table: WordTable<{ readonly text: string }>, text: string) => table.read(text, 0, text.length);

it('makes a word once, and gives the same one wherever it stands', () => {
  const made: string[] = [];
  const table = new WordTable((text) => {
    made.push(text);
    return { text };
  });
  const first = table.read('deep learning', 5, 13);
  expect(table.read('on learning well', 3, 11)).toBe(first);
  expect(table.read('learnings', 0, 9)).not.toBe(first);
  expect(made).toEqual(['learning', 'learnings']);
});

it('tells all words apart, however many there are', () => {
  const words = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '\ud835'), maxLength: 12 }), {
    minLength: 1,
    maxLength: 3000,
    size: 'max',
  });
  fc.assert(
    fc.property(words, (all) => {
      const table = new WordTable((text) => ({ text }));
      const made = all.map((word) => read(table, word));
      expect(made.map(({ text }) => text)).toEqual(all);
      expect(table.size).toBe(all.length);
      expect(all.every((word, at) => read(table, word) === made[at])).toBe(true);
    }),
    { numRuns: 20 },
  );
});
