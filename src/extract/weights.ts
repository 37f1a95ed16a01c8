import { foldPhrase } from '../domain/fold.js';
import { hashOf } from '../domain/hash.js';
import { parseJson } from '../domain/json.js';
import type { CoinedModels } from './coined/coined.js';
import { COINED_FEATURES } from './coined/coined-feature.js';
import { COINED_RIVAL_FEATURES } from './coined/coined-rival.js';
import type { TreeFiles } from './concept/classifier.js';
import { type Corpus, parseCorpus } from './lexicon/corpus.js';
import { parseWordWeights, type WordWeights } from './lexicon/word-weight.js';
import { createTreeModel, TreeModelFile } from './model/tree.js';

/** What the extractor was fitted to: corpus statistics and models, as files of seeds/extractor/. */
export interface Weights {
  readonly corpus: Corpus;
  readonly words: WordWeights;
  readonly trees: TreeFiles;
  readonly coined: CoinedModels;
  /** Folded phrases that are too general to say anything of a paper. */
  readonly generic: ReadonlySet<string>;
  /** A hash over all files. */
  readonly hash: string;
}

const WEIGHT_FILES = [
  'phrases.tsv',
  'words.tsv',
  'word-weights.tsv',
  'trees.json',
  'rival-trees.json',
  'central-trees.json',
  'coined-trees.json',
  'coined-rival-trees.json',
  'generic.txt',
] as const;
type WeightFile = (typeof WEIGHT_FILES)[number];

/** The text of each weight file. */
export type WeightTexts = ReadonlyMap<WeightFile, string>;

/** The texts of all weight files, each read by `read`. */
export async function readWeightTexts(read: (name: WeightFile) => Promise<string>): Promise<WeightTexts> {
  return new Map(await Promise.all(WEIGHT_FILES.map(async (name) => [name, await read(name)] as const)));
}

/** The weights from the texts of their files. Throws where a tree file has another shape. */
export function parseWeights(texts: WeightTexts): Weights {
  const text = (name: WeightFile): string => texts.get(name) ?? '';
  const trees = (name: WeightFile): TreeModelFile => TreeModelFile.parse(parseJson(text(name)));
  return {
    corpus: parseCorpus(text('phrases.tsv'), text('words.tsv')),
    words: parseWordWeights(text('word-weights.tsv')),
    trees: {
      trees: trees('trees.json'),
      rivals: trees('rival-trees.json'),
      central: trees('central-trees.json'),
    },
    coined: {
      names: createTreeModel(trees('coined-trees.json'), COINED_FEATURES),
      rivals: createTreeModel(trees('coined-rival-trees.json'), [
        ...COINED_FEATURES,
        ...COINED_RIVAL_FEATURES.map((name) => `rivals: ${name}`),
      ]),
    },
    generic: parsePhrases(text('generic.txt')),
    hash: hashOf(WEIGHT_FILES.map(text)),
  };
}

/** A phrase a line; lines that begin with "#" are comments. */
function parsePhrases(text: string): ReadonlySet<string> {
  const lines = text.split('\n').map((line) => line.trim());
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')).map(foldPhrase));
}
