import { foldPhrase } from '../domain/fold.js';
import { hashOf } from '../domain/hash.js';
import { parseJson } from '../domain/json.js';
import type { TreeFiles } from './classifier.js';
import { COINED_FEATURES } from './coined-feature.js';
import { type Corpus, parseCorpus } from './corpus.js';
import { createTreeModel, type TreeModel, TreeModelFile } from './tree.js';
import { parseWordModel, type WordModel } from './word-model.js';

/** What the extractor was fitted to: corpus statistics and models, as files of seeds/extractor/. */
export interface Weights {
  readonly corpus: Corpus;
  readonly wordModel: WordModel;
  readonly trees: TreeFiles;
  readonly coined: TreeModel;
  /** Folded phrases that are too general to say anything of a paper. */
  readonly generic: ReadonlySet<string>;
  /** A hash over all files. */
  readonly hash: string;
}

export const WEIGHT_FILES = [
  'phrases.tsv',
  'words.tsv',
  'word-weights.tsv',
  'trees.json',
  'rival-trees.json',
  'central-trees.json',
  'coined-trees.json',
  'generic.txt',
] as const;
export type WeightFile = (typeof WEIGHT_FILES)[number];
export type WeightTexts = Readonly<Record<WeightFile, string>>;

/** The texts of all weight files, each read by `read`. */
export async function readWeightTexts(read: (name: WeightFile) => Promise<string>): Promise<WeightTexts> {
  const [phrases, words, wordWeights, trees, rivals, central, coined, generic] = await Promise.all([
    read('phrases.tsv'),
    read('words.tsv'),
    read('word-weights.tsv'),
    read('trees.json'),
    read('rival-trees.json'),
    read('central-trees.json'),
    read('coined-trees.json'),
    read('generic.txt'),
  ]);
  return {
    'phrases.tsv': phrases,
    'words.tsv': words,
    'word-weights.tsv': wordWeights,
    'trees.json': trees,
    'rival-trees.json': rivals,
    'central-trees.json': central,
    'coined-trees.json': coined,
    'generic.txt': generic,
  };
}

/** The weights from the texts of their files. Throws where a tree file has another shape. */
export function parseWeights(texts: WeightTexts): Weights {
  const corpus = parseCorpus(texts['phrases.tsv'], texts['words.tsv']);
  const trees = (name: WeightFile): TreeModelFile => TreeModelFile.parse(parseJson(texts[name]));
  return {
    corpus,
    wordModel: parseWordModel(texts['word-weights.tsv'], corpus),
    trees: {
      trees: trees('trees.json'),
      rivals: trees('rival-trees.json'),
      central: trees('central-trees.json'),
    },
    coined: createTreeModel(trees('coined-trees.json'), COINED_FEATURES),
    generic: parsePhrases(texts['generic.txt']),
    hash: hashOf(WEIGHT_FILES.map((name) => texts[name])),
  };
}

/** A phrase a line; lines that begin with "#" are comments. */
function parsePhrases(text: string): ReadonlySet<string> {
  const lines = text.split('\n').map((line) => line.trim());
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')).map(foldPhrase));
}
