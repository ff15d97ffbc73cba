/**
 * What a run came to in resampled histories (stationary bootstrap, Politis & Romano 1994). Two runs over the same bars,
 * drawn with the same seed, get the same histories: their differences, history by history, are those of pairs, and what
 * moved both alike cancels.
 */
import { quantile, rng } from '@janus/numerics';
import { blockFor, prefixSums, resample } from '../overfitting/stationary.ts';

export interface Histories {
  /** Σ of log returns, of the history itself and of each drawn one. */
  readonly growth: number;
  readonly growths: Float64Array;
}
export interface FullHistories extends Histories {
  /** Mean over deviation of simple returns, per bar; NaN where they do not vary. */
  readonly ratio: number;
  readonly ratios: Float64Array;
  /** Deepest fall from a peak, [0, 1]. */
  readonly fall: number;
  readonly falls: Float64Array;
}

export interface Draws {
  readonly draws: number;
  /** Mean length of a block, bars; 0 = cube root of the number of returns. */
  readonly meanBlock: number;
  readonly seed: number;
}

/** ln(1 + r) of successive equities; all > 0. */
export function logReturns(equity: Float64Array): Float64Array {
  const out = new Float64Array(Math.max(0, equity.length - 1));
  for (let i = 0; i < out.length; i++) out[i] = Math.log(equity[i + 1]! / equity[i]!);
  return out;
}

/** Growth alone. @param returns log returns, at least one */
export function growthHistories(returns: Float64Array, { draws, meanBlock, seed }: Draws): Histories {
  const n = returns.length;
  const block = blockFor(n, meanBlock);
  const random = rng(seed);
  const sum = prefixSums(returns, (r) => r);
  const growths = new Float64Array(draws);
  for (let d = 0; d < draws; d++) {
    let s = 0;
    resample(n, block, random, (from, to) => {
      s += sum[to]! - sum[from]!;
    });
    growths[d] = s;
  }
  return { growth: sum[n]!, growths };
}

/** Mean over sample deviation; NaN where the deviation is nothing beside the usual size of a return. */
function ratioOf(sum: number, squares: number, n: number, least: number): number {
  const mean = sum / n;
  const variance = (squares - n * mean * mean) / (n - 1);
  return variance > least ? mean / Math.sqrt(variance) : Number.NaN;
}

/** Deepest fall of a path of log equities that begins at 0, as a share. */
function fallOf(returns: Float64Array): number {
  let [level, peak, deepest] = [0, 0, 0];
  for (const r of returns) {
    level += r;
    if (level > peak) peak = level;
    else if (peak - level > deepest) deepest = peak - level;
  }
  return -Math.expm1(-deepest);
}

/** Growth, Sharpe ratio a bar, and drawdown. @param returns log returns, at least two */
export function fullHistories(returns: Float64Array, { draws, meanBlock, seed }: Draws): FullHistories {
  const n = returns.length;
  const block = blockFor(n, meanBlock);
  const random = rng(seed);
  const simple = returns.map((r) => Math.expm1(r));
  const sum = prefixSums(returns, (r) => r);
  const sums = prefixSums(simple, (r) => r);
  const squares = prefixSums(simple, (r) => r * r);
  const least = 1e-12 * (squares[n]! / n);
  const growths = new Float64Array(draws);
  const ratios = new Float64Array(draws);
  const falls = new Float64Array(draws);
  for (let d = 0; d < draws; d++) {
    let [s, q, level, peak, deepest] = [0, 0, 0, 0, 0];
    resample(n, block, random, (from, to) => {
      s += sums[to]! - sums[from]!;
      q += squares[to]! - squares[from]!;
      const base = level - sum[from]!;
      for (let i = from + 1; i <= to; i++) {
        const at = base + sum[i]!;
        if (at > peak) peak = at;
        else if (peak - at > deepest) deepest = peak - at;
      }
      level = base + sum[to]!;
    });
    growths[d] = level;
    ratios[d] = ratioOf(s, q, n, least);
    falls[d] = -Math.expm1(-deepest);
  }
  return {
    growth: sum[n]!,
    growths,
    ratio: ratioOf(sums[n]!, squares[n]!, n, least),
    ratios,
    fall: fallOf(returns),
    falls,
  };
}

export interface Interval {
  readonly value: number;
  /** 95 % percentile interval. */
  readonly low: number;
  readonly high: number;
}

/** 95 % interval of what `of` makes of each pair of draws. */
export function pairedInterval(
  value: number,
  a: Float64Array,
  b: Float64Array,
  of: (a: number, b: number) => number,
): Interval {
  const drawn = a.map((x, i) => of(x, b[i]!));
  return { value, low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) };
}
