import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPhrase, plural, singular, slugify } from '../../src/domain/fold.js';

describe('folding of names', () => {
  it('gives spellings of one name one form', () => {
    const forms = ['Meta-Learning', 'meta learning', 'META–LEARNING', ' meta - learnings '].map(foldPhrase);
    expect(new Set(forms)).toEqual(new Set(['meta learning']));
    expect(foldPhrase('Poincaré ball')).toBe(foldPhrase('Poincare balls'));
  });

  it('keeps names apart that differ by a sign', () => {
    expect(new Set(['C', 'C++', 'C#'].map(foldPhrase)).size).toBe(3);
  });

  it.each([
    ['GPUs', 'gpu'],
    ['RoIs', 'roi'],
    ['two-layer GRUs', 'two layer gru'],
    ['DNNs', 'dnn'],
    ['GPUS', 'gpu'],
    ['Us', 'us'],
    ['AISTATS', 'aistat'],
    ['Sinkhorn’s algorithms', 'sinkhorn algorithm'],
    ["Alzheimer's disease", 'alzheimer disease'],
    ["0 'S and 's end", '0 and end'],
  ])('folds %s to %s', (text, expected) => {
    expect(foldPhrase(text)).toBe(expected);
  });

  it('is empty where there is no letter or digit', () => {
    expect(foldPhrase(' -- … ')).toBe('');
  });

  it.each([
    ['studies', 'study'],
    ['losses', 'loss'],
    ['networks', 'network'],
    ['boxes', 'box'],
    ['bias', 'bias'],
    ['series', 'series'],
    ['process', 'process'],
    ['analysis', 'analysis'],
    ['corpus', 'corpus'],
    ['gas', 'gas'],
  ])('takes the plural ending from %s', (word, expected) => {
    expect(singular(word)).toBe(expected);
  });

  it.each([
    ['meshes', 'mesh'],
    ['approaches', 'approach'],
    ['caches', 'cache'],
    ['matrices', 'matrix'],
    ['hypotheses', 'hypothesis'],
    ['studies', 'study'],
    ['losses', 'loss'],
    ['networks', 'network'],
    ['keys', 'key'],
    ['biases', 'bias'],
    ['corpora', 'corpus'],
    ['axes', 'axis'],
    ['movies', 'movie'],
    ['phenomena', 'phenomenon'],
  ])('has %s as the plural of %s, and takes it back', (many, one) => {
    expect(plural(one)).toBe(many);
    expect(singular(many)).toBe(one);
  });

  it('changes nothing when it is done again to words without signs', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/), (text) => {
        const once = foldPhrase(text);
        expect(foldPhrase(once.toUpperCase())).toBe(foldPhrase(once));
      }),
    );
  });
});

describe('slugs', () => {
  it('are readable and keep their length', () => {
    expect(slugify('C++ for the Poincaré ball')).toBe('c-plus-plus-for-the-poincare-ball');
    expect(slugify('…')).toBe('untitled');
    expect(slugify('learning to learn '.repeat(20), 40).length).toBeLessThanOrEqual(40);
  });

  it('hold nothing but words joined by hyphens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(slugify(text)).toMatch(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u);
      }),
    );
  });
});
