/**
 * Multi-head attention of one query over the tokens that it may see. A token is one modality's evidence at one bar;
 * which of them are visible (present then, present now, not of the future, not older than the window) is decided by
 * the caller and handed over as a list: what is not in the list has no weight, not a small one.
 */

/** Heads, and the width of each. */
export const HEADS = 4;
export const DEPTH = 4;
export const WIDTH = HEADS * DEPTH;

/**
 * What head h takes off a token's score for every bar of its age: 1/2, 1/4, 1/8 … (Press, Smith & Lewis 2022, ALiBi):
 * heads look back differently far, and no position needs to be learned.
 */
export const slopeOf = (head: number): number => 2 ** -(head + 1);

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
  out.fill(0);
  if (count === 0) return;
  const scale = 1 / Math.sqrt(DEPTH);
  for (let h = 0; h < HEADS; h++) {
    const at = h * DEPTH;
    const row = h * stride;
    const slope = slopeOf(h);
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      const t = visible[i]!;
      const k = t * WIDTH + at;
      let dot = 0;
      for (let d = 0; d < DEPTH; d++) dot += query[at + d]! * keys[k + d]!;
      const score = dot * scale + bias[t]! - slope * age[t]!;
      weights[row + t] = score;
      if (score > most) most = score;
    }
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const e = Math.exp(weights[row + visible[i]!]! - most);
      weights[row + visible[i]!] = e;
      sum += e;
    }
    for (let i = 0; i < count; i++) {
      const t = visible[i]!;
      const w = weights[row + t]! / sum;
      weights[row + t] = w;
      const v = t * WIDTH + at;
      for (let d = 0; d < DEPTH; d++) out[at + d] = out[at + d]! + w * values[v + d]!;
    }
  }
}

/** Causal mask: true for a bar that is not after `now` and at most `window` − 1 bars before it. */
export const isVisible = (bar: number, now: number, window: number): boolean => bar <= now && now - bar < window;
