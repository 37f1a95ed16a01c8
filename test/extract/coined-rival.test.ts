import { expect, it } from 'vitest';
import { COINED_RIVAL_FEATURES, describeCoinedRivals } from '../../src/extract/coined/coined-rival.js';
import { Lexicon } from '../../src/extract/lexicon/lexicon.js';
import { readDocument } from '../../src/extract/text/document.js';
import { NO_RIVAL } from '../../src/extract/text/overlap.js';
import { weights } from './open-extractor.js';

const lexicon = new Lexicon(weights.corpus, [], weights.words);

/** The features of candidates of a text with these scores, in the candidates' order. */
function featuresOf(title: string, abstract: string, scores: Readonly<Record<string, number>>) {
  const { candidates, fields } = readDocument({ title, abstract }, lexicon);
  const scored = Object.entries(scores).map(([form, score]) => {
    const candidate = candidates.find((one) => one.form === form);
    if (!candidate) throw new Error(`"${form}" is no candidate of the text.`);
    return { candidate, score };
  });
  const width = COINED_RIVAL_FEATURES.length;
  const values = new Float64Array(scored.length * width);
  describeCoinedRivals(scored, fields, values, (at) => at * width);
  return scored.map((_, row) =>
    Object.fromEntries(COINED_RIVAL_FEATURES.map((name, at) => [name, values[row * width + at]])),
  );
}

it('of a paper with one candidate tell that it has no rival', () => {
  expect(featuresOf('Glow', 'We shine.', { glow: 1 })).toEqual([
    {
      score: 1,
      rank: 0,
      'best overlapping': NO_RIVAL,
      'best apart': NO_RIVAL,
      'score above overlapping': 1 - NO_RIVAL,
      'score above apart': 1 - NO_RIVAL,
      apart: 0,
      'coined apart': 0,
    },
  ]);
});

it('tell what shares a word somewhere from what stands apart, and who comes first of two that score alike', () => {
  const [glow, net, worm, other] = featuresOf('Glow worm and Shade', 'Glow net shines. Shade too.', {
    glow: 0,
    'glow net': 2,
    'glow worm': 0,
    shade: -2,
  });
  expect(glow).toMatchObject({
    rank: 1,
    'best overlapping': 2,
    'best apart': -2,
    apart: 1,
    'score above overlapping': -2,
  });
  expect(net).toMatchObject({ rank: 0, 'best overlapping': 0, 'best apart': 0, apart: 2 });
  expect(worm).toMatchObject({ rank: 2, 'best overlapping': 0, 'best apart': 2, apart: 2 });
  expect(other).toMatchObject({ rank: 3, 'best overlapping': NO_RIVAL, 'best apart': 2, apart: 3 });
  expect(glow?.['coined apart']).toBeCloseTo(1 / (1 + Math.exp(2)), 9);
});

it('are told of a text with tens of thousands of candidates that share a word', () => {
  const abstract = Array.from({ length: 12_000 }, (_, at) => `FOO Xq${at.toString(36)}`).join(', ');
  const { candidates, fields } = readDocument({ title: 'Notes', abstract }, lexicon);
  const scored = candidates.map((candidate) => ({ candidate, score: 0 }));
  const width = COINED_RIVAL_FEATURES.length;
  const values = new Float64Array(scored.length * width);
  describeCoinedRivals(scored, fields, values, (at) => at * width);
  expect(values[values.length - width + COINED_RIVAL_FEATURES.indexOf('rank')]).toBe(scored.length - 1);
});
