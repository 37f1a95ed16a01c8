import { expect, it } from 'vitest';
import { MARKS, SHAPES, spell } from '../../src/extract/lexicon/spelling.js';

const { initial, inner, capital, small, digit } = MARKS;

it.each([
  ['learning', 'a', small],
  ['GAN', 'A', initial | capital],
  ['GANs', 'A', initial | capital],
  ["GAN's", 'M', initial | capital],
  ['Adam', 'C', initial | capital | small],
  ['AdaNPC', 'M', initial | inner | capital | small],
  ['mT5', 'm', inner | capital | small | digit],
  ['3d', 'd', small | digit],
  ['2D', 'm', capital | digit],
  ['7', 'd', digit],
  ['Éa', 'C', initial | capital | small],
  ['ResNets', 'M', initial | inner | capital | small],
])('"%s" is written so', (word, shape, marks) => {
  const spelling = spell(word);
  expect(SHAPES[spelling.shape]).toBe(shape);
  expect(spelling.marks).toBe(marks);
});
