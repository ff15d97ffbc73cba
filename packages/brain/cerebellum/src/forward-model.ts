/**
 * The forward model refits itself on realised costs: slippage = a·(half spread) + b·impact + c·latency, the three
 * coefficients by recursive least squares with forgetting. It starts from a = b = 1, c = 0, what the formulas say, and
 * leaves that as far as the fills insist. Source: Ljung, System Identification, 2nd ed., 1999, section 11.2.
 *
 * Step: e = y − xᵀθ, K = P·x / (R + xᵀ·P·x), θ += K·e, P ← (P − K·xᵀ·P) / φ, with R the running mean square of e. A
 * coefficient's variance is never let above where it began: what no order tells about is not forgotten.
 */
import { clamp } from '@janus/numerics';

export const COEFFICIENTS = 3;
/** Regressors and slippage are in basis points, latency in bars: the numbers are then of about unit size. */
const BPS = 1e4;
/** Errors larger than this many of the usual ones count as this many. */
const LARGEST_SURPRISE = 3;

export interface ForwardModel {
  /** a, b: pure numbers; c: bps a bar. */
  readonly theta: Float64Array;
  /** P, row by row. */
  readonly covariance: Float64Array;
  readonly prior: Float64Array;
  /** x, and scratch for P·x. */
  readonly x: Float64Array;
  readonly px: Float64Array;
  /** R, bps². */
  noise: number;
  count: number;
}

/**
 * @param spreadDoubt, driftDoubt standard deviation of a and b, and of c (bps a bar), before any fill
 * @param noise usual error of a forecast before any fill, bps
 */
export function initForwardModel(spreadDoubt: number, driftDoubt: number, noise: number): ForwardModel {
  const prior = Float64Array.of(spreadDoubt ** 2, spreadDoubt ** 2, driftDoubt ** 2);
  const covariance = new Float64Array(COEFFICIENTS * COEFFICIENTS);
  for (let i = 0; i < COEFFICIENTS; i++) covariance[i * COEFFICIENTS + i] = prior[i]!;
  return {
    theta: Float64Array.of(1, 1, 0),
    covariance,
    prior,
    x: new Float64Array(COEFFICIENTS),
    px: new Float64Array(COEFFICIENTS),
    noise: noise * noise,
    count: 0,
  };
}

/** Part of the forecast slippage that is spread and impact, fraction of the price: a·(half spread) + b·impact [E35]. */
export function modelledSlippage(m: ForwardModel, halfSpread: number, impact: number): number {
  return m.theta[0]! * halfSpread + m.theta[1]! * impact;
}

/** Expected move against an order in `bars` of latency, fraction of the price, ≥ 0: c·bars. */
export function modelledDelay(m: ForwardModel, bars: number): number {
  return Math.max(0, (m.theta[2]! * bars) / BPS);
}

/**
 * One fill.
 * @param halfSpread, impact as forecast, fractions of the price; @param latency bars, ≥ 0
 * @param realised (fill − arrival)·side/arrival
 * @param forgetting φ, (0, 1]
 * @param rate of the running mean square of the error
 * @param limit bound on a and b, and in bps a bar on |c|
 */
export function refit(
  m: ForwardModel,
  halfSpread: number,
  impact: number,
  latency: number,
  realised: number,
  forgetting: number,
  rate: number,
  limit: number,
): void {
  const { theta, covariance: p, x, px } = m;
  x[0] = BPS * halfSpread;
  x[1] = BPS * impact;
  x[2] = latency;
  const told = x[0] + x[1] + x[2] + realised;
  if (!Number.isFinite(told)) return;
  let expected = 0;
  let spread = 0;
  for (let i = 0; i < COEFFICIENTS; i++) {
    let sum = 0;
    for (let j = 0; j < COEFFICIENTS; j++) sum += p[i * COEFFICIENTS + j]! * x[j]!;
    px[i] = sum;
    expected += theta[i]! * x[i]!;
    spread += x[i]! * sum;
  }
  const usual = Math.sqrt(m.noise + spread);
  const error = clamp(BPS * realised - expected, -LARGEST_SURPRISE * usual, LARGEST_SURPRISE * usual);
  const gain = 1 / (m.noise + spread);
  theta[0] = clamp(theta[0]! + gain * px[0]! * error, 0, limit);
  theta[1] = clamp(theta[1]! + gain * px[1]! * error, 0, limit);
  theta[2] = clamp(theta[2]! + gain * px[2]! * error, -limit, limit);
  for (let i = 0; i < COEFFICIENTS; i++)
    for (let j = 0; j < COEFFICIENTS; j++) p[i * COEFFICIENTS + j] = p[i * COEFFICIENTS + j]! - gain * px[i]! * px[j]!;
  forget(m, forgetting);
  m.noise += rate * (error * error - m.noise);
  m.count++;
}

/** P / φ, unless that would make a variance larger than it began. */
function forget(m: ForwardModel, forgetting: number): void {
  const { covariance: p, prior } = m;
  for (let i = 0; i < COEFFICIENTS; i++) if (p[i * COEFFICIENTS + i]! / forgetting > prior[i]!) return;
  for (let i = 0; i < p.length; i++) p[i] = p[i]! / forgetting;
}
