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

export interface TreeModel {
  /** Sum of the leaves that a candidate's features lead to, in all trees or in those from one to before another: log-odds. They begin at `row` in `values`. */
  score(values: Float64Array, row: number, from?: number, to?: number): number;
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
  const inner = trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const leaves = trees.reduce((sum, tree) => sum + tree.leaf.length, 0);
  const feature = new Uint16Array(inner);
  const threshold = new Float64Array(inner);
  // The child of a node where its feature is at most the threshold, and right behind it the other.
  const children = new Int32Array(inner * 2);
  const value = new Float64Array(inner);
  const leaf = new Float64Array(leaves);
  const roots = new Int32Array(trees.length);
  let nodes = 0;
  let ends = 0;
  for (const [at, tree] of trees.entries()) {
    const child = (index: number) => (index < 0 ? index - ends : index + nodes);
    roots[at] = tree.feature.length > 0 ? nodes : -1 - ends;
    feature.set(tree.feature, nodes);
    threshold.set(tree.threshold, nodes);
    children.set(
      tree.left.flatMap((low, node) => [child(low), child(tree.right[node] ?? 0)]),
      nodes * 2,
    );
    value.set(tree.value, nodes);
    leaf.set(tree.leaf, ends);
    nodes += tree.feature.length;
    ends += tree.leaf.length;
  }
  const meanAt = (node: number): number => (node < 0 ? leaf[-1 - node] : value[node]) ?? 0;
  return {
    score(values, row, from = 0, to = roots.length) {
      let sum = 0;
      for (let tree = from; tree < to; tree++) {
        let node = roots[tree] ?? 0;
        while (node >= 0) {
          const high = (values[row + (feature[node] ?? 0)] ?? 0) > (threshold[node] ?? 0);
          node = (high ? children[node * 2 + 1] : children[node * 2]) ?? 0;
        }
        sum += leaf[-1 - node] ?? 0;
      }
      return sum;
    },
    contributions(values, row) {
      const sums = new Array<number>(names.length + 1).fill(0);
      const add = (index: number, amount: number) => {
        sums[index] = (sums[index] ?? 0) + amount;
      };
      for (let tree = 0; tree < roots.length; tree++) {
        let node = roots[tree] ?? 0;
        let mean = meanAt(node);
        add(names.length, mean);
        while (node >= 0) {
          const used = feature[node] ?? 0;
          node = children[node * 2 + ((values[row + used] ?? 0) > (threshold[node] ?? 0) ? 1 : 0)] ?? 0;
          const next = meanAt(node);
          add(used, next - mean);
          mean = next;
        }
      }
      return sums;
    },
  };
}
