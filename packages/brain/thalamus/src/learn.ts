/**
 * How the gates learn which modality to trust, and when: after the fact, was its evidence on the right side? Online
 * logistic regression, one a modality, pulled back towards the documented start so that a run of luck fades. The same
 * error, by the chain rule, moves the projections of attention: what the gates would have needed to be told.
 */
import { backward } from './attention/backward.ts';
import { attendMoment, projectMoment, projectRing } from './attention/cross.ts';
import { gate, INPUT_COUNT, MODALITY_COUNT, orient } from './gate.ts';
import type { ThalamusState } from './state.ts';

/** Marks the last call of `step` as the decision that the next `learn` is about. A later mark replaces it. */
export function remember(state: ThalamusState): void {
  const { now, past } = state;
  state.remembered.set(state.last);
  state.rememberedPresent.set(state.lastPresent);
  state.rememberedShift.set(state.shift);
  state.rememberedGain = state.gain;
  past.features.set(now.features);
  past.count = now.count;
  for (let i = 0; i < now.count; i++) {
    const t = now.visible[i]!;
    past.visible[i] = t;
    past.evidence[t] = now.evidence[t]!;
    past.bias[t] = now.bias[t]!;
    past.age[t] = now.age[t]!;
  }
  state.pending = true;
}

/**
 * `direction`: sign of the move that followed the remembered decision; 0 (or NaN) teaches nothing. A modality learns
 * where it was present and pointed somewhere. Each decision is learned from once.
 */
export function learn(state: ThalamusState, direction: number): void {
  if (!state.pending) return;
  state.pending = false;
  if (direction !== 1 && direction !== -1) return;
  const { remembered, rememberedPresent, inputs, attended, dAttended } = state;
  projectMoment(state.projections, state.past, state.pastTrace);
  attendMoment(state.projections, state.past, state.pastTrace, remembered, rememberedPresent, attended);
  inputs.set(remembered);
  for (let m = 0; m < MODALITY_COUNT; m++) inputs[m] = attended[m]!;
  dAttended.fill(0);
  for (let m = 0; m < MODALITY_COUNT; m++)
    if (rememberedPresent[m] === 1 && remembered[m] !== 0) learnOne(state, m, direction);
  if (state.config.attentionRate > 0) learnProjections(state);
}

/**
 * w ← w + η·(gain·(y − g)·x − decay·(w − w₀)), y = 1 where the evidence had the move's sign. Adds what the error says
 * of the attended evidence, ∂L/∂y_i = −gain·(y − g)·sign·w_i, before the weights move.
 */
function learnOne(state: ThalamusState, m: number, direction: number): void {
  const { weights, initial, bias, oriented: x, dAttended, rememberedPresent } = state;
  const { learningRate, decay } = state.config;
  const sign = Math.sign(state.remembered[m]!);
  orient(state.inputs, sign, x);
  const right = sign === direction ? 1 : 0;
  const gain = state.rememberedGain;
  const error = gain * (right - gate(weights, m, x, bias[m]! + state.rememberedShift[m]!, gain));
  const row = m * INPUT_COUNT;
  for (let i = 0; i < INPUT_COUNT; i++) {
    const w = weights[row + i]!;
    if (i < MODALITY_COUNT && rememberedPresent[i] === 1) dAttended[i] = dAttended[i]! - error * sign * w;
    weights[row + i] = w + learningRate * (error * x[i]! - decay * (w - initial[row + i]!));
  }
  bias[m] = bias[m]! + learningRate * (error - decay * bias[m]!);
  state.learned[m] = state.learned[m]! + 1;
}

/** One step of gradient descent on W_q, W_k, W_v, W_o, and the tokens in the ring projected by what they became. */
function learnProjections(state: ThalamusState): void {
  const { projections: w, initialProjections: start, gradient } = state;
  const { attentionRate, decay } = state.config;
  gradient.fill(0);
  backward(w, state.past, state.pastTrace, state.dAttended, state.dHeads, state.dQuery, gradient);
  for (let i = 0; i < w.length; i++) w[i] = w[i]! - attentionRate * (gradient[i]! + decay * (w[i]! - start[i]!));
  projectRing(state);
}
