/**
 * What catches the eye, and what is looked for. Saliency is bottom-up: how far a modality's evidence stands out from
 * its own past. Focus is top-down: what the state of the market says to listen to. Both are added to the scores of
 * attention, one number a modality.
 */
import { MODALITY_COUNT } from '../gate.ts';

/** Exponentially weighted mean and variance of each modality's evidence, weights divided by their sum. */
export interface SaliencyState {
  readonly decay: number;
  readonly weight: Float64Array;
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}
export const initSaliency = (span: number): SaliencyState => ({
  decay: 2 / (span + 1),
  weight: new Float64Array(MODALITY_COUNT),
  mean: new Float64Array(MODALITY_COUNT),
  variance: new Float64Array(MODALITY_COUNT),
});

/** Beyond this many spreads saliency says no more. */
export const SALIENCY_LIMIT = 10;

/** |x − mean| / σ of the values before it, in [0, 10]; 0 where they never varied. Then x joins them. */
export function salience(s: SaliencyState, m: number, x: number): number {
  const d = x - s.mean[m]!;
  const variance = s.variance[m]!;
  const out = variance > 0 ? Math.min(SALIENCY_LIMIT, Math.abs(d) / Math.sqrt(variance)) : 0;
  const weight = (1 - s.decay) * s.weight[m]! + 1;
  const gain = 1 / weight;
  s.weight[m] = weight;
  s.mean[m] = s.mean[m]! + gain * d;
  s.variance[m] = (1 - gain) * (variance + gain * d * d);
  return out;
}

/**
 * How much each of the four contexts (log volatility ratio, log relative volume, regime agreement, regime confidence)
 * speaks for a modality. A thin market makes book and volume noisy. Price is worth following where the regime is
 * agreed on. Vision was trained on calmer bars than those of turmoil. News moves markets that are unsettled and
 * disagree. [MODALITY_COUNT × 4] in the order of MODALITIES.
 */
export const FOCUS: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 0.5, 0.5],
  [0, 1, 0, 0],
  [-0.5, 0, 0, 0],
  [0, 1, 0, 0],
  [0.5, 0, -0.5, 0],
];

/** FOCUS[m]·context; `context` [4] as writeContext brings it to scale, from `at` on. */
export function focusOf(m: number, context: Float64Array, at: number): number {
  const row = FOCUS[m]!;
  return row[0] * context[at]! + row[1] * context[at + 1]! + row[2] * context[at + 2]! + row[3] * context[at + 3]!;
}
