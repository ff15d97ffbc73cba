/** A series before it is looked at: its level and size taken off, its length that of all others. */

/** (x − mean)/deviation; zeros where nothing changes. */
export function zNormalised(series: ArrayLike<number>): Float64Array {
  const n = series.length;
  const out = Float64Array.from(series);
  let mean = 0;
  for (const v of out) mean += v / n;
  let square = 0;
  for (const v of out) square += (v - mean) ** 2 / n;
  const deviation = Math.sqrt(square);
  // Rounding is no movement.
  if (!(deviation > 1e-12 * Math.max(1, Math.abs(mean)))) return out.fill(0);
  return out.map((v) => (v - mean) / deviation);
}

/** Straight lines between the values, read at `length` places from the first to the last. */
export function resampled(series: ArrayLike<number>, length: number): Float64Array {
  const last = series.length - 1;
  return Float64Array.from({ length }, (_, i) => {
    const place = length === 1 ? 0 : (i * last) / (length - 1);
    const before = Math.min(last - 1, Math.floor(place));
    const share = place - before;
    return series[before]! * (1 - share) + series[before + 1]! * share;
  });
}

/** Change from one value to the next, in deviations of its own; 0 at the first. */
export function slopes(series: ArrayLike<number>): Float64Array {
  const change = Float64Array.from(series, (v, i) => (i === 0 ? 0 : v - series[i - 1]!));
  let square = 0;
  for (const v of change) square += v * v;
  const size = Math.sqrt(square / Math.max(1, change.length - 1));
  return size > 0 ? change.map((v) => v / size) : change;
}
