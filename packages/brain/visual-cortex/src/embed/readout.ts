/**
 * Ridge readouts: the real one and its controls, which see the same embeddings with shuffled labels. All share one
 * factorisation. Labels are shuffled in blocks of twice the horizon: single labels overlap their neighbours, and a
 * control that lost this would be too easy to beat.
 */
import { backSolve, choleskyInPlace, forwardSolve, type Rng } from '@janus/numerics';
import { dot } from './dot.ts';

export interface Readouts {
  /** [k] */
  readonly center: Float64Array;
  /** Row 0 is the real readout, the others are its controls. [1 + shuffles, k] */
  readonly weights: Float64Array;
  /** Standard deviation of the real readout over the rows. */
  readonly spread: number;
}

/** An order of 0 … n − 1 in which blocks have changed places and the whole is turned by a random amount. */
export function blockShuffle(n: number, block: number, random: Rng): Int32Array {
  const count = Math.ceil(n / block);
  const order = Int32Array.from({ length: count }, (_, b) => b);
  for (let b = count - 1; b > 0; b--) {
    const other = random.below(b + 1);
    const kept = order[b]!;
    order[b] = order[other]!;
    order[other] = kept;
  }
  const out = new Int32Array(n);
  let at = random.below(n);
  for (const b of order)
    for (let i = b * block; i < Math.min(n, (b + 1) * block); i++) {
      out[at] = i;
      at = at + 1 === n ? 0 : at + 1;
    }
  return out;
}

/**
 * w = (P̃ᵀP̃ + λnI)⁻¹ P̃ᵀỹ with P̃, ỹ about their means (Hoerl and Kennard 1970), for y and for each of its shuffles.
 * @param p embeddings as columns [k, n]; overwritten by P̃
 * @param y [n]; @param ridge λ a row; @param orders of `blockShuffle`
 * @returns null where the system has no solution or the readout does not vary
 */
export function fitReadouts(
  p: Float64Array,
  y: Float64Array,
  n: number,
  k: number,
  ridge: number,
  orders: readonly Int32Array[],
): Readouts | null {
  const center = new Float64Array(k);
  for (let c = 0; c < k; c++) {
    let sum = 0;
    for (let r = 0; r < n; r++) sum += p[c * n + r]!;
    const mean = sum / n;
    center[c] = mean;
    for (let r = 0; r < n; r++) p[c * n + r] = p[c * n + r]! - mean;
  }
  const gram = new Float64Array(k * k);
  for (let c = 0; c < k; c++) for (let e = 0; e <= c; e++) gram[c * k + e] = dot(p, c * n, p, e * n, n);
  const factor = gram.slice();
  for (let c = 0; c < k; c++) factor[c * k + c] = factor[c * k + c]! + ridge * n;
  if (!choleskyInPlace(factor, k)) return null;

  const weights = new Float64Array((1 + orders.length) * k);
  const target = new Float64Array(n);
  let mean = 0;
  for (let r = 0; r < n; r++) mean += y[r]! / n;
  for (let s = 0; s <= orders.length; s++) {
    const order = s === 0 ? null : orders[s - 1]!;
    for (let r = 0; r < n; r++) target[r] = y[order === null ? r : order[r]!]! - mean;
    const w = weights.subarray(s * k, (s + 1) * k);
    for (let c = 0; c < k; c++) w[c] = dot(target, 0, p, c * n, n);
    forwardSolve(factor, k, w, w);
    backSolve(factor, k, w, w);
  }
  let variance = 0;
  for (let c = 0; c < k; c++)
    for (let e = 0; e <= c; e++) variance += ((e === c ? 1 : 2) * weights[c]! * weights[e]! * gram[c * k + e]!) / n;
  return variance > 0 ? { center, weights, spread: Math.sqrt(variance) } : null;
}
