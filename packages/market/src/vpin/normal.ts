/** The normal distribution function at the price of one exponential, for every bar. The exact one is numerics'. */

const SCALE = 1 / Math.sqrt(2 * Math.PI);

/** P(Z ≤ x) with an error below 7.5e-8: Abramowitz and Stegun 26.2.17. */
export function quickNormalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const p = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = SCALE * Math.exp(-0.5 * x * x) * p;
  return x < 0 ? tail : 1 - tail;
}
