/**
 * How far a return may lie out once in so many bars, by the shape of the tail that was seen: Hill's tail index over
 * the largest k of n values counted in bins, and Weissman's extrapolation beyond them. Runs every few hundred bars.
 */
import type { Calibration } from './calibration.ts';

export interface Tail {
  /** α of P(X > x) ~ x^−α; ∞ where the k largest are all alike. */
  index: number;
  /** The value that the k largest lie above. */
  from: number;
  /** k of n. */
  count: number;
  total: number;
}
export const newTail = (): Tail => ({ index: Number.POSITIVE_INFINITY, from: 0, count: 0, total: 0 });

/**
 * Hill 1975: 1/α = mean of ln(X_i / X_(k+1)) over the k largest. Here X_(k+1) is the upper edge of the bin that the cut
 * falls into and k counts the values in the bins above it: at least `share` of n would be exact, fewer by one bin.
 */
export function fitTail(c: Calibration, share: number, out: Tail): void {
  const { counts, edges } = c;
  const wanted = share * c.filled;
  let k = 0;
  let bin = counts.length - 1;
  while (bin > 0 && k + counts[bin]! <= wanted) k += counts[bin--]!;
  out.from = edges[bin]!;
  out.count = k;
  out.total = c.filled;
  let sum = 0;
  // The middle of a bin on the logarithmic scale stands for the values in it.
  for (let b = bin + 1; b < counts.length; b++)
    if (counts[b]! > 0) sum += counts[b]! * 0.5 * Math.log((edges[b]! * edges[b - 1]!) / (out.from * out.from));
  out.index = k > 0 && sum > 0 ? k / sum : Number.POSITIVE_INFINITY;
}

/** Weissman 1978: the value exceeded with probability p < k/n: x_k·(k / (n·p))^(1/α). */
export function tailQuantile(tail: Tail, p: number): number {
  if (tail.count === 0) return tail.from;
  return tail.from * (tail.count / (tail.total * p)) ** (1 / tail.index);
}
