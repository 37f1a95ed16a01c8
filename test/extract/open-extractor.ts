import { readFileSync } from 'node:fs';
import { parseVocabulary } from '../../src/domain/vocabulary.js';
import { createExtractor, type Extractor } from '../../src/extract/extractor.js';

/** An extractor over the small vocabulary of these tests. */
export function openExtractor(): Extractor {
  return createExtractor(parseVocabulary(readFileSync(new URL('./vocabulary.tsv', import.meta.url), 'utf8')));
}
