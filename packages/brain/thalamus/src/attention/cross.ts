/**
 * Cross-attention of the present moment over every modality's recent evidence: who is heard, how much of the past
 * counts, and what it adds to the evidence that the gates see. The direction handed on stays the raw evidence's: what
 * attention adds reaches the gates alone.
 */
import type { GatedPercept } from '@janus/domain';
import { CONTEXT_COUNT, MODALITY_COUNT } from '../gate.ts';
import type { ThalamusState } from '../state.ts';
import type { Moment, Trace } from './backward.ts';
import { attendHeads, HEADS, isVisible } from './heads.ts';
import { addResidual, projectQuery, projectToken } from './project.ts';
import { focusOf, salience } from './saliency.ts';

/** Bottom-up and top-down, a modality; writes out.saliency and state.modalityBias. */
function weigh(state: ThalamusState, out: GatedPercept): void {
  const { saliencyWeight, focusWeight } = state.config;
  for (let m = 0; m < MODALITY_COUNT; m++) {
    const known = out.present[m] === 1;
    out.saliency[m] = known ? salience(state.saliency, m, out.evidence[m]!) : 0;
    state.modalityBias[m] = saliencyWeight * out.saliency[m]! + focusWeight * focusOf(m, state.query, MODALITY_COUNT);
  }
}

/** This call's evidence as tokens in `slot` of the ring. */
function pushTokens(state: ThalamusState, slot: number, out: GatedPercept): void {
  const { projections, trace, now } = state;
  state.slotCall[slot] = state.calls;
  for (let m = 0; m < MODALITY_COUNT; m++) {
    const t = slot * MODALITY_COUNT + m;
    state.tokenPresent[t] = out.present[m]!;
    now.evidence[t] = out.evidence[m]!;
    if (out.present[m] === 1) projectToken(projections, m, out.evidence[m]!, trace.keys, trace.values, t);
  }
}

/** Lists the tokens that may be seen: of this call or before it, present then and present now. */
function look(state: ThalamusState, out: GatedPercept): void {
  const { now } = state;
  const bars = state.config.attentionBars;
  let count = 0;
  for (let slot = 0; slot < state.filled; slot++) {
    if (!isVisible(state.slotCall[slot]!, state.calls, bars)) continue;
    const age = state.calls - state.slotCall[slot]!;
    for (let m = 0; m < MODALITY_COUNT; m++) {
      const t = slot * MODALITY_COUNT + m;
      if (out.present[m] === 0 || state.tokenPresent[t] === 0) continue;
      now.visible[count++] = t;
      now.age[t] = age;
      now.bias[t] = state.modalityBias[m]!;
    }
  }
  now.count = count;
}

/** Share of attention that each modality got, over heads and bars; sums to 1 over what is present. */
function shares(now: Moment, trace: Trace, attention: Float64Array): void {
  const { weights, stride } = trace;
  for (let m = 0; m < MODALITY_COUNT; m++) attention[m] = 0;
  for (let i = 0; i < now.count; i++) {
    const t = now.visible[i]!;
    let sum = 0;
    for (let h = 0; h < HEADS; h++) sum += weights[h * stride + t]!;
    const m = t % MODALITY_COUNT;
    attention[m] = attention[m]! + sum / HEADS;
  }
}

/** Heads and residual of a moment whose query and tokens are projected. `attended` [5]. */
export function attendMoment(
  projections: Float64Array,
  moment: Moment,
  trace: Trace,
  evidence: Float64Array,
  present: Uint8Array,
  attended: Float64Array,
): void {
  projectQuery(projections, moment.features, trace.query);
  attendHeads(
    trace.query,
    trace.keys,
    trace.values,
    moment.visible,
    moment.count,
    moment.bias,
    moment.age,
    trace.weights,
    trace.stride,
    trace.heads,
  );
  addResidual(projections, evidence, present, trace.heads, attended);
}

/** Projects every token of a moment anew: the weights have changed since it was seen. */
export function projectMoment(projections: Float64Array, moment: Moment, trace: Trace): void {
  for (let i = 0; i < moment.count; i++) {
    const t = moment.visible[i]!;
    projectToken(projections, t % MODALITY_COUNT, moment.evidence[t]!, trace.keys, trace.values, t);
  }
}

/** The same for every token in the ring, seen now or not. */
export function projectRing(state: ThalamusState): void {
  const { now, trace, projections, tokenPresent } = state;
  for (let t = 0; t < tokenPresent.length; t++)
    if (tokenPresent[t] === 1)
      projectToken(projections, t % MODALITY_COUNT, now.evidence[t]!, trace.keys, trace.values, t);
}

/**
 * `slot` of the ring is this call's; state.query holds [evidence; context]. Writes state.attended, out.attention and
 * out.saliency.
 */
export function crossAttend(state: ThalamusState, slot: number, out: GatedPercept): void {
  const { now, trace, query } = state;
  weigh(state, out);
  pushTokens(state, slot, out);
  look(state, out);
  for (let i = 0; i < CONTEXT_COUNT; i++) now.features[i] = query[MODALITY_COUNT + i]!;
  for (let m = 0; m < MODALITY_COUNT; m++) now.features[CONTEXT_COUNT + m] = Math.abs(out.evidence[m]!);
  now.features[CONTEXT_COUNT + MODALITY_COUNT] = 1;
  attendMoment(state.projections, now, trace, out.evidence, out.present, state.attended);
  shares(now, trace, out.attention);
  state.calls++;
}
