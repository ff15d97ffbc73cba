/**
 * Optimal liquidation with linear impact: Almgren and Chriss, Optimal Execution of Portfolio Transactions, Journal of
 * Risk 3, 2001. Equation numbers in parentheses are the paper's. Selling X units in N equal intervals over T; buying
 * is the same with the sign of X turned. The risk aversion λ of the paper is `riskAversion` here, because other
 * equations use λ for other things.
 */
export interface AlmgrenChriss {
  /** X, units held at the start, > 0. */
  readonly quantity: number;
  /** T, any unit of time, > 0; σ, η and the half-life are in the same. */
  readonly horizon: number;
  /** N, whole number ≥ 1. */
  readonly intervals: number;
  /** σ, price units per √time. */
  readonly volatility: number;
  /** ε, price units: half the spread and fees. */
  readonly fixedCost: number;
  /** γ, price units per unit sold. */
  readonly permanent: number;
  /** η, price units per (unit sold / time). */
  readonly temporary: number;
  /** λ, 1 / money, ≥ 0. */
  readonly riskAversion: number;
}

/** Permanent impact g(v) = γ·v at a rate of v units per time: price units per time (6). */
export function permanentImpact(p: AlmgrenChriss, rate: number): number {
  return p.permanent * rate;
}

/** Temporary impact h = ε·sign(n) + η·n/τ of selling n units in one interval: price units (7). */
export function temporaryImpact(p: AlmgrenChriss, sold: number): number {
  return p.fixedCost * Math.sign(sold) + (p.temporary * sold * p.intervals) / p.horizon;
}

/** η̃ = η − γτ/2 (8). @throws RangeError unless > 0: the model has no optimum then */
export function adjustedTemporary(p: AlmgrenChriss): number {
  const adjusted = p.temporary - (0.5 * p.permanent * p.horizon) / p.intervals;
  if (!(adjusted > 0))
    throw new RangeError(`temporary impact less half a permanent interval is ${adjusted}, not above 0`);
  return adjusted;
}

/** Urgency κ, 1 / time: cosh(κτ) = 1 + κ̃²τ²/2 with κ̃² = λσ²/η̃ (15). 0 for a risk aversion of 0. */
export function urgency(p: AlmgrenChriss): number {
  const tau = p.horizon / p.intervals;
  const squared = (p.riskAversion * p.volatility * p.volatility) / adjustedTemporary(p);
  return Math.acosh(1 + 0.5 * squared * tau * tau) / tau;
}

/** Half-life of the trade 1/κ, in the unit of the horizon; ∞ without risk aversion. */
export function halfLife(p: AlmgrenChriss): number {
  return 1 / urgency(p);
}

/** Share of the trade left after time t: sinh(κ(T − t)) / sinh(κT), in a form that cannot overflow (17). */
export function shareLeft(kappa: number, t: number, horizon: number): number {
  if (kappa === 0) return 1 - t / horizon;
  return (Math.exp(-kappa * t) * Math.expm1(-2 * kappa * (horizon - t))) / Math.expm1(-2 * kappa * horizon);
}

/** Optimal holdings x_0 … x_N into `out` [intervals + 1]; x_0 = X, x_N = 0. */
export function holdings(p: AlmgrenChriss, out: Float64Array): void {
  if (out.length !== p.intervals + 1) throw new RangeError(`holdings want ${p.intervals + 1} slots, not ${out.length}`);
  const kappa = urgency(p);
  for (let k = 0; k <= p.intervals; k++)
    out[k] = p.quantity * shareLeft(kappa, (k * p.horizon) / p.intervals, p.horizon);
}

/** Expected cost of any holdings, money: ½γX² + ε Σ|n| + (η̃/τ) Σn², n_k = x_{k−1} − x_k (8). */
export function expectedCost(p: AlmgrenChriss, x: Float64Array): number {
  let turnover = 0;
  let squares = 0;
  for (let k = 1; k < x.length; k++) {
    const sold = x[k - 1]! - x[k]!;
    turnover += Math.abs(sold);
    squares += sold * sold;
  }
  const perTime = (adjustedTemporary(p) * p.intervals) / p.horizon;
  return 0.5 * p.permanent * p.quantity * p.quantity + p.fixedCost * turnover + perTime * squares;
}

/** Variance of the cost of any holdings, money²: σ²τ Σ x_k², k = 1 … N (5). */
export function costVariance(p: AlmgrenChriss, x: Float64Array): number {
  let squares = 0;
  for (let k = 1; k < x.length; k++) squares += x[k]! * x[k]!;
  return (p.volatility * p.volatility * p.horizon * squares) / p.intervals;
}
