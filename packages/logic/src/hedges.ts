/**
 * Linguistic hedges: how "very", "somewhat" and the like bend a truth value x in [0, 1]. Source: Zadeh, A
 * Fuzzy-Set-Theoretic Interpretation of Linguistic Hedges, 1972. The square roots have an infinite slope at 0: where
 * a gradient will be taken, pass `awayFromZero(x)` of stable.ts.
 */

/** Concentration [E20]: x². */
export function very(x: number): number {
  return x * x;
}

/** Dilation [E21]: √x. */
export function somewhat(x: number): number {
  return Math.sqrt(x);
}

/** [E22]: √x − x, as printed. Peaks at 1/4 for x = 1/4: it never comes near "true". */
export function slightly(x: number): number {
  return Math.sqrt(x) - x;
}

/** [E23]: x³. */
export function extremely(x: number): number {
  return x * x * x;
}

/** Synonym of `somewhat`. */
export const moreOrLess = somewhat;
