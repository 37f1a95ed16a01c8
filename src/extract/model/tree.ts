import { z } from 'zod';

/** One tree in preorder: inner nodes have a feature, a threshold and children; a negative child -n is the leaf n - 1. */
const Tree = z.object({
  feature: z.array(z.int().nonnegative()),
  threshold: z.array(z.number()),
  left: z.array(z.int()),
  right: z.array(z.int()),
  /** What a node's training candidates scored on average, for explanations. */
  value: z.array(z.number()),
  leaf: z.array(z.number()).min(1),
});

/** Gradient-boosted trees as the trainer writes them: the names of their features, in order, and the trees. */
export const TreeModelFile = z.object({ features: z.array(z.string()), trees: z.array(Tree) });
export type TreeModelFile = z.infer<typeof TreeModelFile>;

/** A node's feature and its first child are one number: as many features as these bits can tell apart. */
const FEATURE_BITS = 8;
const FEATURES = 1 << FEATURE_BITS;

export interface TreeModel {
  /**
   * Log-odds of candidates, in their order: the sums of the leaves that their features lead to, in all trees or in those from one to before
   * another. The features of a candidate begin in `values` where `rows` says.
   */
  score(values: Float64Array, rows: ArrayLike<number>, from?: number, to?: number): Float64Array;
  /** What each feature adds to that sum (the change of the mean along the path, after Saabas 2014), with the base last. */
  contributions(values: Float64Array, row: number): number[];
}

/** A model from its file. Throws where its features are not those that the code computes, in that order. */
export function createTreeModel({ features: names, trees }: TreeModelFile, expected: readonly string[]): TreeModel {
  const wrong = expected.findIndex((name, at) => names[at] !== name);
  if (wrong >= 0 || names.length !== expected.length) {
    const at = wrong < 0 ? expected.length : wrong;
    throw new Error(
      `The extractor's trees were fitted to other features: feature ${at} is "${names[at] ?? 'missing'}", the code's is "${expected[at] ?? 'missing'}". Fit them again (training/README.md).`,
    );
  }
  if (names.length > FEATURES)
    throw new Error(`The extractor's trees see ${names.length} features; ${FEATURES} is the most.`);
  const { step, threshold, mean, roots, depths } = pack(trees);
  return {
    score(values, rows, from = 0, to = roots.length) {
      const sums = new Float64Array(rows.length);
      const add = (at: number, leaf: number) => {
        sums[at] = (sums[at] ?? 0) + (mean[leaf] ?? 0);
      };
      for (let tree = from; tree < to; tree++) {
        const root = roots[tree] ?? 0;
        let at = 0;
        // Four candidates side by side: where one waits for its memory, the others go on.
        for (; at + 3 < rows.length; at += 4) {
          const [rowA, rowB, rowC, rowD] = [rows[at] ?? 0, rows[at + 1] ?? 0, rows[at + 2] ?? 0, rows[at + 3] ?? 0];
          let [a, b, c, d] = [root, root, root, root];
          for (let left = depths[tree] ?? 0; left > 0; left--) {
            a = next(a, step, threshold, values, rowA);
            b = next(b, step, threshold, values, rowB);
            c = next(c, step, threshold, values, rowC);
            d = next(d, step, threshold, values, rowD);
          }
          add(at, a);
          add(at + 1, b);
          add(at + 2, c);
          add(at + 3, d);
        }
        for (; at < rows.length; at++) {
          let node = root;
          for (let left = depths[tree] ?? 0; left > 0; left--)
            node = next(node, step, threshold, values, rows[at] ?? 0);
          add(at, node);
        }
      }
      return sums;
    },
    contributions(values, row) {
      const sums = new Array<number>(names.length + 1).fill(0);
      const add = (index: number, amount: number) => {
        sums[index] = (sums[index] ?? 0) + amount;
      };
      for (const [tree, root] of roots.entries()) {
        let node = root;
        add(names.length, mean[node] ?? 0);
        for (let left = depths[tree] ?? 0; left > 0; left--) {
          const child = next(node, step, threshold, values, row);
          if (child !== node) add((step[node] ?? 0) & (FEATURES - 1), (mean[child] ?? 0) - (mean[node] ?? 0));
          node = child;
        }
      }
      return sums;
    },
  };
}

/** The node that a row goes to from one. A function of its own, with all that it reads, so that it is compiled into its callers. */
function next(node: number, step: Int32Array, threshold: Float64Array, values: Float64Array, row: number): number {
  const packed = step[node] ?? 0;
  return (packed >> FEATURE_BITS) + Number((values[row + (packed & (FEATURES - 1))] ?? 0) > (threshold[node] ?? 0));
}

/** As `score`, but the first trees are asked alone, and the others only where these come above a gate; else `dropped` makes the score of theirs. */
export function scoreInStages(
  model: TreeModel,
  values: Float64Array,
  rows: readonly number[],
  { trees, gate }: { readonly trees: number; readonly gate: number },
  dropped: (score: number) => number,
): Float64Array {
  const scores = model.score(values, rows, 0, trees);
  const passed = [...scores.keys()].filter((at) => (scores[at] ?? 0) > gate);
  const rest = model.score(
    values,
    passed.map((at) => rows[at] ?? 0),
    trees,
  );
  const all = scores.map(dropped);
  for (const [i, at] of passed.entries()) all[at] = (scores[at] ?? 0) + (rest[i] ?? 0);
  return all;
}

/** The nodes of all trees, one after the other. */
interface Nodes {
  /** The feature of each, and its first child, which is taken where the feature is at most the threshold; the other child lies behind it. */
  readonly step: Int32Array;
  readonly threshold: Float64Array;
  /** What its training candidates scored on average; of a leaf its score. */
  readonly mean: Float64Array;
  /** Of each tree. */
  readonly roots: Int32Array;
  readonly depths: Int32Array;
}

function pack(trees: TreeModelFile['trees']): Nodes {
  const nodes = trees.reduce((sum, tree) => sum + tree.feature.length + tree.leaf.length, 0);
  const step = new Int32Array(nodes);
  const threshold = new Float64Array(nodes);
  const mean = new Float64Array(nodes);
  const roots = new Int32Array(trees.length);
  const depths = new Int32Array(trees.length);
  let end = 0;
  for (const [at, tree] of trees.entries()) {
    roots[at] = end;
    end += 1;
    const place = (child: number, node: number, depth: number): void => {
      const leaf = child < 0 || tree.feature.length === 0;
      mean[node] = (leaf ? tree.leaf[-1 - child] : tree.value[child]) ?? 0;
      // A walk stays at a leaf that it has come to.
      step[node] = (leaf ? node : end) * FEATURES + (leaf ? 0 : (tree.feature[child] ?? 0));
      threshold[node] = leaf ? Number.POSITIVE_INFINITY : (tree.threshold[child] ?? 0);
      depths[at] = Math.max(depths[at] ?? 0, depth);
      if (leaf) return;
      const children = end;
      end += 2;
      place(tree.left[child] ?? 0, children, depth + 1);
      place(tree.right[child] ?? 0, children + 1, depth + 1);
    };
    place(tree.feature.length === 0 ? -1 : 0, roots[at] ?? 0, 0);
  }
  return { step, threshold, mean, roots, depths };
}
