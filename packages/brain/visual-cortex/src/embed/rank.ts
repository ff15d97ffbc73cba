/** Rank correlation: does what was predicted higher come out higher? Indifferent to units and to single large moves. */

/** Ranks 0 … n − 1 into `out`; equal values share the mean of their ranks. */
export function ranks(values: Float64Array, out: Float64Array): void {
  const order = Array.from(values.keys());
  order.sort((a, b) => values[a]! - values[b]!);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) out[order[i]!] = (from + to - 1) / 2;
    from = to;
  }
}

/** Pearson's correlation of two rankings, which is Spearman's of what they rank; NaN where one does not vary. */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const middle = (n - 1) / 2;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < n; i++) {
    const u = a[i]! - middle;
    const v = b[i]! - middle;
    ab += u * v;
    aa += u * u;
    bb += v * v;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : Number.NaN;
}
