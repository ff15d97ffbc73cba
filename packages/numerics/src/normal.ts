/** The standard normal distribution, to double precision in both tails. */
import { gammaQ } from './gamma.ts';

/** P(Z > x) for x ≥ 0, by erfc(x/√2)/2 = Q(1/2, x²/2)/2. */
const tail = (x: number): number => 0.5 * gammaQ(0.5, 0.5 * x * x);

/** P(Z ≤ x). */
export function normalCdf(x: number): number {
  return x < 0 ? tail(-x) : 1 - tail(x);
}

/**
 * The x with P(Z ≤ x) = p: Abramowitz and Stegun 26.2.23 (error < 4.5e-4), then two Halley steps.
 * @throws RangeError unless p is in [0, 1]; 0 and 1 give −∞ and ∞
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`probability ${p} is not a number in [0, 1]`);
  const q = p < 0.5 ? p : 1 - p;
  if (q === 0) return p < 0.5 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (q === 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(q));
  let x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let i = 0; i < 2; i++) {
    const step = ((normalCdf(-x) - q) * Math.sqrt(2 * Math.PI)) / Math.exp(-0.5 * x * x);
    x += step / (1 - 0.5 * x * step);
  }
  return p < 0.5 ? -x : x;
}
