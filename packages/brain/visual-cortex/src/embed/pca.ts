/** Principal components of pooled frames, scaled so that each has unit variance over the frames they were fitted on. */
import { symmetricEigen } from '@janus/numerics';
import { dot } from './dot.ts';

export interface Components {
  /** [d] */
  readonly mean: Float64Array;
  /** Unit-variance components by falling variance. [k, d] */
  readonly vectors: Float64Array;
}

/** Variance below this share of the greatest is rounding, not a direction. */
const NOISE = 1e-10;

/**
 * @param frames row-major [n, d], of which every `step`-th is used
 * @returns null where the frames vary in fewer than k directions
 */
export function fitComponents(frames: Float64Array, n: number, d: number, k: number, step: number): Components | null {
  const m = Math.ceil(n / step);
  const mean = new Float64Array(d);
  const columns = new Float64Array(d * m);
  for (let i = 0; i < d; i++) {
    let sum = 0;
    for (let r = 0; r < m; r++) sum += frames[r * step * d + i]!;
    mean[i] = sum / m;
    for (let r = 0; r < m; r++) columns[i * m + r] = frames[r * step * d + i]! - mean[i]!;
  }
  const covariance = new Float64Array(d * d);
  for (let i = 0; i < d; i++)
    for (let j = 0; j <= i; j++) {
      const c = dot(columns, i * m, columns, j * m, m) / m;
      covariance[i * d + j] = c;
      covariance[j * d + i] = c;
    }
  const { values, vectors } = symmetricEigen(covariance, d);
  if (!(values[k - 1]! > NOISE * values[0]!)) return null;
  const scaled = new Float64Array(k * d);
  for (let c = 0; c < k; c++)
    for (let i = 0; i < d; i++) scaled[c * d + i] = vectors[c * d + i]! / Math.sqrt(values[c]!);
  return { mean, vectors: scaled };
}

/** Embeddings of all frames, as columns. @param frames row-major [n, d]; centred in place @returns [k, n] */
export function project(found: Components, frames: Float64Array, n: number, d: number, k: number): Float64Array {
  const out = new Float64Array(k * n);
  for (let r = 0; r < n; r++) {
    for (let i = 0; i < d; i++) frames[r * d + i] = frames[r * d + i]! - found.mean[i]!;
    for (let c = 0; c < k; c++) out[c * n + r] = dot(found.vectors, c * d, frames, r * d, d);
  }
  return out;
}
