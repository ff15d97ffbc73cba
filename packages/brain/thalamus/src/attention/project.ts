/**
 * The learned projections between evidence and heads, as one flat array of weights. Queries and keys are made of what
 * a market and its mirror image have in common (strength, context, which modality), values of what changes sign: so
 * attention weighs both alike, and what it passes on turns with the market.
 */
import { rng } from '@janus/numerics';
import { CONTEXT_COUNT, MODALITY_COUNT } from '../gate.ts';
import { WIDTH } from './heads.ts';

/** Features of a query: context, strength of each modality now, 1. */
export const QUERY_COUNT = CONTEXT_COUNT + MODALITY_COUNT + 1;
/** Features of a key: strength, then which modality it is. */
export const KEY_COUNT = 1 + MODALITY_COUNT;

/** First weight of each block: W_q [WIDTH, QUERY_COUNT], W_k [WIDTH, KEY_COUNT], W_v [WIDTH, 5], W_o [5, WIDTH]. */
export const W_QUERY = 0;
export const W_KEY = W_QUERY + WIDTH * QUERY_COUNT;
export const W_VALUE = W_KEY + WIDTH * KEY_COUNT;
export const W_OUT = W_VALUE + WIDTH * MODALITY_COUNT;
export const WEIGHT_COUNT = W_OUT + MODALITY_COUNT * WIDTH;

/**
 * W_o = 0: the residual path alone, so attention starts by changing nothing. W_q = 0: it starts by looking where
 * saliency, focus and recency say. W_k and W_v are drawn, N(0, 1/√depth), so that heads differ and gradients flow.
 */
export function initialProjections(seed: number): Float64Array {
  const random = rng(seed);
  const w = new Float64Array(WEIGHT_COUNT);
  for (let i = W_KEY; i < W_OUT; i++) w[i] = 0.5 * random.normal();
  return w;
}

/** q = W_q·[context; |evidence|; 1]. `features` [QUERY_COUNT]; writes `out` [WIDTH]. */
export function projectQuery(w: Float64Array, features: Float64Array, out: Float64Array): void {
  for (let j = 0; j < WIDTH; j++) {
    const row = W_QUERY + j * QUERY_COUNT;
    let sum = 0;
    for (let i = 0; i < QUERY_COUNT; i++) sum += w[row + i]! * features[i]!;
    out[j] = sum;
  }
}

/** k = W_k·[|e|; one-hot m], v = W_v[m]·e, into row `token` of keys and values. */
export function projectToken(
  w: Float64Array,
  modality: number,
  evidence: number,
  keys: Float64Array,
  values: Float64Array,
  token: number,
): void {
  const strength = Math.abs(evidence);
  const at = token * WIDTH;
  for (let j = 0; j < WIDTH; j++) {
    const row = W_KEY + j * KEY_COUNT;
    keys[at + j] = w[row]! * strength + w[row + 1 + modality]!;
    values[at + j] = w[W_VALUE + j * MODALITY_COUNT + modality]! * evidence;
  }
}

/** y_m = e_m + W_o[m]·heads, the residual connection; 0 where `present` is 0. `out` [5]. */
export function addResidual(
  w: Float64Array,
  evidence: Float64Array,
  present: Uint8Array,
  heads: Float64Array,
  out: Float64Array,
): void {
  for (let m = 0; m < MODALITY_COUNT; m++) {
    if (present[m] === 0) {
      out[m] = 0;
      continue;
    }
    const row = W_OUT + m * WIDTH;
    let sum = 0;
    for (let j = 0; j < WIDTH; j++) sum += w[row + j]! * heads[j]!;
    out[m] = evidence[m]! + sum;
  }
}
