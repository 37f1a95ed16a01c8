import { describe, expect, it } from 'vitest';
import { RELATIONS, relationOf, rivalsAmong } from '../../src/extract/concept/rival.js';
import { RIVAL_FEATURES, rivalDescriber } from '../../src/extract/concept/rival-feature.js';
import { parseCorpus } from '../../src/extract/lexicon/corpus.js';
import { Lexicon } from '../../src/extract/lexicon/lexicon.js';
import { parseWordWeights } from '../../src/extract/lexicon/word-weight.js';
import { readDocument } from '../../src/extract/text/document.js';
import { NO_RIVAL } from '../../src/extract/text/overlap.js';

const lexicon = new Lexicon(parseCorpus('', ''), [], parseWordWeights(''));

/** The features of candidates of a text with these scores; the text's other candidates are no rivals. */
function featuresOf(title: string, abstract: string, scores: Readonly<Record<string, number>>) {
  const { candidates, fields, partners } = readDocument({ title, abstract }, lexicon);
  const own = candidates.filter(({ form }) => scores[form] !== undefined);
  const log = Float64Array.from(own, ({ form }) => scores[form] ?? 0);
  const describeOne = rivalDescriber(own, rivalsAmong(own, fields, partners), log);
  return (form: string): Readonly<Record<string, number>> => {
    const values = new Float64Array(RIVAL_FEATURES.length);
    describeOne(
      own.findIndex((candidate) => candidate.form === form),
      values,
      0,
    );
    return Object.fromEntries(RIVAL_FEATURES.map((name, at) => [name, values[at] ?? Number.NaN]));
  };
}

describe('how one place stands to another', () => {
  it.each([
    [1, 4, 2, 3, RELATIONS.containers],
    [1, 3, 2, 3, RELATIONS.containers | RELATIONS.longerLeft],
    [2, 4, 2, 3, RELATIONS.containers | RELATIONS.longerRight],
    [2, 2, 1, 3, RELATIONS.contained],
    [3, 3, 1, 3, RELATIONS.contained | RELATIONS.atEnd],
    [1, 2, 1, 3, RELATIONS.contained | RELATIONS.atStart],
    [3, 5, 1, 3, RELATIONS.crossing],
    [0, 1, 1, 3, RELATIONS.crossing],
  ])('words %i to %i to those from %i to %i', (first, last, ownFirst, ownLast, relation) => {
    expect(relationOf(first, last, ownFirst, ownLast)).toBe(relation);
  });
});

describe('the rivals of a candidate', () => {
  const features = featuresOf(
    'Deep metric learning',
    'Metric learning helps. Deep metric learning and active learning (AL) help. AL is old.',
    { 'deep metric learning': 1, 'metric learning': 0, learning: -1, 'deep metric': -2, 'active learning': 2, al: 0.5 },
  );

  it('are longer ones at some of its places', () => {
    expect(features('metric learning')).toMatchObject({
      container: 1,
      'longer left': 1,
      'longer right': NO_RIVAL,
      contained: -1,
      'at end': -1,
      crossing: -2,
      // Of its three places one is free.
      uncovered: 1,
      'share uncovered': 1 / 3,
      'free of containers': 1,
      'longer by': 1,
      'shorter by': 1,
    });
  });

  it('are counted once, however often they stand there, and alike whenever they are asked for', () => {
    const once = features('metric learning')['containers'];
    expect(once).toBeCloseTo(1 / (1 + Math.exp(-1)), 9);
    expect(features('metric learning')['containers']).toBe(once);
  });

  it('end in the same word elsewhere, and are its other form', () => {
    expect(features('deep metric learning')['same head']).toBe(2);
    expect(features('active learning')).toMatchObject({ 'same head': 1, partner: 0.5 });
    expect(features('al')).toMatchObject({ partner: 2, 'same head': NO_RIVAL, container: NO_RIVAL, uncovered: 2 });
    expect(features('learning')['partner']).toBeLessThan(NO_RIVAL);
  });
});
