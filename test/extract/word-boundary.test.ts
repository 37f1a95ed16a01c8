import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordEnd, wordStart } from '../../src/extract/text/word-boundary.js';

/** The words of a text, as wordStart and wordEnd find them. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (let start = wordStart(text, 0); start < text.length; ) {
    const end = wordEnd(text, start);
    words.push(text.slice(start, end));
    start = wordStart(text, end);
  }
  return words;
}

/** The same by a pattern. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}+#]*(?:['’]\p{L}+)?/gu;

describe('a word', () => {
  it.each([
    ['a 3-manifold of C++ and C#', ['a', '3', 'manifold', 'of', 'C++', 'and', 'C#']],
    ["Newton's and Bayes’ rule, 'quoted'", ["Newton's", 'and', 'Bayes', 'rule', 'quoted']],
    ['naïve Café 数学', ['naïve', 'Café', '数学']],
    ['𝒪(n) of 𝐀𝐁', ['𝒪', 'n', 'of', '𝐀𝐁']],
    ['… — ( )', []],
    ['', []],
  ])('of %j is told by its letters', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('is what a pattern of Unicode classes finds', () => {
    const texts = fc.string({
      unit: fc.oneof(
        fc.constantFrom('a', 'Z', '7', '+', '#', "'", '’', '-', ' ', 'é', '\u0301', '数', '𝒪', '\ud835', '½', 'ß'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 40,
    });
    fc.assert(
      fc.property(texts, (text) => {
        expect(wordsOf(text)).toEqual(text.match(WORD) ?? []);
      }),
      { numRuns: 2000 },
    );
  });
});
