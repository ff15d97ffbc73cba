/** Where bars are and are not, on few pixels: the share of each column that is missing and that was closed. Pure. */
export interface GapLike {
  /** Open time of the first absent bar, and of the first after the run; epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly missingBars: number;
  readonly kind: 'missing' | 'closed';
}
export interface CoverageColumns {
  /** Shares of the time of a column, [0, 1]; what is left holds bars. */
  readonly missing: Float64Array;
  readonly closed: Float64Array;
}

/** Columns over the time [first, last], epoch ms. */
export function coverageColumns(gaps: readonly GapLike[], first: number, last: number, width: number): CoverageColumns {
  const out = { missing: new Float64Array(width), closed: new Float64Array(width) };
  const each = (last - first) / width;
  if (!(each > 0)) return out;
  for (const gap of gaps) {
    const column = out[gap.kind];
    const from = Math.max(0, (gap.from - first) / each);
    const to = Math.min(width, (gap.to - first) / each);
    for (let k = Math.floor(from); k < Math.min(width, Math.ceil(to)); k++)
      column[k]! += Math.min(to, k + 1) - Math.max(from, k);
  }
  for (const column of [out.missing, out.closed]) for (let k = 0; k < width; k++) column[k] = Math.min(1, column[k]!);
  return out;
}
