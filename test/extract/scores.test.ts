import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ScoreSheet } from '../../src/domain/score.js';
import { shippedExtractor } from '../store/open-fixture.js';

it('the published scores are of the extractor that ships', async () => {
  const text = await readFile(new URL('../../seeds/extractor/scores.json', import.meta.url), 'utf8');
  const { version, scores } = ScoreSheet.parse(JSON.parse(text));
  // Another vocabulary, weight or code version measures otherwise: measure anew (training/README.md).
  expect(version).toBe((await shippedExtractor()).version);
  expect(new Set(scores.map(({ name }) => name)).size).toBe(scores.length);
});
