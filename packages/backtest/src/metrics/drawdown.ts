/** Drawdown from the running peak of equity, and how long the longest one lasted. */
export interface Drawdown {
  /** Largest fall from a peak, [0, 1]. */
  readonly depth: number;
  /** Longest stretch below a peak, in bars; one that has not recovered counts to the end. */
  readonly bars: number;
}

export function drawdown(equity: Float64Array): Drawdown {
  let peak = Number.NEGATIVE_INFINITY;
  let peakAt = 0;
  let depth = 0;
  let bars = 0;
  for (let i = 0; i < equity.length; i++) {
    const value = equity[i]!;
    if (value >= peak) {
      peak = value;
      peakAt = i;
      continue;
    }
    depth = Math.max(depth, 1 - value / peak);
    bars = Math.max(bars, i - peakAt);
  }
  return { depth, bars };
}
