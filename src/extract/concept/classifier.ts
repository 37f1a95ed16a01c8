import type { Lexicon } from '../lexicon/lexicon.js';
import { logOdds } from '../model/log-odds.js';
import { createScratch } from '../model/scratch.js';
import { createTreeModel, scoreInStages, type TreeModelFile } from '../model/tree.js';
import type { Candidate } from '../text/candidate.js';
import type { Document } from '../text/document.js';
import { describe, FEATURE_NAMES } from './feature.js';
import { rivalsAmong } from './rival.js';
import { RIVAL_FEATURES, rivalDescriber } from './rival-feature.js';
import type { WordModel } from './word-model.js';

/** Which candidates go on from model to model, and which are concepts in the end. The trainer takes them from here (candidates.mjs). */
export const LIMITS = {
  /** Log-odds of the words at or below which no candidate is looked at further. */
  words: -3.5,
  /** The first trees, and their log-odds at or below which the others are not asked. */
  first: { trees: 8, gate: -1.2 },
  /** Log-odds of all trees at or below which the rivals are not asked. */
  trees: -2.5,
  /**
   * Probabilities from which a name of the vocabulary is a concept, and any other phrase: chosen by cross-validation
   * (training/README.md). Names are taken from less, as they are what papers share.
   */
  name: 0.3,
  other: 0.46,
};
const TAKEN = { name: logOdds(LIMITS.name), other: logOdds(LIMITS.other) };

/** A candidate with what the models say of it, as log-odds. */
export interface Judged {
  readonly candidate: Candidate;
  readonly words: number;
  readonly trees: number;
  /** The last word: whether it is a concept. */
  readonly score: number;
  /** Whether the score is enough. */
  readonly isTaken: boolean;
  /** Whether the paper is about it; only looked at where it is taken for a concept. */
  readonly central: number;
}

/** A candidate with what each feature adds to its score. */
export interface Explained extends Judged {
  readonly contributions: readonly Contribution[];
}

/** What a feature adds to the final log-odds. */
export interface Contribution {
  readonly feature: string;
  readonly value: number;
  readonly amount: number;
}

export interface Classifier {
  /** The candidates that are taken for concepts, as they stand in the text. */
  judge(document: Document): Judged[];
  /** All candidates worth a look. */
  explain(document: Document): Explained[];
}

export interface TreeFiles {
  readonly trees: TreeModelFile;
  readonly rivals: TreeModelFile;
  readonly central: TreeModelFile;
}

/** What the trees see of a candidate, what the rivals', and what those for centrality. */
const ALONE = [...FEATURE_NAMES, 'words: score'];
const WITH_RIVALS = [...ALONE, ...RIVAL_FEATURES.map((name) => `rivals: ${name}`)];
const DECIDED = [...ALONE, 'rivals: final score'];

export function createClassifier(lexicon: Lexicon, wordModel: WordModel, files: TreeFiles): Classifier {
  const trees = createTreeModel(files.trees, ALONE);
  const rivalTrees = createTreeModel(files.rivals, WITH_RIVALS);
  const centralTrees = createTreeModel(files.central, DECIDED);
  const takes = ({ phrase }: Candidate, score: number): boolean =>
    score >= (lexicon.isName(phrase) ? TAKEN.name : TAKEN.other);
  /** Whether the paper is about each candidate that is taken, given the features and final scores of all; 0 of the others. */
  const scoreCentral = (values: Float64Array, final: Float64Array, isTaken: readonly boolean[]): Float64Array => {
    const taken = [...isTaken.keys()].filter((at) => isTaken[at]);
    const rows = taken.map((_, i) => i * DECIDED.length);
    const table = new Float64Array(taken.length * DECIDED.length);
    for (const [i, at] of taken.entries()) {
      const row = rowOf(at);
      table.set(values.subarray(row, row + ALONE.length), i * DECIDED.length);
      table[i * DECIDED.length + ALONE.length] = final[at] ?? 0;
    }
    return withScores(new Float64Array(final.length), taken, centralTrees.score(table, rows));
  };
  const scratch = createScratch(KEPT_ROWS * WITH_RIVALS.length);
  const scoreAll = (document: Document): Scored => {
    const words: number[] = [];
    const scoreWords = wordModel.scorer(document.fields, lexicon);
    const candidates = document.candidates.filter((candidate) => {
      const score = scoreWords(candidate);
      if (score > LIMITS.words) words.push(score);
      return score > LIMITS.words;
    });
    // One table for all candidates: a row of its own for each would cost more than the trees.
    const values = scratch(candidates.length * WITH_RIVALS.length);
    for (const [at, candidate] of candidates.entries()) {
      describe(candidate, document, lexicon, values, rowOf(at));
      values[rowOf(at) + FEATURE_NAMES.length] = words[at] ?? 0;
    }
    const rows = [...candidates.keys()].map(rowOf);
    // What the first trees drop is moved below the limit of all.
    const scores = scoreInStages(
      trees,
      values,
      rows,
      LIMITS.first,
      (score) => score - LIMITS.first.gate + LIMITS.trees,
    );
    const near = [...scores.keys()].filter((at) => (scores[at] ?? 0) > LIMITS.trees);
    const rivals = rivalsAmong(candidates, document.fields, document.partners);
    const describeRivals = rivalDescriber(candidates, rivals, scores);
    for (const at of near) describeRivals(at, values, rowOf(at) + ALONE.length);
    const final = withScores(scores, near, rivalTrees.score(values, near.map(rowOf)));
    const isTaken = candidates.map((candidate, at) => takes(candidate, final[at] ?? 0));
    const central = scoreCentral(values, final, isTaken);
    return { candidates, words, scores, near, final, isTaken, central, values };
  };
  return {
    judge(document) {
      const scored = scoreAll(document);
      return scored.candidates.flatMap((candidate, at) =>
        scored.isTaken[at] ? [judgedOf(candidate, at, scored)] : [],
      );
    },
    explain(document) {
      const scored = scoreAll(document);
      return scored.candidates.map((candidate, at) => {
        // By the model that had the last word.
        const [model, names] = scored.near.includes(at) ? [rivalTrees, WITH_RIVALS] : [trees, ALONE];
        const valueAt = (index: number): number => scored.values[rowOf(at) + index] ?? 0;
        const contributions = model.contributions(scored.values, rowOf(at)).map((amount, index) => {
          const feature = names[index];
          return feature === undefined
            ? { feature: 'base', value: 1, amount }
            : { feature, value: valueAt(index), amount };
        });
        return { ...judgedOf(candidate, at, scored), contributions };
      });
    },
  };
}

/** What is said of one of the scored candidates. */
function judgedOf(candidate: Candidate, at: number, { words, scores, final, isTaken, central }: Scored): Judged {
  return {
    candidate,
    words: words[at] ?? 0,
    trees: scores[at] ?? 0,
    score: final[at] ?? 0,
    isTaken: isTaken[at] ?? false,
    central: central[at] ?? 0,
  };
}

/** The candidates of a paper that the words' gate lets pass, and what is said of each, in the same order. */
interface Scored {
  readonly candidates: readonly Candidate[];
  readonly words: readonly number[];
  readonly scores: Float64Array;
  /** Indexes of those that the rivals are asked of. */
  readonly near: readonly number[];
  readonly final: Float64Array;
  readonly isTaken: readonly boolean[];
  readonly central: Float64Array;
  /** Their features, valid until the next paper is scored. */
  readonly values: Float64Array;
}

/** More candidates than most papers have. */
const KEPT_ROWS = 400;

/** Where a candidate's features begin in the table of all. */
const rowOf = (at: number): number => at * WITH_RIVALS.length;

/** Scores with those of some candidates, given by their indexes, in place of their own. */
function withScores(scores: Float64Array, indexes: readonly number[], fresh: Float64Array): Float64Array {
  const all = scores.slice();
  for (const [i, at] of indexes.entries()) all[at] = fresh[i] ?? 0;
  return all;
}
