/**
 * Stationary bootstrap (Politis and Romano 1994): a history is put together from blocks that begin anywhere and have
 * geometric lengths, so that what follows what is kept for a while. The history is taken as a circle.
 */
import type { Rng } from '@janus/numerics';

/**
 * Hands one resampled history of n values to `use`, as stretches [from, to) of the original; their lengths add up to n.
 * @param meanBlock ≥ 1; 1 draws every value on its own
 */
export function resample(n: number, meanBlock: number, random: Rng, use: (from: number, to: number) => void): void {
  // A geometric length is an exponential one, cut to whole numbers; at a mean of 1 the rate is infinite.
  const rate = -Math.log(1 - 1 / meanBlock);
  for (let left = n; left > 0;) {
    const length = Math.min(left, 1 + Math.floor(random.exponential() / rate));
    const from = random.below(n);
    use(from, Math.min(n, from + length));
    if (from + length > n) use(0, from + length - n);
    left -= length;
  }
}

/** The cube root of n: the order of the length that serves a mean best (Politis and White 2004). */
export const blockFor = (n: number, meanBlock: number): number =>
  Math.min(n, meanBlock > 0 ? meanBlock : Math.max(1, Math.round(Math.cbrt(n))));

/** Σ of the first i values, at i. With it a whole block is added at once. [n + 1] */
export function prefixSums(values: Float64Array, of: (v: number) => number): Float64Array {
  const out = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) out[i + 1] = out[i]! + of(values[i]!);
  return out;
}
