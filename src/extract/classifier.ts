import type { Candidate } from './candidate.js';
import type { Document } from './document.js';
import { describe, FEATURE_NAMES } from './feature.js';
import type { Lexicon } from './lexicon.js';
import { logOdds } from './log-odds.js';
import { describeRivals, RIVAL_FEATURES, rivalsAmong } from './rival.js';
import { createTreeModel, type TreeModelFile } from './tree.js';
import type { WordModel } from './word-model.js';

/** Log-odds of the words below which no candidate is looked at further; the trainer's GATE (training/fit.py). */
const GATE = -4.2;

/** Log-odds of the first trees below which the others, and of all trees below which the rivals are not asked; the trainer's. */
const FIRST_TREES = 8;
const FIRST_GATE = -2.1;
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

const FIRST = [...FEATURE_NAMES, 'words: score'];
const SECOND = [...FIRST, ...RIVAL_FEATURES.map((name) => `rivals: ${name}`)];
const LAST = [...FIRST, 'rivals: final score'];

export function createClassifier(lexicon: Lexicon, wordModel: WordModel, files: TreeFiles): Classifier {
  const trees = createTreeModel(files.trees, FIRST);
  const rivalTrees = createTreeModel(files.rivals, SECOND);
  const centralTrees = createTreeModel(files.central, LAST);
  // The last model sees the final score where the rivals' features began.
  const last = new Float64Array(LAST.length);
  const centralScore = (values: Float64Array, row: number, score: number): number => {
    for (let at = 0; at < FIRST.length; at++) last[at] = values[row + at] ?? 0;
    last[FIRST.length] = score;
    return centralTrees.score(last, 0);
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
      const values = new Float64Array(candidates.length * SECOND.length);
      const scores = new Float64Array(candidates.length);
      candidates.forEach((candidate, at) => {
        const row = at * SECOND.length;
        describe(candidate, document, lexicon, values, row);
        values[row + FEATURE_NAMES.length] = words[at] ?? 0;
        const score = trees.score(values, row, 0, FIRST_TREES);
        // What the first trees drop is moved below the second gate.
        scores[at] =
          score > FIRST_GATE ? score + trees.score(values, row, FIRST_TREES) : score - FIRST_GATE + SECOND_GATE;
      });
      const rivals = rivalsAmong(candidates, document.partners);
      return candidates.map((candidate, at): Judged => {
        const row = at * SECOND.length;
        const near = (scores[at] ?? 0) > SECOND_GATE;
        if (near) describeRivals(at, rivals(at), candidates, scores, rankOf(at, scores), values, row + FIRST.length);
        const score = near ? rivalTrees.score(values, row) : (scores[at] ?? 0);
        return {
          candidate,
          words: words[at] ?? 0,
          trees: scores[at] ?? 0,
          score,
          central: score < THRESHOLD ? 0 : centralScore(values, row, score),
          // By the model that had the last word.
          explain: () => {
            const [model, names] = near ? [rivalTrees, SECOND] : [trees, FIRST];
            return model
              .contributions(values, row)
              .map((amount, index) => ({ feature: names[index] ?? 'base', value: values[row + index] ?? 1, amount }));
          },
        };
      });
    },
  };
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
