/**
 * IF–THEN. Two kinds that must not be mixed up: a residuum is the largest w with AND(u, w) ≤ v, so that modus ponens
 * holds exactly; Reichenbach's 1 − u + u·v is smooth everywhere and trains well but is no residuum.
 * Arguments and results are truths in [0, 1]; unknown (NaN) in, unknown out. Source: Hájek 1998, ch. 2; van Krieken, Acar, van Harmelen, Analyzing
 * Differentiable Fuzzy Logic Operators, 2022, §5.
 */

/** Reichenbach implication [E17]: 1 − u + u·v. Used for training with the product family. */
export function reichenbachImplies(u: number, v: number): number {
  return 1 - u + u * v;
}

/** Łukasiewicz implication [E18], printed again as [E59]: min(1, 1 − u + v). Its t-norm's residuum. */
export function lukasiewiczImplies(u: number, v: number): number {
  return Math.min(1, 1 - u + v);
}

/** Goguen implication, residuum of the product AND: 1 where u ≤ v, else v/u. */
export function goguenImplies(u: number, v: number): number {
  return u <= v ? 1 : v / u;
}

/** Gödel implication, residuum of min: 1 where u ≤ v, else v. */
export function godelImplies(u: number, v: number): number {
  return u <= v ? 1 : u > v ? v : Number.NaN;
}
