/**
 * Market impact in two forms. Almgren and Chriss (2000): linear permanent and temporary impact, the trajectory that
 * minimises expected cost plus λ·variance, and both moments in closed form. And the square-root law for bars, which
 * needs only a size, the bar's volume and its volatility (Tóth et al. 2011; Y of order one).
 */
import { badInput } from '@janus/domain';

export interface AlmgrenChriss {
  /** Units to sell, > 0. */
  readonly quantity: number;
  /** Horizon and number of equal intervals. */
  readonly horizon: number;
  readonly intervals: number;
  /** Price units per √time. */
  readonly volatility: number;
  /** Half spread and fees, price units. */
  readonly epsilon: number;
  /** Permanent impact, price units per unit. */
  readonly gamma: number;
  /** Temporary impact, price units per (unit per time). */
  readonly eta: number;
}

/** κ of the optimal trajectory: cosh(κτ) = 1 + κ̃²τ²/2 with κ̃² = λσ² / (η − γτ/2). λ is the risk aversion of the trade. */
export function urgency(model: AlmgrenChriss, riskAversion: number): number {
  const tau = model.horizon / model.intervals;
  const adjusted = model.eta - (model.gamma * tau) / 2;
  if (!(adjusted > 0))
    throw badInput(
      `temporary impact ${model.eta} must exceed half the permanent impact of an interval, ${(model.gamma * tau) / 2}`,
    );
  const square = (riskAversion * model.volatility ** 2) / adjusted;
  return Math.acosh(1 + (square * tau * tau) / 2) / tau;
}

/** Holdings x_0…x_N of the optimal trajectory; a straight line where risk aversion is 0. [intervals + 1] */
export function trajectory(model: AlmgrenChriss, riskAversion: number): Float64Array {
  const { quantity, horizon, intervals } = model;
  const kappa = urgency(model, riskAversion);
  const out = new Float64Array(intervals + 1);
  for (let j = 0; j <= intervals; j++) {
    const left = horizon * (1 - j / intervals);
    out[j] =
      kappa > 0 ? (quantity * Math.sinh(kappa * left)) / Math.sinh(kappa * horizon) : (quantity * left) / horizon;
  }
  return out;
}

/** E[cost] = ½γX² + εΣ|n_k| + (η̃/τ)Σn_k², η̃ = η − γτ/2. Quote units. @param holdings [intervals + 1] */
export function expectedCost(model: AlmgrenChriss, holdings: Float64Array): number {
  const tau = model.horizon / model.intervals;
  const adjusted = model.eta - (model.gamma * tau) / 2;
  let spread = 0;
  let squares = 0;
  for (let k = 1; k < holdings.length; k++) {
    const sold = holdings[k - 1]! - holdings[k]!;
    spread += Math.abs(sold);
    squares += sold * sold;
  }
  return 0.5 * model.gamma * model.quantity ** 2 + model.epsilon * spread + (adjusted / tau) * squares;
}

/** V[cost] = σ²τΣx_k², k = 1…N. Quote units squared. */
export function costVariance(model: AlmgrenChriss, holdings: Float64Array): number {
  const tau = model.horizon / model.intervals;
  let squares = 0;
  for (let k = 1; k < holdings.length; k++) squares += holdings[k]! * holdings[k]!;
  return model.volatility ** 2 * tau * squares;
}

/** Y of the square-root law. */
export const IMPACT_PREFACTOR = 1;

/**
 * Y·σ·√(Q/V): impact of a quantity executed within a bar, as a fraction of the price.
 * @param quantity base units, ≥ 0
 * @param volume of the bar, base units; 0 or NaN is read as no more than the quantity itself
 * @param volatility of a bar's log return
 */
export function barImpact(quantity: number, volume: number, volatility: number): number {
  if (!(quantity > 0)) return 0;
  const share = volume > 0 ? quantity / volume : 1;
  return IMPACT_PREFACTOR * volatility * Math.sqrt(share);
}
