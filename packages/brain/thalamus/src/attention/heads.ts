/**
 * Multi-head attention of one query over the tokens that it may see. A token is one modality's evidence at one bar;
 * which of them are visible (present then, present now, not of the future, not older than the window) is decided by
 * the caller and handed over as a list: what is not in the list has no weight, not a small one.
 */

import { exp } from '@janus/numerics';

/** Heads, and the width of each: two that look back differently far are what a microsecond a bar has room for. */
export const HEADS = 2;
export const DEPTH = 4;
export const WIDTH = HEADS * DEPTH;

/**
 * What head h takes off a token's score for every bar of its age: 1/2, 1/8 … (after Press, Smith & Lewis 2022, ALiBi):
 * heads look back differently far, and no position needs to be learned.
 */
export const slopeOf = (head: number): number => 2 ** -(2 * head + 1);
const SLOPE_A = slopeOf(0);
const SLOPE_B = slopeOf(1);
const SCALE = 1 / Math.sqrt(DEPTH);
/** Scores beyond this say no more: what e^score may be without overflow, so that no pass is needed to find the largest. */
const LIMIT = 60;

/**
 * Attn(Q, K, V) = softmax(Q·Kᵀ/√d_k + bias)·V, head by head [E28]. Vaswani et al. 2017, section 3.2.2.
 * `query` [WIDTH]; `keys`, `values` [tokens, WIDTH]; `visible` the `count` rows that are seen; `bias` [tokens] is added
 * to every head's score, `age` [tokens] in bars ≥ 0 is charged by slopeOf. Writes `weights` [HEADS, stride] at the
 * visible rows only (each head's sum to 1) and `out` [WIDTH]. With nothing visible `out` is 0.
 */
export function attendHeads(
  query: Float64Array,
  keys: Float64Array,
  values: Float64Array,
  visible: Int32Array,
  count: number,
  bias: Float64Array,
  age: Float64Array,
  weights: Float64Array,
  stride: number,
  out: Float64Array,
): void {
  if (count === 0) {
    out.fill(0);
    return;
  }
  // Written out for two heads of depth 4, in locals: loops over them cost more than all else together.
  const a0 = query[0]! * SCALE;
  const a1 = query[1]! * SCALE;
  const a2 = query[2]! * SCALE;
  const a3 = query[3]! * SCALE;
  const b0 = query[4]! * SCALE;
  const b1 = query[5]! * SCALE;
  const b2 = query[6]! * SCALE;
  const b3 = query[7]! * SCALE;
  let sumA = 0;
  let sumB = 0;
  for (let i = 0; i < count; i++) {
    const t = visible[i]!;
    const k = t * WIDTH;
    const given = bias[t]!;
    const old = age[t]!;
    const a = exp(
      held(a0 * keys[k]! + a1 * keys[k + 1]! + a2 * keys[k + 2]! + a3 * keys[k + 3]! + given - SLOPE_A * old),
    );
    const b = exp(
      held(b0 * keys[k + 4]! + b1 * keys[k + 5]! + b2 * keys[k + 6]! + b3 * keys[k + 7]! + given - SLOPE_B * old),
    );
    weights[t] = a;
    weights[stride + t] = b;
    sumA += a;
    sumB += b;
  }
  const shareA = 1 / sumA;
  const shareB = 1 / sumB;
  let o0 = 0;
  let o1 = 0;
  let o2 = 0;
  let o3 = 0;
  let o4 = 0;
  let o5 = 0;
  let o6 = 0;
  let o7 = 0;
  for (let i = 0; i < count; i++) {
    const t = visible[i]!;
    const k = t * WIDTH;
    const a = weights[t]! * shareA;
    const b = weights[stride + t]! * shareB;
    weights[t] = a;
    weights[stride + t] = b;
    o0 += a * values[k]!;
    o1 += a * values[k + 1]!;
    o2 += a * values[k + 2]!;
    o3 += a * values[k + 3]!;
    o4 += b * values[k + 4]!;
    o5 += b * values[k + 5]!;
    o6 += b * values[k + 6]!;
    o7 += b * values[k + 7]!;
  }
  out[0] = o0;
  out[1] = o1;
  out[2] = o2;
  out[3] = o3;
  out[4] = o4;
  out[5] = o5;
  out[6] = o6;
  out[7] = o7;
}

/** A score whose e^score neither overflows nor vanishes. */
const held = (score: number): number => (score > LIMIT ? LIMIT : score < -LIMIT ? -LIMIT : score);

/** Causal mask: true for a bar that is not after `now` and at most `window` − 1 bars before it. */
export const isVisible = (bar: number, now: number, window: number): boolean => bar <= now && now - bar < window;
