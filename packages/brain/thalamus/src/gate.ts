/**
 * One gate a modality, each open as far as its evidence is likely to be right. Weights are one flat array: modality
 * m's row holds the weights of the five evidences and then of the four pooled contexts.
 */
import { MODALITIES, VOLUME } from '@janus/domain';
import { sigmoid } from '@janus/numerics';
import type { ThalamusConfig } from './config.ts';
import { rowDot } from './row-dot.ts';

export const CONTEXT_COUNT = 4;
export const MODALITY_COUNT = MODALITIES.length;
/** Inputs of a gate: every evidence, then the context. */
export const INPUT_COUNT = MODALITY_COUNT + CONTEXT_COUNT;

/**
 * g = sigmoid(gain·(W_g·x + b_g)) [E29], x = [evidence; context]; the gain is 1 unless a rhythm drives it. `weights`
 * [rows, x.length] row-major, `row` the modality's. In (0, 1): a gate is never quite shut, so what is absent must be
 * masked and not gated.
 */
export function gate(weights: Float64Array, row: number, x: Float64Array, bias: number, gain = 1): number {
  return sigmoid(gain * (rowDot(weights, row, x) + bias));
}

/**
 * The inputs as a modality sees them: evidence turned by the sign of its own, so that its own is ≥ 0 and another's is
 * > 0 where it agrees. A gate thus answers alike to a market and to its mirror image, and agreement is something it can
 * learn. A modality that points nowhere (`sign` 0) has no side to agree with: it sees no evidence.
 */
export function orient(inputs: Float64Array, sign: number, x: Float64Array): void {
  for (let i = 0; i < MODALITY_COUNT; i++) x[i] = sign * inputs[i]!;
  for (let i = MODALITY_COUNT; i < INPUT_COUNT; i++) x[i] = inputs[i]!;
}

/** The documented weights that learning starts from and is pulled back to, [MODALITY_COUNT, INPUT_COUNT]. */
export function initialWeights(config: ThalamusConfig): Float64Array {
  const w = new Float64Array(MODALITY_COUNT * INPUT_COUNT);
  for (let m = 0; m < MODALITY_COUNT; m++) {
    const row = m * INPUT_COUNT;
    w.fill(config.agreementWeight, row, row + MODALITY_COUNT);
    w[row + m] = config.ownWeight;
    w[row + MODALITY_COUNT] = -config.turmoilWeight;
    w[row + MODALITY_COUNT + 1] = m === VOLUME ? config.volumeWeight : 0;
    w[row + MODALITY_COUNT + 2] = config.confidenceWeight;
    w[row + MODALITY_COUNT + 3] = config.confidenceWeight;
  }
  return w;
}
