/**
 * A Gaussian hidden Markov model: K states, D observed features, transition matrix A, start π, and a mean and a full
 * covariance a state. Diagonal models keep zeros off the diagonal and run through the same code. `prepare` factors the
 * covariances once, so that a density costs one triangular solve.
 */
import { choleskyInPlace } from '@janus/numerics';

export interface GaussianHmm {
  readonly states: number;
  readonly dimensions: number;
  /** [K] */
  readonly start: Float64Array;
  /** [K, K] row-major; rows sum to 1. */
  readonly transition: Float64Array;
  /** [K, D] */
  readonly mean: Float64Array;
  /** [K, D, D] */
  readonly covariance: Float64Array;
}

/** The factored form that densities are computed from. */
export interface PreparedHmm extends GaussianHmm {
  /** Lower Cholesky factors, [K, D, D]. */
  readonly factor: Float64Array;
  /** −½·(D·ln 2π + ln|Σ_k|), [K]. */
  readonly logNorm: Float64Array;
}

/** @throws RangeError naming the state whose covariance is not positive definite */
export function prepare(model: GaussianHmm): PreparedHmm {
  const { states, dimensions: d } = model;
  const factor = model.covariance.slice();
  const logNorm = new Float64Array(states);
  for (let k = 0; k < states; k++) {
    const part = factor.subarray(k * d * d, (k + 1) * d * d);
    if (!choleskyInPlace(part, d)) throw new RangeError(`the covariance of hidden state ${k} is not positive definite`);
    let logDeterminant = 0;
    for (let i = 0; i < d; i++) logDeterminant += 2 * Math.log(part[i * d + i]!);
    logNorm[k] = logNormOf(d, logDeterminant);
  }
  // Written out, and not spread: all models must have one shape, or what reads them is compiled anew at each refit.
  return {
    states,
    dimensions: d,
    start: model.start,
    transition: model.transition,
    mean: model.mean.slice(),
    covariance: model.covariance,
    factor,
    logNorm,
  };
}

const logNormOf = (d: number, logDeterminant: number): number => -0.5 * (d * Math.log(2 * Math.PI) + logDeterminant);

/**
 * [E11] ln N(x; μ_k, Σ_k): the log density of one observation in hidden state k.
 * @param x [D]
 * @param scratch [D], overwritten
 */
export function logDensity(model: PreparedHmm, k: number, x: Float64Array, scratch: Float64Array): number {
  const d = model.dimensions;
  const base = k * d * d;
  let square = 0;
  // Solves L·y = x − μ row by row in place: a view of the factor would allocate on every call.
  for (let i = 0; i < d; i++) {
    let y = x[i]! - model.mean[k * d + i]!;
    for (let j = 0; j < i; j++) y -= model.factor[base + i * d + j]! * scratch[j]!;
    y /= model.factor[base + i * d + i]!;
    scratch[i] = y;
    square += y * y;
  }
  return model.logNorm[k]! - 0.5 * square;
}
