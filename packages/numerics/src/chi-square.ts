/** The chi-square distribution: the law of a squared Mahalanobis distance of k Gaussian numbers. */
import { gammaP, gammaQ, logGamma } from './gamma.ts';
import { normalQuantile } from './normal.ts';

/** P(X ≤ x) with k > 0 degrees of freedom. */
export function chiSquareCdf(x: number, k: number): number {
  return gammaP(0.5 * k, 0.5 * x);
}

/**
 * The x with P(X ≤ x) = p: Wilson–Hilferty's start, then Newton's method held inside a bracket that shrinks.
 * @throws RangeError unless p is in [0, 1] and k > 0
 */
export function chiSquareQuantile(p: number, k: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`probability ${p} is not a number in [0, 1]`);
  if (!(k > 0)) throw new RangeError(`degrees of freedom ${k} is not a number above 0`);
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const a = 0.5 * k;
  const spread = 2 / (9 * k);
  const cube = 1 - spread + normalQuantile(p) * Math.sqrt(spread);
  let lo = 0;
  let hi = Number.POSITIVE_INFINITY;
  let x = cube > 0 ? k * cube ** 3 : k * 1e-3;
  for (let i = 0; i < 200; i++) {
    // The smaller tail is the exact one.
    const excess = p < 0.5 ? gammaP(a, 0.5 * x) - p : 1 - p - gammaQ(a, 0.5 * x);
    if (excess > 0) hi = x;
    else lo = x;
    const density = 0.5 * Math.exp((a - 1) * Math.log(0.5 * x) - 0.5 * x - logGamma(a));
    let next = x - excess / density;
    if (!(next > lo && next < hi)) next = hi === Number.POSITIVE_INFINITY ? 2 * x : 0.5 * (lo + hi);
    if (Math.abs(next - x) <= 1e-14 * x) return next;
    x = next;
  }
  return x;
}
