/** Hill's estimator of the tail index (Hill 1975). Small = fat tails; a normal sample gives well above 3. */

/**
 * α = k / Σ_{i<k} ln(x_(n−i) / x_(n−k)) over the k largest.
 * @param sorted ascending, ≥ 0
 * @param k 1 ≤ k < sorted.length
 * @returns Infinity where the k largest are all equal or the threshold is 0
 */
export function hillTailIndex(sorted: Float64Array, k: number): number {
  const n = sorted.length;
  if (!Number.isInteger(k) || k < 1 || k >= n)
    throw new RangeError(`tail size ${k} is not a whole number in [1, ${n - 1}]`);
  const threshold = sorted[n - 1 - k]!;
  if (!(threshold > 0)) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let i = 0; i < k; i++) sum += Math.log(sorted[n - 1 - i]! / threshold);
  return sum > 0 ? k / sum : Number.POSITIVE_INFINITY;
}
