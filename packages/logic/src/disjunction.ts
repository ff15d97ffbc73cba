/**
 * OR in three t-norm families: each is the De Morgan twin of its family's AND under ¬u = 1 − u. The specification
 * prints the Łukasiewicz form alone; taken with the product AND it would break De Morgan, so each family has its own.
 * Arguments and results are truths in [0, 1]. Source: Hájek 1998, ch. 2; Badreddine et al. 2022, table 1.
 */

/** Łukasiewicz t-conorm [E15]: min(1, u + v). */
export function lukasiewiczOr(u: number, v: number): number {
  return Math.min(1, u + v);
}

/** Probabilistic sum, the product AND's twin: u + v − u·v, in the form that rounding cannot push above 1. */
export function productOr(u: number, v: number): number {
  return 1 - (1 - u) * (1 - v);
}

/** Gödel t-conorm: max(u, v). */
export function godelOr(u: number, v: number): number {
  return Math.max(u, v);
}
