/**
 * Affinity of a strategy to an asset: a score in [0, 1] from the net returns of its own closed trades, ½ meaning
 * "nothing is known". Older trades weigh less; few trades are shrunk toward ½. It measures consistency (mean over
 * root mean square), so that it needs no scale of what a good return is; it is no forecast.
 */
export interface Affinity {
  readonly decay: number;
  readonly shrinkage: number;
  /** One slot a strategy: decayed sums of weight, return and squared return. */
  readonly weight: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  /** Trades ever recorded. */
  readonly trades: Float64Array;
}

/**
 * @param halfLife trades after which a trade weighs half, > 0
 * @param shrinkage trades' worth of belief in ½, ≥ 0
 */
export const initAffinity = (strategies: number, halfLife: number, shrinkage: number): Affinity => ({
  decay: 2 ** (-1 / halfLife),
  shrinkage,
  weight: new Float64Array(strategies),
  sum: new Float64Array(strategies),
  squares: new Float64Array(strategies),
  trades: new Float64Array(strategies),
});

/** A closed trade. `netReturn`: fraction of what was put in, net of costs. @throws RangeError unless finite */
export function recordReturn(state: Affinity, strategy: number, netReturn: number): void {
  if (!Number.isFinite(netReturn)) throw new RangeError(`net return ${netReturn} is not a finite number`);
  state.weight[strategy] = state.decay * state.weight[strategy]! + 1;
  state.sum[strategy] = state.decay * state.sum[strategy]! + netReturn;
  state.squares[strategy] = state.decay * state.squares[strategy]! + netReturn * netReturn;
  state.trades[strategy] = state.trades[strategy]! + 1;
}

/**
 * ½·(1 + w/(w + κ)·m/q): w the decayed number of trades, κ the shrinkage, m their mean return and q the root of their
 * mean square. |m| ≤ q, so the score lies in [0, 1]; all trades won alike without shrinkage gives 1.
 */
export function affinityScore(state: Affinity, strategy: number): number {
  const weight = state.weight[strategy]!;
  const square = state.squares[strategy]!;
  if (weight === 0 || square === 0) return 0.5;
  const consistency = state.sum[strategy]! / Math.sqrt(weight * square);
  const score = 0.5 * (1 + (weight / (weight + state.shrinkage)) * consistency);
  return Math.min(1, Math.max(0, score));
}

/** Lets `factor` of the evidence stay, [0, 1]: the score moves toward ½. The count of trades is not touched. */
export function fadeAffinity(state: Affinity, strategy: number, factor: number): void {
  state.weight[strategy] = state.weight[strategy]! * factor;
  state.sum[strategy] = state.sum[strategy]! * factor;
  state.squares[strategy] = state.squares[strategy]! * factor;
}
