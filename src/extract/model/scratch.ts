/**
 * A table of numbers that is used again for every paper, as to get one anew takes longer than to fill it. It is not cleared; a long paper
 * gets its own.
 */
export function createScratch(kept: number): (size: number) => Float64Array {
  const table = new Float64Array(kept);
  return (size) => (size <= kept ? table : new Float64Array(size));
}
