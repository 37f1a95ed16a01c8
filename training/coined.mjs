// Prints what the model for coined names is fitted to: a paper a line.
//   node training/coined.mjs CORPUS ANNOTATIONS
import { foldPhrase } from '../dist/domain/fold.js';
import { COINED_FEATURES, describeCoined, mayBeCoined } from '../dist/extract/coined-feature.js';
import { readDocument } from '../dist/extract/document.js';
import { openTraining, readAnnotations, readPapers } from './input.mjs';

const [corpusFile, annotationsFile] = process.argv.slice(2);
const { lexicon } = openTraining();
const byTitle = new Map((await readPapers(corpusFile)).map((paper) => [paper.title, paper]));
process.stdout.write(`${JSON.stringify({ features: COINED_FEATURES })}\n`);
for (const { title, introduces, own } of readAnnotations(annotationsFile).filter((paper) => paper.fitsCoined)) {
  const document = readDocument(byTitle.get(title), lexicon);
  const context = { document, lexicon };
  const coined = new Set(introduces.map(foldPhrase));
  const candidates = document.candidates.filter((candidate) => mayBeCoined(candidate, document));
  const rows = candidates.map((c) => ({
    form: c.form,
    label: coined.has(c.form) ? 1 : 0,
    values: [...describeCoined(c, context)],
    long: document.shortForms.get(c.form)?.long ?? null,
    spans: c.occurrences.map(({ field, first, last }) => [field.field === 'title' ? 0 : 1, first, last]),
  }));
  process.stdout.write(`${JSON.stringify({ title, own, coined: [...coined], candidates: rows })}\n`);
}
