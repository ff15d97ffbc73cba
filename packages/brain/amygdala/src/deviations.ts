/** Measures ≥ 0 of the newest value against what was usual before it. Pure; whether one is too much, a limit says. */

/** |x − mean| / deviation, the deviation not below `floor`. */
export function zScore(x: number, mean: number, variance: number, floor: number): number {
  return Math.abs(x - mean) / Math.max(Math.sqrt(variance), floor);
}

/** Total variation distance ½·Σ|p − q| of two beliefs, [0, 1]: the share of belief that has moved. */
export function beliefShift(now: Float64Array, before: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < now.length; i++) sum += Math.abs(now[i]! - before[i]!);
  return 0.5 * sum;
}
