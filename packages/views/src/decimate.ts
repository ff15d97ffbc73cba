/**
 * A long series on few pixels: lowest, highest, first and last value of each pixel column, so that no peak is
 * lost and the joined line passes where the series passes.
 */
export interface Envelope {
  /** One value a column; NaN where the column has no finite value. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
}
export const newEnvelope = (width: number): Envelope => ({
  low: new Float64Array(width).fill(Number.NaN),
  high: new Float64Array(width).fill(Number.NaN),
  first: new Float64Array(width).fill(Number.NaN),
  last: new Float64Array(width).fill(Number.NaN),
});

/** Column k covers values [from + k·step, from + (k+1)·step), step = (to − from) / width; at least one value each. */
export function envelope(values: ArrayLike<number>, from: number, to: number, out: Envelope): Envelope {
  const width = out.low.length;
  const step = (to - from) / width;
  for (let k = 0; k < width; k++) {
    const begin = Math.max(0, Math.floor(from + k * step));
    const end = Math.min(values.length, Math.max(begin + 1, Math.floor(from + (k + 1) * step)));
    let low = Number.NaN;
    let high = Number.NaN;
    let first = Number.NaN;
    let last = Number.NaN;
    for (let i = begin; i < end; i++) {
      const v = values[i]!;
      if (!Number.isFinite(v)) continue;
      if (!(low <= v)) low = v;
      if (!(high >= v)) high = v;
      if (Number.isNaN(first)) first = v;
      last = v;
    }
    out.low[k] = low;
    out.high[k] = high;
    out.first[k] = first;
    out.last[k] = last;
  }
  return out;
}
