import { describe, expect, it } from 'vitest';
import { parseVocabulary, VOCABULARY_HEADER } from '../../src/domain/vocabulary.js';
import { createNameIndex } from '../../src/extract/meaning/name-index.js';

const vocabulary = parseVocabulary(
  [
    VOCABULARY_HEADER.join('\t'),
    'maximum-a-posteriori\tmaximum a posteriori\tMETHOD\t\tMAP?\t',
    'mean-average-precision\tmean average precision\tMETRIC\t\tmAP?\t',
  ].join('\n'),
);
const index = createNameIndex(vocabulary);

const named = index.slugsOfWord;

describe('a name of one word', () => {
  it('with capitals behind small letters is the one that is written so', () => {
    expect(named('mAP')).toEqual(['mean-average-precision']);
  });

  it('is all that its letters name where its capitals settle nothing', () => {
    expect(named('MAP')).toEqual(['maximum-a-posteriori', 'mean-average-precision']);
    expect(index.slugsOfForm('map')).toEqual(['maximum-a-posteriori', 'mean-average-precision']);
  });

  it('is none in small letters', () => {
    expect(named('map')).toEqual([]);
  });
});
