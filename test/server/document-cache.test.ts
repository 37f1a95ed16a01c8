import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { createDocumentCache } from '../../src/server/document-cache.js';

const document = parse('{ papers }');

test('a document is found again by its text', () => {
  const cache = createDocumentCache(1_000);
  cache.set('{ papers }', document);
  expect(cache.get('{ papers }')).toBe(document);
  expect(cache.get('{ paper }')).toBeUndefined();
});

test('the longest unused documents go when the characters are used up', () => {
  const cache = createDocumentCache(100);
  const texts = Array.from({ length: 11 }, (_, at) => String(at).padEnd(10));
  for (const text of texts.slice(0, 10)) cache.set(text, document);
  cache.get('0'.padEnd(10));
  cache.set('10'.padEnd(10), document);
  expect(texts.filter((text) => !cache.get(text))).toEqual(['1'.padEnd(10)]);
});

test('a text that would fill much of the cache is not kept', () => {
  const cache = createDocumentCache(100);
  cache.set('x'.repeat(11), document);
  expect(cache.get('x'.repeat(11))).toBeUndefined();
});
