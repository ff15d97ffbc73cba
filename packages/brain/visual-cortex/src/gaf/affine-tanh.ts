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
