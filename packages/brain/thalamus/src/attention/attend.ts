/**
 * Scaled dot-product attention for one query over a few rows, in plain float64 arrays. No heads and no learned
 * projections: the thalamus uses it to pool the last few contexts, weighted by how much each moment resembles now.
 * Causal by what it is handed: the rows are the past and the present.
 */
import { exp } from '@janus/numerics';
import { rowDot } from '../row-dot.ts';

/**
 * Attn(q, K, V) = softmax(q·Kᵀ/√d_k)·V for one query [E28]. Vaswani et al. 2017, equation 1.
 * `query` [d_k]; `keys` [rows, d_k] and `values` [rows, d_v] row-major, rows ≥ 1; `scores` scratch of at least `rows`,
 * left holding the weights; `out` [d_v].
 */
export function attend(
  query: Float64Array,
  keys: Float64Array,
  values: Float64Array,
  rows: number,
  scores: Float64Array,
  out: Float64Array,
): void {
  const depth = out.length;
  const scale = Math.sqrt(query.length);
  let most = Number.NEGATIVE_INFINITY;
  for (let r = 0; r < rows; r++) {
    const score = rowDot(keys, r, query) / scale;
    scores[r] = score;
    if (score > most) most = score;
  }
  let sum = 0;
  for (let r = 0; r < rows; r++) {
    const e = exp(scores[r]! - most);
    scores[r] = e;
    sum += e;
  }
  for (let r = 0; r < rows; r++) scores[r] = scores[r]! / sum;
  for (let j = 0; j < depth; j++) {
    let pooled = 0;
    for (let r = 0; r < rows; r++) pooled += scores[r]! * values[r * depth + j]!;
    out[j] = pooled;
  }
}
