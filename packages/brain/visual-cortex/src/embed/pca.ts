/** Principal components of pooled frames, scaled so that each has unit variance over the frames they were fitted on. */
import { symmetricEigen } from '@janus/numerics';

export interface Components {
  /** [d] */
  readonly mean: Float64Array;
  /** Unit-variance components by falling variance. [k, d] */
  readonly vectors: Float64Array;
}

/** Variance below this share of the greatest is rounding, not a direction. */
const NOISE = 1e-10;

/**
 * @param rows row-major [n, d], of which every `step`-th is used
 * @returns null where the frames vary in fewer than k directions
 */
export function fitComponents(rows: Float64Array, n: number, d: number, k: number, step: number): Components | null {
  const mean = new Float64Array(d);
  let used = 0;
  for (let r = 0; r < n; r += step) {
    used++;
    for (let i = 0; i < d; i++) mean[i] = mean[i]! + rows[r * d + i]!;
  }
  for (let i = 0; i < d; i++) mean[i] = mean[i]! / used;
  const covariance = new Float64Array(d * d);
  for (let r = 0; r < n; r += step)
    for (let i = 0; i < d; i++) {
      const a = rows[r * d + i]! - mean[i]!;
      for (let j = 0; j <= i; j++) covariance[i * d + j] = covariance[i * d + j]! + a * (rows[r * d + j]! - mean[j]!);
    }
  for (let i = 0; i < d; i++)
    for (let j = 0; j <= i; j++) {
      const c = covariance[i * d + j]! / used;
      covariance[i * d + j] = c;
      covariance[j * d + i] = c;
    }
  const { values, vectors } = symmetricEigen(covariance, d);
  const least = values[k - 1]!;
  if (!(least > NOISE * values[0]!)) return null;
  const scaled = new Float64Array(k * d);
  for (let c = 0; c < k; c++)
    for (let i = 0; i < d; i++) scaled[c * d + i] = vectors[c * d + i]! / Math.sqrt(values[c]!);
  return { mean, vectors: scaled };
}
