// Prints what the models for coined names are fitted to: a paper a line. Without ANNOTATIONS all papers, for the parity test.
//   node training/coined.mjs CORPUS [ANNOTATIONS]
import { foldPhrase } from '../dist/domain/fold.js';
import { COINED_FEATURES, describeCoined, mayBeCoined } from '../dist/extract/coined-feature.js';
import { readDocument } from '../dist/extract/document.js';
import { openTraining, readAnnotations, readPapers } from './input.mjs';

const [corpusFile, annotationsFile] = process.argv.slice(2);
const { lexicon } = openTraining();
const papers = await readPapers(corpusFile);
const byTitle = new Map(papers.map((paper) => [paper.title, paper]));
const annotated = annotationsFile
  ? readAnnotations(annotationsFile).filter((paper) => paper.fitsCoined)
  : papers.map(({ title }) => ({ title, introduces: [], own: false }));
process.stdout.write(`${JSON.stringify({ features: COINED_FEATURES })}\n`);
for (const { title, introduces, own } of annotated) {
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
