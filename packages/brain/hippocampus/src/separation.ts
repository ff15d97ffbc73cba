/**
 * Pattern separation: similar moments are given codes that share few cells. A random projection spreads the moment
 * over many cells; that alone keeps similarity as it was. Letting only the few strongest fire is what separates, as in
 * the dentate gyrus. Used when episodes are consolidated, not on the way to a decision.
 */
import type { Rng } from '@janus/numerics';

/** Weights of the projection [units, inputs], scaled so that inputs of unit scale give sums of unit scale. */
export function randomProjection(units: number, inputs: number, random: Rng): Float64Array {
  const scale = 1 / Math.sqrt(inputs);
  return Float64Array.from({ length: units * inputs }, () => scale * random.normal());
}

/** h = tanh(W_rand·x) [E38], x = [s; a; c]. `weights` [out.length, x.length] row-major. */
export function project(weights: Float64Array, x: Float64Array, out: Float64Array): void {
  for (let u = 0; u < out.length; u++) {
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += weights[u * x.length + i]! * x[i]!;
    out[u] = Math.tanh(sum);
  }
}

/**
 * Silences all but the `strongest.length` largest of `h`, in place. Of equals the first one fires. `strongest` is
 * scratch and left holding the winners' activity in falling order.
 */
export function winnersTakeAll(h: Float64Array, strongest: Float64Array): void {
  const k = strongest.length;
  strongest.fill(Number.NEGATIVE_INFINITY);
  for (let u = 0; u < h.length; u++) {
    const x = h[u]!;
    if (!(x > strongest[k - 1]!)) continue;
    let at = k - 1;
    while (at > 0 && x > strongest[at - 1]!) {
      strongest[at] = strongest[at - 1]!;
      at--;
    }
    strongest[at] = x;
  }
  const threshold = strongest[k - 1]!;
  let equals = 0;
  for (let i = 0; i < k; i++) if (strongest[i] === threshold) equals++;
  for (let u = 0; u < h.length; u++) {
    if (h[u]! > threshold) continue;
    if (h[u] === threshold && equals > 0) equals--;
    else h[u] = 0;
  }
}
