import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { singular } from '../../src/domain/fold.js';
import { MOST_SIGNED, phrasesWithin, readQuery } from '../../src/domain/search-query.js';

describe('a search query', () => {
  it('is a phrase as names are compared, and its words', () => {
    expect(readQuery('  Meta-Learnings for C++ ')).toMatchObject({
      phrase: 'meta learning for c++',
      words: ['meta', 'learning', 'for', 'c++'],
    });
  });

  it('has the singular and plural of its words, with and without accents', () => {
    expect(readQuery('Studies').spellings).toEqual(expect.arrayContaining(['studies', 'study']));
    expect(readQuery('network').spellings).toEqual(expect.arrayContaining(['network', 'networks']));
    expect(readQuery('loss').spellings).toEqual(expect.arrayContaining(['loss', 'losses']));
    expect(readQuery('Poincaré').spellings).toEqual(expect.arrayContaining(['poincaré', 'poincare']));
  });

  it('has names of one letter and signs, which are no other words', () => {
    expect(readQuery('C++').signed).toEqual(['c++']);
    expect(readQuery('C++').spellings).toEqual([]);
    expect(readQuery('from C++17 to f#, C and Notepad++')).toMatchObject({
      signed: ['c++17', 'f#'],
      spellings: expect.arrayContaining(['c', 'notepad', 'from']),
    });
    for (const text of ['a+b', '#a', '+', 'c ++', 'abc#']) expect(readQuery(text).signed, text).toEqual([]);
    expect(readQuery('a+ b+ c+ d+ e+').signed).toHaveLength(MOST_SIGNED);
  });

  it('has the parts of an address without scheme and host', () => {
    expect(readQuery('https://github.com/Flock/Sheep tool').parts).toEqual(['flock/sheep', 'tool']);
    expect(readQuery('a/b meta-').parts).toEqual(['a/b', 'meta-']);
    expect(readQuery('v1.5').parts).toEqual(['v1.5']);
  });

  it('holds the phrases of its words in a row, itself first', () => {
    expect(phrasesWithin(readQuery('a b c'))).toEqual(['a b c', 'a', 'a b', 'b', 'b c', 'c']);
    expect(phrasesWithin(readQuery('!?'))).toEqual([]);
  });

  it('of any text has spellings without anything but letters, digits and marks, and plurals that have their singular', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
    fc.assert(
      fc.property(text, (typed) => {
        const { spellings, parts, words } = readQuery(typed);
        for (const spelling of spellings) expect(spelling).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
        for (const part of parts) expect(part).toMatch(/^[^\s\p{C}]+$/u);
        expect(words).not.toContain('');
      }),
    );
    for (const word of ['study', 'loss', 'box', 'network', 'key'])
      expect(readQuery(word).spellings.map(singular)).toEqual(Array(readQuery(word).spellings.length).fill(word));
  });
});
