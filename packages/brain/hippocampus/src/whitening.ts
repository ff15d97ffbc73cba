/**
 * The space that episodes are compared in: states whitened by their own mean and covariance, so that a distance of 1
 * is one standard deviation in any direction. Moments are kept up with every state; the transform in use changes only
 * when `adopt` is called, so that all stored points lie in the same space.
 */
import { EPISODE_STATE } from '@janus/domain';
import { choleskyInPlace, forwardSolve } from '@janus/numerics';

/** Least standard deviation of a component: states are of about unit scale. */
const FLOOR = 0.05;

export interface Whitening {
  count: number;
  readonly mean: Float64Array;
  /** [n, n] row-major, lower triangle. */
  readonly covariance: Float64Array;
  /** The transform in use: z solves factor·z = s − centre. */
  readonly centre: Float64Array;
  readonly factor: Float64Array;
}

export function initWhitening(): Whitening {
  const n = EPISODE_STATE;
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) factor[i * n + i] = 1;
  return {
    count: 0,
    mean: new Float64Array(n),
    covariance: new Float64Array(n * n),
    centre: new Float64Array(n),
    factor,
  };
}

/** One state into the moments; its weight is 1/count, and 1/span at least. */
export function absorbState(w: Whitening, s: Float64Array, span: number): void {
  const n = EPISODE_STATE;
  const { mean, covariance } = w;
  w.count++;
  const gain = 1 / Math.min(w.count, span);
  for (let i = 0; i < n; i++) {
    const di = s[i]! - mean[i]!;
    for (let j = 0; j <= i; j++) {
      const at = i * n + j;
      covariance[at] = (1 - gain) * (covariance[at]! + gain * di * (s[j]! - mean[j]!));
    }
  }
  for (let i = 0; i < n; i++) mean[i] = mean[i]! + gain * (s[i]! - mean[i]!);
}

/** Takes the moments as they stand into use, the covariance drawn towards its diagonal. */
export function adopt(w: Whitening, shrinkage: number): void {
  const n = EPISODE_STATE;
  w.centre.set(w.mean);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) w.factor[i * n + j] = (1 - shrinkage) * w.covariance[i * n + j]!;
    w.factor[i * n + i] = Math.max(w.covariance[i * n + i]!, FLOOR * FLOOR);
  }
  if (!choleskyInPlace(w.factor, n)) throw new Error('the shrunk covariance of states is not positive definite');
}

/** z of one state. `s` and `out` [EPISODE_STATE], not the same. */
export function whiten(w: Whitening, s: Float64Array, out: Float64Array): void {
  const n = EPISODE_STATE;
  const { centre } = w;
  for (let i = 0; i < n; i++) out[i] = s[i]! - centre[i]!;
  forwardSolve(w.factor, n, out, out);
}
