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

/**
 * `logDensity` of every hidden state into `out` [K]. Written out for three dimensions, which is what the day observes:
 * the same operations in the same order, in one function that the engine compiles whole.
 */
export function logDensities(model: PreparedHmm, x: Float64Array, scratch: Float64Array, out: Float64Array): void {
  const { states, dimensions } = model;
  if (dimensions !== 3) {
    for (let k = 0; k < states; k++) out[k] = logDensity(model, k, x, scratch);
    return;
  }
  const { mean, factor, logNorm } = model;
  const x0 = x[0]!;
  const x1 = x[1]!;
  const x2 = x[2]!;
  for (let k = 0; k < states; k++) {
    const m = k * 3;
    const f = k * 9;
    const y0 = (x0 - mean[m]!) / factor[f]!;
    const y1 = (x1 - mean[m + 1]! - factor[f + 3]! * y0) / factor[f + 4]!;
    const y2 = (x2 - mean[m + 2]! - factor[f + 6]! * y0 - factor[f + 7]! * y1) / factor[f + 8]!;
    out[k] = logNorm[k]! - 0.5 * (y0 * y0 + y1 * y1 + y2 * y2);
  }
}
