import { createReadStream, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseVocabulary } from '../../src/domain/vocabulary.js';
import { nameJudge } from '../../src/extract/coined/coined.js';
import { wordFeatures } from '../../src/extract/concept/word-feature.js';
import { createWordModel } from '../../src/extract/concept/word-model.js';
import { createExtractor } from '../../src/extract/extractor.js';
import { Lexicon } from '../../src/extract/lexicon/lexicon.js';
import { createNameIndex } from '../../src/extract/meaning/name-index.js';
import { readDocument } from '../../src/extract/text/document.js';
import { readSource } from '../../src/ingest/read-source.js';
import { weights } from './open-extractor.js';

const seeds = new URL('../../seeds/', import.meta.url);
const digest = new URL('daily-papers.txt', seeds);
const vocabulary = parseVocabulary(readFileSync(new URL('vocabulary.tsv', seeds), 'utf8'));
const extractor = createExtractor(vocabulary, weights);
const lexicon = new Lexicon(weights.corpus, createNameIndex(vocabulary).forms, weights.words);

const judgeNames = nameJudge(weights.coined);
const model = createWordModel(weights.words);

type Scores = readonly [title: string, form: string, ...logOdds: number[]];

/** What the trainer said of the candidates of some papers of the shipped digest. */
const trained = (file: string): Scores[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Words, trees, rivals and centrality. */
const expected = trained('./trainer-scores.ndjson');
/** Names and their rivals. */
const expectedNames = trained('./trainer-coined-scores.ndjson');

async function* digestPapers(scored: readonly Scores[] = expected) {
  const titles = new Set(scored.map(([title]) => title));
  for await (const item of readSource('daily-papers.txt', createReadStream(digest), null))
    if (item.kind === 'record' && titles.has(item.record.title)) yield item.record;
}

function expectAlike(scores: ReadonlyMap<string, readonly number[]>, trainer: readonly Scores[]) {
  expect(scores.size).toBe(trainer.length);
  const wrong = trainer.filter(([title, form, ...values]) => {
    const own = scores.get(`${title}\t${form}`);
    return !own || own.some((value, at) => Math.abs(value - (values[at] ?? Number.NaN)) > 1e-4);
  });
  expect(wrong.slice(0, 3)).toEqual([]);
}

describe('the models', () => {
  it('score every candidate as the trainer does', async () => {
    const scores = new Map<string, readonly number[]>();
    for await (const { title, abstract } of digestPapers()) {
      for (const { judged } of extractor.explain({ title, abstract })) {
        const { words, trees, score, isTaken, central, candidate } = judged;
        scores.set(`${title}\t${candidate.form}`, isTaken ? [words, trees, score, central] : [words, trees, score]);
      }
    }
    expectAlike(scores, expected);
  });

  it('score every candidate for a coined name as the trainer does', async () => {
    const scores = new Map<string, readonly number[]>();
    for await (const paper of digestPapers(expectedNames)) {
      for (const { candidate, names, rivals } of judgeNames({ document: readDocument(paper, lexicon), lexicon })) {
        scores.set(`${paper.title}\t${candidate.form}`, [names, rivals]);
      }
    }
    expect(expectedNames.length).toBeGreaterThan(100);
    expectAlike(scores, expectedNames);
  });

  it('add up the same weights of words, looked up one by one or all at once', async () => {
    const lines = readFileSync(new URL('extractor/word-weights.tsv', seeds), 'utf8').trimEnd().split('\n').slice(1);
    const weight = new Map(lines.map((line) => [line.split('\t')[0] ?? '', Number(line.split('\t')[1])]));
    for await (const { title, abstract } of digestPapers()) {
      const { fields, candidates } = readDocument({ title, abstract }, lexicon);
      const score = model.scorer(fields, lexicon);
      for (const candidate of candidates) {
        let sum = weight.get('') ?? 0;
        for (const [feature, value] of wordFeatures(candidate, weights.corpus))
          sum += value * (weight.get(feature) ?? 0);
        expect(score(candidate)).toBeCloseTo(sum, 8);
      }
    }
  });

  it('explain a score by parts that add up to it', async () => {
    for await (const { title, abstract } of digestPapers()) {
      for (const { judged } of extractor.explain({ title, abstract }).filter(({ chosen }) => chosen)) {
        const sum = judged.contributions.reduce((total, { amount }) => total + amount, 0);
        // The means along the paths are rounded in the files; they cancel out but for the first.
        expect(Math.abs(sum - judged.score)).toBeLessThan(0.01);
      }
    }
  });
});
