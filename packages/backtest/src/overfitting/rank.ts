/** Rank of one value among all, and the slope of a line through points. */

/** 1 = lowest, values.length = highest; equals share the mean of their ranks. */
export function rankOf(values: Float64Array, which: number): number {
  const value = values[which]!;
  let below = 0;
  let equal = 0;
  for (const v of values) {
    if (v < value) below++;
    else if (v === value) equal++;
  }
  return below + (equal + 1) / 2;
}

/** Least squares slope of y on x; null where x does not vary. */
export function slope(x: readonly number[], y: readonly number[]): number | null {
  const n = x.length;
  const mx = x.reduce((s, v) => s + v, 0) / n;
  const my = y.reduce((s, v) => s + v, 0) / n;
  let [xy, xx] = [0, 0];
  for (let i = 0; i < n; i++) {
    xy += (x[i]! - mx) * (y[i]! - my);
    xx += (x[i]! - mx) ** 2;
  }
  return xx > 0 ? xy / xx : null;
}
