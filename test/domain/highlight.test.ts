import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPhrase } from '../../src/domain/fold.js';
import { matchingParts, matchingWords, type Span } from '../../src/domain/highlight.js';
import { readQuery } from '../../src/domain/search-query.js';

const slices = (text: string, spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end));

describe('highlights', () => {
  it('are the whole words of the query in any case, accent and number, in order', () => {
    const text = 'A 😀 Network of networks: Poincaré networking in C++, meta-learning.';
    const { words } = readQuery('networks poincare c++ META learning');
    expect(slices(text, matchingWords(text, words))).toEqual([
      'Network',
      'networks',
      'Poincaré',
      'C++',
      'meta',
      'learning',
    ]);
  });

  it('of names are also words that begin with one', () => {
    expect(slices('Transformers XL', matchingWords('Transformers XL', ['transf'], true))).toEqual(['Transformers']);
    expect(matchingWords('Transformers XL', ['transf'])).toEqual([]);
  });

  it('of addresses are the parts, in any case, overlaps as one', () => {
    const url = 'https://github.com/Flock/Sheep-Tool';
    expect(slices(url, matchingParts(url, ['flock/sheep', 'sheep-tool']))).toEqual(['Flock/Sheep-Tool']);
    expect(slices(url, matchingParts(url, ['tool', 'flock']))).toEqual(['Flock', 'Tool']);
    expect(matchingParts('İstanbul', ['stanbul'])).toEqual([]);
  });

  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(
      'Meta-Learning',
      'networks',
      ' ',
      'é',
      'e\u0301',
      'İ',
      'ß',
      '𝐀',
      '½',
      '😀',
      "it's",
      'C++',
      '\ud83d',
    ),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  const expectSound = (of: string, spans: readonly Span[], isMatch: (slice: string) => boolean) => {
    let last = 0;
    for (const { start, end } of spans) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(of.length);
      expect(isMatch(of.slice(start, end))).toBe(true);
      last = end;
    }
  };

  it('of any text slice to words that match, whatever is asked', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (of, asked, beginnings) => {
        const { words } = readQuery(asked);
        expectSound(of, matchingWords(of, words, beginnings), (slice) => {
          const word = foldPhrase(slice);
          return words.some((wanted) => word === wanted || (beginnings && word.startsWith(wanted)));
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('of any address slice to what begins with a part that was asked for', () => {
    fc.assert(
      fc.property(text, text, (of, asked) => {
        const { parts } = readQuery(asked);
        expectSound(of, matchingParts(of, parts), (slice) =>
          parts.some((part) => slice.toLowerCase().startsWith(part)),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
