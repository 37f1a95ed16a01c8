import type { Candidate } from './candidate.js';
import type { Document } from './document.js';
import { describe, FEATURE_NAMES } from './feature.js';
import type { Lexicon } from './lexicon.js';
import { logOdds } from './log-odds.js';
import { rivalsAmong } from './rival.js';
import { describeRivals, RIVAL_FEATURES } from './rival-feature.js';
import { createTreeModel, scoreInStages, type TreeModelFile } from './tree.js';
import type { WordModel } from './word-model.js';

/** Log-odds of the words below which no candidate is looked at further; the trainer's GATE (training/fit.py). */
const GATE = -3.5;

/** The first trees, and their log-odds at or below which the others are not asked; the trainer's. */
const FIRST = { trees: 8, gate: -2.1 };

/** Log-odds of all trees at or below which the rivals are not asked; the trainer's. */
const SECOND_GATE = -2.5;

/** Log-odds from which a candidate is a concept: chosen by cross-validation (training/README.md). */
export const THRESHOLD = logOdds(0.4);

/** A candidate with what the models say of it, as log-odds. */
export interface Judged {
  readonly candidate: Candidate;
  readonly words: number;
  readonly trees: number;
  /** The last word: whether it is a concept. */
  readonly score: number;
  /** Whether the paper is about it; only looked at where it is taken for a concept. */
  readonly central: number;
  readonly explain: () => readonly Contribution[];
}

/** What a feature adds to the final log-odds. */
export interface Contribution {
  readonly feature: string;
  readonly value: number;
  readonly amount: number;
}

export interface Classifier {
  /** All candidates worth a look, as they stand in the text. */
  judge(document: Document): Judged[];
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
  /** Whether the paper is about each candidate, given the features and final scores of all; 0 of those that are not taken. */
  const scoreCentral = (values: Float64Array, final: Float64Array): Float64Array => {
    const taken = [...final.keys()].filter((at) => (final[at] ?? 0) >= THRESHOLD);
    const rows = taken.map((_, i) => i * DECIDED.length);
    const table = new Float64Array(taken.length * DECIDED.length);
    for (const [i, at] of taken.entries()) {
      const row = rowOf(at);
      table.set(values.subarray(row, row + ALONE.length), i * DECIDED.length);
      table[i * DECIDED.length + ALONE.length] = final[at] ?? 0;
    }
    return withScores(new Float64Array(final.length), taken, centralTrees.score(table, rows));
  };
  return {
    judge(document) {
      const words: number[] = [];
      const scoreWords = wordModel.scorer(document.fields, lexicon);
      const candidates = document.candidates.filter((candidate) => {
        const score = scoreWords(candidate);
        if (score > GATE) words.push(score);
        return score > GATE;
      });
      // One table for all candidates: a row of its own for each would cost more than the trees.
      const values = new Float64Array(candidates.length * WITH_RIVALS.length);
      for (const [at, candidate] of candidates.entries()) {
        describe(candidate, document, lexicon, values, rowOf(at));
        values[rowOf(at) + FEATURE_NAMES.length] = words[at] ?? 0;
      }
      const rows = [...candidates.keys()].map(rowOf);
      // What the first trees drop is moved below the second gate.
      const scores = scoreInStages(trees, values, rows, FIRST, (score) => score - FIRST.gate + SECOND_GATE);
      const near = [...scores.keys()].filter((at) => (scores[at] ?? 0) > SECOND_GATE);
      const rivalsOf = rivalsAmong(candidates, document.partners);
      for (const at of near)
        describeRivals(at, rivalsOf(at), candidates, scores, rankOf(at, scores), values, rowOf(at) + ALONE.length);
      const final = withScores(scores, near, rivalTrees.score(values, near.map(rowOf)));
      const central = scoreCentral(values, final);
      return candidates.map(
        (candidate, at): Judged => ({
          candidate,
          words: words[at] ?? 0,
          trees: scores[at] ?? 0,
          score: final[at] ?? 0,
          central: central[at] ?? 0,
          // By the model that had the last word.
          explain: () => {
            const [model, names] = near.includes(at) ? [rivalTrees, WITH_RIVALS] : [trees, ALONE];
            const row = rowOf(at);
            return model
              .contributions(values, row)
              .map((amount, index) => ({ feature: names[index] ?? 'base', value: values[row + index] ?? 1, amount }));
          },
        }),
      );
    },
  };
}

/** Where a candidate's features begin in the table of all. */
const rowOf = (at: number): number => at * WITH_RIVALS.length;

/** Scores with those of some candidates, given by their indexes, in place of their own. */
function withScores(scores: Float64Array, indexes: readonly number[], fresh: Float64Array): Float64Array {
  const all = scores.slice();
  for (const [i, at] of indexes.entries()) all[at] = fresh[i] ?? 0;
  return all;
}

/** How many of the scores are higher than one, or as high and before it. */
function rankOf(self: number, scores: Float64Array): number {
  const own = scores[self] ?? 0;
  let rank = 0;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    if (score > own || (score === own && at < self)) rank += 1;
  }
  return rank;
}
