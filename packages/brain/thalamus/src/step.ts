/**
 * Stage 4 of the day: which evidence is let through, and how much of it. Looks at the present call and at a short
 * ring of past contexts; decides nothing about direction. Allocates nothing.
 */
import { PASS, reasonCode, type GatedPercept, type ReasonCode } from '@janus/domain';
import { clamp } from '@janus/numerics';
import { attend } from './attention/attend.ts';
import { crossAttend } from './attention/cross.ts';
import { writeContext } from './context.ts';
import { CONTEXT_COUNT, gate, INPUT_COUNT, MODALITY_COUNT, orient } from './gate.ts';
import { gainOf, LIMIT_CYCLE, stepOscillation } from './oscillation.ts';
import type { ThalamusState } from './state.ts';

const IRRELEVANT = reasonCode('relevance-too-low');
const ALL_MASKED = reasonCode('all-masked');

/** Copies what arrived into `out`; evidence that is absent or not a number is masked. Returns how many are present. */
function receive(evidence: Float64Array, present: Uint8Array, out: GatedPercept): number {
  let count = 0;
  for (let m = 0; m < MODALITY_COUNT; m++) {
    const known = present[m] === 1 && !Number.isNaN(evidence[m]!);
    out.present[m] = known ? 1 : 0;
    out.evidence[m] = known ? clamp(evidence[m]!, -1, 1) : 0;
    if (known) count++;
  }
  return count;
}

/** Below this share of an even one attention takes nothing more off a gate. */
const LEAST = 0.1;

/** weight·ln(share of attention · modalities present): 0 at an even share, more where a modality is attended to. */
export const shiftOf = (attention: number, count: number, weight: number): number =>
  weight * Math.log(Math.max(LEAST, attention * count));

/** Gain of the gates at this call: 1, or where the rhythm has got to. */
function rhythm(state: ThalamusState): number {
  const { oscillation, oscillationStep } = state.config;
  if (oscillation === 0) return 1;
  stepOscillation(state.oscillation, LIMIT_CYCLE, oscillationStep);
  return gainOf(state.oscillation, oscillation);
}

/** Puts this call into the ring and pools the ring's contexts by attention into state.pooled. */
function poolContext(state: ThalamusState, evidence: Float64Array, context: Float64Array): void {
  const { query } = state;
  for (let m = 0; m < MODALITY_COUNT; m++) query[m] = evidence[m]!;
  writeContext(context, query, MODALITY_COUNT);
  for (let i = 0; i < INPUT_COUNT; i++) state.keys[state.next * INPUT_COUNT + i] = query[i]!;
  for (let i = 0; i < CONTEXT_COUNT; i++) state.contexts[state.next * CONTEXT_COUNT + i] = query[MODALITY_COUNT + i]!;
  state.next = state.next + 1 === state.config.attentionBars ? 0 : state.next + 1;
  if (state.filled < state.config.attentionBars) state.filled++;
  attend(query, state.keys, state.contexts, state.filled, state.scores, state.pooled);
}

/**
 * `evidence` [5] raw, [−1, 1]; `present` [5], 0 or 1; `context` [4] volatility ratio, relative volume, regime
 * agreement, regime confidence (NaN = unknown, neutral). Writes all of `out`.
 * Returns 0, 401 where relevance is below its threshold, or 402 where every modality is absent.
 */
export function step(
  state: ThalamusState,
  evidence: Float64Array,
  present: Uint8Array,
  context: Float64Array,
  out: GatedPercept,
): ReasonCode {
  const count = receive(evidence, present, out);
  const slot = state.next;
  poolContext(state, out.evidence, context);
  crossAttend(state, slot, out);
  state.gain = rhythm(state);
  const { last, inputs } = state;
  for (let m = 0; m < MODALITY_COUNT; m++) {
    last[m] = out.evidence[m]!;
    state.lastPresent[m] = out.present[m]!;
    inputs[m] = state.attended[m]!;
  }
  for (let i = MODALITY_COUNT; i < INPUT_COUNT; i++) last[i] = inputs[i] = state.pooled[i - MODALITY_COUNT]!;
  let sum = 0;
  for (let m = 0; m < MODALITY_COUNT; m++) {
    if (out.present[m] === 0) {
      out.gate[m] = 0;
      out.gated[m] = 0;
      continue;
    }
    const shift = shiftOf(out.attention[m]!, count, state.config.attentionWeight);
    state.shift[m] = shift;
    orient(inputs, Math.sign(out.evidence[m]!), state.oriented);
    const g = gate(state.weights, m, state.oriented, state.bias[m]! + shift, state.gain);
    out.gate[m] = g;
    out.gated[m] = g * out.evidence[m]!;
    sum += Math.abs(out.gated[m]!);
  }
  out.relevance = count > 0 ? sum / count : 0;
  out.threshold = state.config.relevanceThreshold;
  if (count === 0) return ALL_MASKED;
  return out.relevance < out.threshold ? IRRELEVANT : PASS;
}

/** Region switched off: whatever is present passes whole, attended to alike, and nothing is ever irrelevant. */
export function uninformed(evidence: Float64Array, present: Uint8Array, out: GatedPercept): void {
  const count = receive(evidence, present, out);
  for (let m = 0; m < MODALITY_COUNT; m++) {
    out.gate[m] = out.present[m]!;
    out.gated[m] = out.evidence[m]!;
    out.attention[m] = count > 0 ? out.present[m]! / count : 0;
    out.saliency[m] = 0;
  }
  out.relevance = 1;
  out.threshold = 0;
}
