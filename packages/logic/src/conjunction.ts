/**
 * AND in three t-norm families. A t-norm is commutative, associative, rising in each argument, and has 1 as its
 * neutral element; the families differ in how fast doubt adds up. Arguments and results are truths in [0, 1].
 * Source: Hájek, Metamathematics of Fuzzy Logic, 1998, ch. 2; Badreddine et al., Logic Tensor Networks, 2022, §2.
 */

/** Product t-norm [E13]: u·v. Smooth, used for training. */
export function productAnd(u: number, v: number): number {
  return u * v;
}

/** Łukasiewicz t-norm [E14], printed again as [E58]: max(0, u + v − 1). Used for evaluation. */
export function lukasiewiczAnd(u: number, v: number): number {
  return Math.max(0, u + v - 1);
}

/** Gödel t-norm: min(u, v). The only one under which repeating a claim changes nothing. */
export function godelAnd(u: number, v: number): number {
  return Math.min(u, v);
}
