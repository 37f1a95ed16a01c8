// Writes seeds/extractor/scores.json: what the shipped extractor measured, under its version.
//   node training/publish-scores.mjs CROSS_VALIDATION COINED PAGE
// CROSS_VALIDATION and COINED: files whose last line is that of `fit.py cv` and of `fit_coined.py`. PAGE: what the scorer prints with
// --json for the annotated page.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openExtractor } from '../dist/cli/extractor-file.js';

const [crossValidation, coined, page] = process.argv
  .slice(2)
  .map((file) => JSON.parse(fs.readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? ''));
const { extractor } = await openExtractor();
const scores = [
  ...['f1', 'precision', 'recall', 'centralRecall', 'sharedRecall', 'ranked'].map((name) => ({
    name: `480 corpus papers, cross-validated: ${name}`,
    value: crossValidation[name],
  })),
  { name: '480 corpus papers, cross-validated: coined names f1', value: coined.f1 },
  ...['f1', 'precision', 'recall', 'centralRecall', 'ranked', 'oneSlug', 'availability', 'evidence'].map((name) => ({
    name: `56 papers of a Daily Papers page: ${name}`,
    value: page[name],
  })),
  { name: '56 papers of a Daily Papers page: coined names f1', value: page.introduces.f1 },
  { name: '56 papers of a Daily Papers page: links precision', value: page.links.precision },
  { name: '56 papers of a Daily Papers page: links recall', value: page.links.recall },
];
const out = fileURLToPath(new URL('../seeds/extractor/scores.json', import.meta.url));
fs.writeFileSync(out, `${JSON.stringify({ version: extractor.version, scores }, null, 2)}\n`);
