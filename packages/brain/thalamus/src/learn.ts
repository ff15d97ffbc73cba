/**
 * How the gates learn which modality to trust, and when: after the fact, was its evidence on the right side? Online
 * logistic regression, one a modality, pulled back towards the documented start so that a run of luck fades.
 */
import { gate, INPUT_COUNT, MODALITY_COUNT, orient } from './gate.ts';
import type { ThalamusState } from './state.ts';

/** Marks the last call of `step` as the decision that the next `learn` is about. A later mark replaces it. */
export function remember(state: ThalamusState): void {
  state.remembered.set(state.last);
  state.rememberedPresent.set(state.lastPresent);
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
  for (let m = 0; m < MODALITY_COUNT; m++)
    if (state.rememberedPresent[m] === 1 && state.remembered[m] !== 0) learnOne(state, m, direction);
}

/** w ← w + η·(y − g)·x − η·decay·(w − w₀), y = 1 where the evidence had the move's sign. */
function learnOne(state: ThalamusState, m: number, direction: number): void {
  const { weights, initial, bias, oriented: x } = state;
  const { learningRate, decay } = state.config;
  orient(state.remembered, m, x);
  const right = Math.sign(state.remembered[m]!) === direction ? 1 : 0;
  const error = right - gate(weights, m, x, bias[m]!);
  const row = m * INPUT_COUNT;
  for (let i = 0; i < INPUT_COUNT; i++) {
    const w = weights[row + i]!;
    weights[row + i] = w + learningRate * (error * x[i]! - decay * (w - initial[row + i]!));
  }
  bias[m] = bias[m]! + learningRate * (error - decay * bias[m]!);
  state.learned[m] = state.learned[m]! + 1;
}
