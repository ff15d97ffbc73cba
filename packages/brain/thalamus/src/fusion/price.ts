/**
 * The price stream: is it going up or down, on several timeframes at once? One ring of closes holds them all, so a
 * timeframe that has not seen enough bars is left out and the others share its weight.
 */
import { clamp } from '@janus/numerics';

/** Bars of momentum on the shortest timeframe, and how many of its bars one bar of each timeframe holds. */
const MOMENTUM_BARS = 20;
export const TIMEFRAMES = [1, 4, 16] as const;
const LONGEST = MOMENTUM_BARS * TIMEFRAMES[2];

export interface PriceFusion {
  /** Ring of log closes, LONGEST + 1 of them. */
  readonly closes: Float64Array;
  next: number;
  filled: number;
  /** Closes in a row that told nothing new: the one before again, or none. */
  repeated: number;
}
export const initPrice = (): PriceFusion => ({
  closes: new Float64Array(LONGEST + 1),
  next: 0,
  filled: 0,
  repeated: 0,
});

/** One close in, every bar. A close that is no number above 0 leaves the ring as it is. */
export function pushPrice(s: PriceFusion, close: number): void {
  s.repeated++;
  if (!(close > 0)) return;
  const log = Math.log(close);
  if (s.filled === 0 || log !== s.closes[s.next === 0 ? LONGEST : s.next - 1]!) s.repeated = 0;
  s.closes[s.next] = log;
  s.next = s.next === LONGEST ? 0 : s.next + 1;
  if (s.filled <= LONGEST) s.filled++;
}

/**
 * True where every close of the shortest timeframe is the same one: a feed that hangs, a market that is shut, bars that
 * were filled in. What is repeated is old, as a book is that nobody has updated.
 */
export const isStale = (s: PriceFusion): boolean => s.repeated >= MOMENTUM_BARS;

/**
 * ln(close / close n bars ago) / (σ·√n) for n = 20·multiple: the move in units of what a random walk would make.
 * NaN where the ring is too short or σ is not above 0.
 */
export function momentum(s: PriceFusion, multiple: number, sigma: number): number {
  const bars = MOMENTUM_BARS * multiple;
  if (s.filled <= bars || !(sigma > 0)) return Number.NaN;
  const last = s.next === 0 ? LONGEST : s.next - 1;
  const before = last - bars < 0 ? last - bars + LONGEST + 1 : last - bars;
  return (s.closes[last]! - s.closes[before]!) / (sigma * Math.sqrt(bars));
}

/**
 * Σ w_k·tanh(momentum_k) / Σ w_k over the timeframes that are known, w_k = slowWeight^k: in [−1, 1], NaN where none is.
 * `fast` and `slow` are σ a bar: the shortest timeframe is measured in the fast one, the longer in the slow one.
 */
export function trendOf(s: PriceFusion, fast: number, slow: number, slowWeight: number): number {
  let sum = 0;
  let total = 0;
  let weight = 1;
  for (let k = 0; k < TIMEFRAMES.length; k++) {
    const m = momentum(s, TIMEFRAMES[k]!, k === 0 ? fast : slow);
    if (!Number.isNaN(m)) {
      sum += weight * Math.tanh(m);
      total += weight;
    }
    weight *= slowWeight;
  }
  return total > 0 ? sum / total : Number.NaN;
}

/**
 * trending·trend + ranging·reversion, in [−1, 1]: the price speaks for the trend as far as the market is thought to
 * trend, for the return to the mean as far as it is thought to range. Shares in [0, 1], reversion in [−1, 1].
 */
export const priceEvidence = (trend: number, reversion: number, trending: number, ranging: number): number =>
  clamp(trending * trend + ranging * reversion, -1, 1);
