import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseVocabulary } from '../../src/domain/vocabulary.js';
import { createExtractor, type Explainer, type Extractor } from '../../src/extract/extractor.js';
import { parseWeights, readWeightTexts, type Weights } from '../../src/extract/weights.js';

const shipped = new URL('../../seeds/extractor/', import.meta.url);

export const weights: Weights = parseWeights(await readWeightTexts((name) => readFile(new URL(name, shipped), 'utf8')));

/** The shipped weights over the small vocabulary of these tests. */
export function openExtractor(): Extractor & Explainer {
  return createExtractor(parseVocabulary(readFileSync(new URL('./vocabulary.tsv', import.meta.url), 'utf8')), weights);
}
