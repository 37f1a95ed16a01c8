// Prints what the models for coined names are fitted to: a paper a line. Without ANNOTATIONS all papers, for the parity test.
// STATISTICS has a folder for each group of annotated papers, counted without it.
//   node training/coined.mjs CORPUS [ANNOTATIONS STATISTICS]
import { foldPhrase } from '../dist/domain/fold.js';
import { LIMITS } from '../dist/extract/coined/coined.js';
import { COINED_FEATURES, describeCoined, mayBeCoined } from '../dist/extract/coined/coined-feature.js';
import { readDocument } from '../dist/extract/text/document.js';
import { openTraining, readGold, spansOf } from './input.mjs';

const [corpusFile, annotationsFile, statistics] = process.argv.slice(2);
const knownFor = openTraining(statistics);
process.stdout.write(`${JSON.stringify({ features: COINED_FEATURES, limits: LIMITS })}\n`);

const valuesOf = (candidate, context) => {
  const values = new Float64Array(COINED_FEATURES.length);
  describeCoined(candidate, context, values, 0);
  return [...values];
};

for (const { paper, introduces, own, group } of await readGold(corpusFile, annotationsFile)) {
  const { lexicon } = knownFor({ group });
  const document = readDocument(paper, lexicon);
  const context = { document, lexicon };
  const coined = new Set(introduces.map(foldPhrase));
  // The phrase that a short form stands for may be no candidate for a coined name itself.
  const longOf = ({ form }) => {
    const explained = document.shortForms.get(form);
    if (!explained) return null;
    const long = foldPhrase(explained.long);
    return { form: long, spans: document.candidates.filter((other) => other.form === long).flatMap(spansOf) };
  };
  const rows = document.candidates
    .filter((candidate) => mayBeCoined(candidate, document))
    .map((candidate) => ({
      form: candidate.form,
      label: coined.has(candidate.form) ? 1 : 0,
      values: valuesOf(candidate, context),
      long: longOf(candidate),
      spans: spansOf(candidate),
    }));
  process.stdout.write(`${JSON.stringify({ title: paper.title, own, coined: [...coined], candidates: rows })}\n`);
}
