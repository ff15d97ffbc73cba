/**
 * Multi-head attention of one query over the tokens that it may see. A token is one modality's evidence at one bar;
 * which of them are visible (present then, present now, not of the future, not older than the window) is decided by
 * the caller and handed over as a list: what is not in the list has no weight, not a small one.
 */

/** Heads, and the width of each: two that look back differently far are what a microsecond a bar has room for. */
export const HEADS = 2;
export const DEPTH = 4;
export const WIDTH = HEADS * DEPTH;

/**
 * What head h takes off a token's score for every bar of its age: 1/2, 1/8 … (after Press, Smith & Lewis 2022, ALiBi):
 * heads look back differently far, and no position needs to be learned.
 */
export const slopeOf = (head: number): number => 2 ** -(2 * head + 1);
const SLOPES = Float64Array.from({ length: HEADS }, (_, h) => slopeOf(h));
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
  // Written out for a depth of 4, in locals: the loop over d cost more than all else together.
  for (let h = 0; h < HEADS; h++) {
    const at = h * DEPTH;
    const row = h * stride;
    const slope = SLOPES[h]!;
    const q0 = query[at]! * SCALE;
    const q1 = query[at + 1]! * SCALE;
    const q2 = query[at + 2]! * SCALE;
    const q3 = query[at + 3]! * SCALE;
    let sum = 0;
    let o0 = 0;
    let o1 = 0;
    let o2 = 0;
    let o3 = 0;
    for (let i = 0; i < count; i++) {
      const t = visible[i]!;
      const k = t * WIDTH + at;
      const score =
        q0 * keys[k]! + q1 * keys[k + 1]! + q2 * keys[k + 2]! + q3 * keys[k + 3]! + bias[t]! - slope * age[t]!;
      const e = Math.exp(score > LIMIT ? LIMIT : score < -LIMIT ? -LIMIT : score);
      weights[row + t] = e;
      sum += e;
      o0 += e * values[k]!;
      o1 += e * values[k + 1]!;
      o2 += e * values[k + 2]!;
      o3 += e * values[k + 3]!;
    }
    const share = 1 / sum;
    for (let i = 0; i < count; i++) {
      const t = row + visible[i]!;
      weights[t] = weights[t]! * share;
    }
    out[at] = o0 * share;
    out[at + 1] = o1 * share;
    out[at + 2] = o2 * share;
    out[at + 3] = o3 * share;
  }
}

/** Causal mask: true for a bar that is not after `now` and at most `window` − 1 bars before it. */
export const isVisible = (bar: number, now: number, window: number): boolean => bar <= now && now - bar < window;
