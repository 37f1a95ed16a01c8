/** Indexes of scores, the highest first, of equals the first. */
export function byScore(scores: Float64Array): number[] {
  return [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

/** How many stand before each index in an order of them. */
export function ranksIn(order: readonly number[]): Int32Array {
  const ranks = new Int32Array(order.length);
  for (const [rank, at] of order.entries()) ranks[at] = rank;
  return ranks;
}
