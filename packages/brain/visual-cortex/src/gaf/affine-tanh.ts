/**
 * Normalisation under a map fixed beforehand. A value's image then depends on that value alone, which is what lets a
 * frame slide. Meant for something stationary, log-returns say: raw prices drift out of the map and saturate it.
 */
import type { FrozenMap } from '@janus/kernels';
import type { Polar } from './minmax.ts';

/**
 * x̃ = tanh(γ·(x − μ)/σ + β) [E2] with its sine √(1 − x̃²) = 1/cosh, which keeps its digits where tanh has reached 1.
 * @param values [n]
 */
export function affineTanh(values: Float64Array, map: FrozenMap): Polar {
  const x = new Float64Array(values.length);
  const s = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const u = (map.gamma * (values[i]! - map.mu)) / map.sigma + map.beta;
    x[i] = Math.tanh(u);
    s[i] = 1 / Math.cosh(u);
  }
  return { x, s };
}

/**
 * The map of a window by its own mean and deviation, γ = 1, β = 0: for looking at a window where no fitted map is at
 * hand. Not for sliding frames: another window has another map.
 * @returns null for a window that does not vary
 */
export function momentsMap(values: Float64Array): FrozenMap | null {
  const n = values.length;
  // About the first value, so that equal values have exactly no deviation.
  const first = values[0] ?? 0;
  let mu = first;
  for (const v of values) mu += (v - first) / n;
  let square = 0;
  for (const v of values) square += (v - mu) ** 2 / n;
  const sigma = Math.sqrt(square);
  return Number.isFinite(1 / sigma) ? { mu, sigma, gamma: 1, beta: 0 } : null;
}
