/** Sample quantiles. */

/**
 * The p-quantile with linear interpolation between order statistics (Hyndman and Fan's type 7, the default of R and
 * NumPy). Sorts a copy.
 * @throws RangeError for no values, a NaN among them, or p outside [0, 1]
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  if (values.length === 0) throw new RangeError('a quantile needs at least one value');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`probability ${p} is not a number in [0, 1]`);
  const sorted = Float64Array.from(values).sort();
  if (Number.isNaN(sorted.at(-1))) throw new RangeError('a quantile of values with NaN among them is not defined');
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low === high ? low : low + (at - below) * (high - low);
}
