/**
 * The gradient of attention, by the chain rule, for one remembered moment. Written out for the one shape that the
 * thalamus has; the test compares every weight with finite differences.
 */
import { MODALITY_COUNT } from '../gate.ts';
import { DEPTH, HEADS, WIDTH } from './heads.ts';
import { KEY_COUNT, QUERY_COUNT, W_KEY, W_OUT, W_QUERY, W_VALUE } from './project.ts';

/** A moment as attention saw it. Tokens are rows t = bar slot · 5 + modality. */
export interface Moment {
  readonly features: Float64Array;
  /** Evidence of each token. */
  readonly evidence: Float64Array;
  /** The `count` tokens that were seen, and what each one's score was given and charged. */
  readonly visible: Int32Array;
  count: number;
  readonly bias: Float64Array;
  readonly age: Float64Array;
}
/** What the forward pass left behind: q, keys, values, weights [HEADS, stride], heads' output. */
export interface Trace {
  readonly query: Float64Array;
  readonly keys: Float64Array;
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly stride: number;
  readonly heads: Float64Array;
}

/**
 * Adds ∂L/∂w to `gradient` [WEIGHT_COUNT], given ∂L/∂y in `dy` [5] for y = evidence + W_o·heads (0 where absent).
 * `dHeads`, `dQuery` [WIDTH] are scratch.
 */
export function backward(
  w: Float64Array,
  moment: Moment,
  trace: Trace,
  dy: Float64Array,
  dHeads: Float64Array,
  dQuery: Float64Array,
  gradient: Float64Array,
): void {
  const { heads, query, keys, values, weights, stride } = trace;
  dHeads.fill(0);
  for (let m = 0; m < MODALITY_COUNT; m++) {
    const d = dy[m]!;
    if (d === 0) continue;
    const row = W_OUT + m * WIDTH;
    for (let j = 0; j < WIDTH; j++) {
      dHeads[j] = dHeads[j]! + d * w[row + j]!;
      gradient[row + j] = gradient[row + j]! + d * heads[j]!;
    }
  }
  dQuery.fill(0);
  const scale = 1 / Math.sqrt(DEPTH);
  for (let h = 0; h < HEADS; h++) {
    const at = h * DEPTH;
    // ∂L/∂a_t = dHeads·v_t, and its mean under a is dHeads·heads.
    let mean = 0;
    for (let d = at; d < at + DEPTH; d++) mean += dHeads[d]! * heads[d]!;
    for (let i = 0; i < moment.count; i++) {
      const t = moment.visible[i]!;
      const m = t % MODALITY_COUNT;
      const e = moment.evidence[t]!;
      const a = weights[h * stride + t]!;
      let along = 0;
      for (let d = at; d < at + DEPTH; d++) along += dHeads[d]! * values[t * WIDTH + d]!;
      const dScore = a * (along - mean) * scale;
      for (let d = at; d < at + DEPTH; d++) {
        const value = W_VALUE + d * MODALITY_COUNT + m;
        gradient[value] = gradient[value]! + a * dHeads[d]! * e;
        dQuery[d] = dQuery[d]! + dScore * keys[t * WIDTH + d]!;
        const dKey = dScore * query[d]!;
        const key = W_KEY + d * KEY_COUNT;
        gradient[key] = gradient[key]! + dKey * Math.abs(e);
        gradient[key + 1 + m] = gradient[key + 1 + m]! + dKey;
      }
    }
  }
  for (let j = 0; j < WIDTH; j++) {
    const row = W_QUERY + j * QUERY_COUNT;
    for (let i = 0; i < QUERY_COUNT; i++) gradient[row + i] = gradient[row + i]! + dQuery[j]! * moment.features[i]!;
  }
}
