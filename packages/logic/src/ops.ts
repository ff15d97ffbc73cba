/**
 * What training needs of a tensor library, and no more: the operators of this package are written once over it
 * (train.ts), for a tape of our own (tape.ts) as for any library that is adapted to it. T is a column with one truth a
 * row, or a single number that counts for every row.
 */
export interface Ops<T> {
  constant(x: number): T;
  add(a: T, b: T): T;
  sub(a: T, b: T): T;
  mul(a: T, b: T): T;
  /** Where equal, the gradient goes to `a`. */
  min(a: T, b: T): T;
  max(a: T, b: T): T;
  exp(a: T): T;
  /** Natural logarithm of a > 0. */
  log(a: T): T;
  tanh(a: T): T;
  /** 1/(1 + e^(−a)) */
  logistic(a: T): T;
  /** a^p of a > 0, p a plain number. */
  power(a: T, p: number): T;
  /** 1 where a ≤ b, else 0; no gradient flows through it. */
  atMost(a: T, b: T): T;
  /** Mean of the rows, a single number. */
  mean(a: T): T;
}
