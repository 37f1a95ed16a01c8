import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceAround, splitSentences } from '../../src/domain/sentence.js';

const around = (text: string, words: string) => {
  const start = text.indexOf(words);
  return sentenceAround(text, start, start + words.length);
};

describe('the sentence around a span', () => {
  const text =
    'We count sheep, e.g. Merino ones. Do they sleep? See https://sheep.example/a.b. (Goats do, cf. Fig. 3.) Done';

  it.each([
    ['sheep,', 'We count sheep, e.g. Merino ones.'],
    ['sleep', 'Do they sleep?'],
    ['sheep.example', 'See https://sheep.example/a.b.'],
    ['Goats', '(Goats do, cf. Fig. 3.)'],
    ['Done', 'Done'],
  ])('of %s', (words, sentence) => expect(around(text, words)).toBe(sentence));

  it('is both sentences where the span lies in two', () => {
    expect(around(text, 'ones. Do')).toBe('We count sheep, e.g. Merino ones. Do they sleep?');
  });

  it('is made of parts that give the text again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A', 'b', '. ', '! ', '.', ' ', 'e.g', '\n', ')')).map((parts) => parts.join('')),
        (any) => {
          const parts = splitSentences(any);
          expect(parts.map(({ start, end }) => any.slice(start, end)).join('')).toBe(any);
        },
      ),
    );
  });
});
