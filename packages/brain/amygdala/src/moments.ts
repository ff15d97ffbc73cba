/**
 * What is usual: exponentially weighted mean and covariance of the amygdala's six signals, kept together with the
 * Cholesky factor of the covariance as it is used. Used means shrunk towards its diagonal, and every variance kept
 * above a floor: a signal that has hardly moved so far must not make its first twitch a catastrophe.
 */
import { choleskyInPlace } from '@janus/numerics';

/** Signals in order. */
export const SIGNALS = [
  'logReturn',
  'logVolatilityRatio',
  'logRelativeVolume',
  'rangeOverAtr',
  'dspDivergence',
  'gap',
] as const;
export const SIGNAL_COUNT = SIGNALS.length;
const RETURN = 0;
const GAP = 5;
/** Least standard deviation a signal: log returns of 0.1 bp, ratios of 2 %. */
const FLOOR = Float64Array.of(1e-5, 0.02, 0.02, 0.02, 1e-5, 1e-5);

export interface Moments {
  /** States absorbed. */
  count: number;
  readonly mean: Float64Array;
  /** [n, n] row-major, whole. */
  readonly covariance: Float64Array;
  /** Lower Cholesky factor of the shrunk covariance. */
  readonly factor: Float64Array;
}

export function initMoments(): Moments {
  const n = SIGNAL_COUNT;
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) factor[i * n + i] = 1;
  return { count: 0, mean: new Float64Array(n), covariance: new Float64Array(n * n), factor };
}

/**
 * One state in, `share` of the way from the mean (1 = where it is; less = winsorised). Weights fall by 2/(span + 1);
 * the first states are plain averages. Leaves the factor stale: call `refactor`.
 */
export function absorb(m: Moments, s: Float64Array, share: number, span: number): void {
  const n = SIGNAL_COUNT;
  const { mean, covariance } = m;
  m.count++;
  const gain = Math.max(1 / m.count, 2 / (span + 1));
  const keep = 1 - gain;
  for (let i = 0; i < n; i++) {
    const di = gain * (share * (s[i]! - mean[i]!));
    for (let j = 0; j <= i; j++) {
      const dj = share * (s[j]! - mean[j]!);
      const c = keep * (covariance[i * n + j]! + di * dj);
      covariance[i * n + j] = c;
      covariance[j * n + i] = c;
    }
  }
  for (let i = 0; i < n; i++) mean[i] = mean[i]! + gain * share * (s[i]! - mean[i]!);
}

/** factor·factorᵀ = (1 − shrinkage)·Σ + shrinkage·diag Σ, with the diagonal above its floors. Always succeeds. */
export function refactor(m: Moments, shrinkage: number, gapFloor: number): void {
  const n = SIGNAL_COUNT;
  const { covariance, factor } = m;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) factor[i * n + j] = (1 - shrinkage) * covariance[i * n + j]!;
    const returns = i === GAP ? gapFloor * gapFloor * covariance[RETURN * n + RETURN]! : 0;
    factor[i * n + i] = Math.max(covariance[i * n + i]!, FLOOR[i]! * FLOOR[i]!, returns);
  }
  if (!choleskyInPlace(factor, n))
    throw new Error('the shrunk covariance is not positive definite: a signal is too large to square');
}
