/**
 * What the hidden Markov model observes, from the feature vector: [0] momentum over 20 bars in σ of its mean,
 * [1] ln(fast / slow volatility), [2] drawdown of the last 60 bars in σ of 60 bars. Dimensionless, so that one model
 * shape fits any timeframe. Returns false while a feature is unknown.
 */
import { F } from '@janus/domain';
import { clamp } from '@janus/numerics';

export const OBSERVED = 3;
const {
  maxDrawdown: MAX_DRAWDOWN,
  momentum: MOMENTUM,
  volatility: VOLATILITY,
  volatilityBaseline: VOLATILITY_BASELINE,
} = F;

/** @param f the feature vector, at `offset` of a row-major matrix @param out [OBSERVED] from `at` on */
export function observe(f: Float64Array, offset: number, out: Float64Array, at: number): boolean {
  const fast = f[offset + VOLATILITY]!;
  const slow = f[offset + VOLATILITY_BASELINE]!;
  const momentum = f[offset + MOMENTUM]!;
  const drawdown = f[offset + MAX_DRAWDOWN]!;
  if (!(fast > 0) || !(slow > 0) || !Number.isFinite(momentum) || !Number.isFinite(drawdown)) return false;
  out[at] = clamp(momentum, -6, 6);
  out[at + 1] = clamp(Math.log(fast / slow), -3, 3);
  out[at + 2] = clamp(drawdown / (slow * Math.sqrt(60)), 0, 6);
  return true;
}
