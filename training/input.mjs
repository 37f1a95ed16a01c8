// What all training scripts read: papers, the statistics in seeds/, the vocabulary.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { parseVocabulary } from '../dist/domain/vocabulary.js';
import { parseCorpus } from '../dist/extract/corpus.js';
import { createNameIndex, namesOf } from '../dist/extract/name-index.js';
import { readSource } from '../dist/ingest/read-source.js';

const seed = (path) => fs.readFileSync(fileURLToPath(new URL(`../seeds/${path}`, import.meta.url)), 'utf8');

/** Title and abstract of the papers of a file, JSON Lines (gzipped or not) or anything that the seeder reads. */
export async function readPapers(file) {
  if (!/\.jsonl(\.gz)?$/.test(file)) {
    const papers = [];
    for await (const item of readSource(file, fs.createReadStream(file), null))
      if (item.kind === 'record') papers.push({ title: item.record.title, abstract: item.record.abstract });
    return papers;
  }
  const raw = fs.readFileSync(file);
  const text = (file.endsWith('.gz') ? zlib.gunzipSync(raw) : raw).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

export function openTraining() {
  const corpus = parseCorpus(seed('extractor/phrases.tsv'), seed('extractor/words.tsv'));
  const index = createNameIndex(parseVocabulary(seed('vocabulary.tsv')));
  return { corpus, index, names: namesOf(index) };
}
