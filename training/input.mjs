// What all training scripts read: papers, the statistics in seeds/, the vocabulary.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { parseVocabulary } from '../dist/domain/vocabulary.js';
import { parseCorpus } from '../dist/extract/lexicon/corpus.js';
import { Lexicon } from '../dist/extract/lexicon/lexicon.js';
import { parseWordWeights } from '../dist/extract/lexicon/word-weight.js';
import { createNameIndex } from '../dist/extract/meaning/name-index.js';
import { readSource } from '../dist/ingest/read-source.js';

const seed = (path) => fileURLToPath(new URL(`../seeds/${path}`, import.meta.url));
const read = (file) => fs.readFileSync(file, 'utf8');

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

/**
 * In how many groups the annotated papers are: what is counted for one leaves it out. As many as make what is counted for them nearly as
 * much as what ships.
 */
export const GROUPS = 20;

/** The annotated papers of a file, which scores are measured on, and the project's own, which are for fitting alone; each with its group. */
export function readAnnotations(file) {
  const own = read(new URL('./annotations.jsonl', import.meta.url))
    .trim()
    .split('\n');
  return [
    ...JSON.parse(read(file)).map((paper) => ({ ...paper, own: false })),
    ...own.map((line) => ({ ...JSON.parse(line), own: true })),
  ].map((paper, at) => ({ ...paper, group: at % GROUPS }));
}

/** The annotated papers of a corpus, each with its text as `paper`; without annotations all of its papers, of which nothing is said then. */
export async function readGold(corpusFile, annotationsFile) {
  const papers = await readPapers(corpusFile);
  if (!annotationsFile)
    return papers.map((paper) => ({ paper, concepts: [], introduces: [], own: false, group: null }));
  const byTitle = new Map(papers.map((paper) => [paper.title, paper]));
  return readAnnotations(annotationsFile).map((annotated) => {
    const paper = byTitle.get(annotated.title);
    if (!paper) throw new Error(`"${annotated.title}" is annotated, but not in ${corpusFile}`);
    return { ...annotated, paper };
  });
}

/** Where a candidate stands: 0 in the title, 1 in the abstract, from which token to which. */
export const spansOf = ({ occurrences }) =>
  occurrences.map(({ field, first, last }) => [field.field === 'title' ? 0 : 1, first, last]);

/** Features are the same whatever the words' model says. */
const NO_WEIGHTS = parseWordWeights('');

/** A lexicon of no phrases: words are all that it tells apart. */
export const EMPTY_LEXICON = new Lexicon(parseCorpus('', ''), [], NO_WEIGHTS);

/** The statistics in seeds/ or another folder, and the lexicon of them and the vocabulary. */
function openStatistics(folder) {
  const corpus = parseCorpus(read(`${folder}/phrases.tsv`), read(`${folder}/words.tsv`));
  const { forms } = createNameIndex(parseVocabulary(read(seed('vocabulary.tsv'))));
  return { corpus, lexicon: new Lexicon(corpus, forms, NO_WEIGHTS) };
}

/** What is known for a paper: for an annotated one what was counted without its group (`folder` has a folder for each), else what ships. */
export function openTraining(folder) {
  const opened = new Map();
  return ({ group }) => {
    if (!opened.has(group))
      opened.set(group, openStatistics(group === null ? seed('extractor') : `${folder}/${group}`));
    return opened.get(group);
  };
}
