/**
 * Variance ratio of q-bar to one-bar returns over a sliding window (Lo and MacKinlay 1988, overlapping, homoskedastic
 * z). O(1) a bar: sums of squares of one-bar and q-bar returns slide; they are re-added from scratch once a window so
 * that rounding cannot pile up.
 */
export interface VarianceRatio {
  readonly window: number;
  readonly q: number;
  readonly returns: Float64Array;
  readonly sums: Float64Array;
  seen: number;
  total: number;
  squares: number;
  qSquares: number;
}

/** @throws RangeError unless 2 ≤ q ≤ window / 4 */
export function initVarianceRatio(window: number, q: number): VarianceRatio {
  if (!(q >= 2) || q * 4 > window)
    throw new RangeError(`lag ${q} is not in [2, ${window / 4}] for a window of ${window}`);
  return {
    window,
    q,
    returns: new Float64Array(window),
    sums: new Float64Array(window),
    seen: 0,
    total: 0,
    squares: 0,
    qSquares: 0,
  };
}

export function pushVarianceRatio(state: VarianceRatio, r: number): void {
  const { window, q, returns, sums } = state;
  const at = state.seen % window;
  const left = state.seen >= q ? returns[at >= q ? at - q : at - q + window]! : 0;
  const sum = (state.seen > 0 ? sums[at > 0 ? at - 1 : window - 1]! : 0) + r - left;
  if (state.seen >= window) {
    state.total -= returns[at]!;
    state.squares -= returns[at]! ** 2;
    state.qSquares -= sums[at]! ** 2;
  }
  returns[at] = r;
  sums[at] = sum;
  state.total += r;
  state.squares += r * r;
  state.qSquares += sum * sum;
  state.seen++;
  if (at === window - 1) refresh(state);
}

function refresh(state: VarianceRatio): void {
  state.total = 0;
  state.squares = 0;
  state.qSquares = 0;
  for (let i = 0; i < state.window; i++) {
    state.total += state.returns[i]!;
    state.squares += state.returns[i]! ** 2;
    state.qSquares += state.sums[i]! ** 2;
  }
}

/** VR(q) about the window's mean; 1 for a random walk. NaN before the window is full or without variance. */
export function varianceRatio(state: VarianceRatio): number {
  const { window: n, q } = state;
  if (state.seen < n + q) return Number.NaN;
  const mean = state.total / n;
  const one = state.squares / n - mean * mean;
  const many = state.qSquares / n - (q * mean) ** 2;
  return one > 0 ? many / (q * one) : Number.NaN;
}

/** z of VR(q) − 1 under a random walk; 0 where the ratio is unknown. */
export function varianceRatioZ(state: VarianceRatio): number {
  const { window: n, q } = state;
  const ratio = varianceRatio(state);
  if (!Number.isFinite(ratio)) return 0;
  return (ratio - 1) / Math.sqrt((2 * (2 * q - 1) * (q - 1)) / (3 * q * n));
}
