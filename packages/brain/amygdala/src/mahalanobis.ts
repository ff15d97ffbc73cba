/** How far a state lies from what is usual, and whether that is too far. Pure functions over a Cholesky factor. */
import { forwardSolve } from '@janus/numerics';

/**
 * D_M(s) = √((s − μ)ᵀ·Σ⁻¹·(s − μ)) [E50]: with Σ = L·Lᵀ it is the length of y in L·y = s − μ.
 * `s`, `mean`, `scratch` [n]; `factor` [n, n] row-major, lower. ≥ 0, without unit. Mahalanobis 1936.
 */
export function mahalanobis(s: Float64Array, mean: Float64Array, factor: Float64Array, scratch: Float64Array): number {
  const n = s.length;
  for (let i = 0; i < n; i++) scratch[i] = s[i]! - mean[i]!;
  forwardSolve(factor, n, scratch, scratch);
  return norm(scratch);
}

/** √Σ x². */
function norm(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * x[i]!;
  return Math.sqrt(sum);
}

/** Trigger = 1 where D_M > τ_danger, else 0 [E51]. A distance that is not a number triggers. */
export function trigger(distance: number, threshold: number): 0 | 1 {
  return distance <= threshold ? 0 : 1;
}
