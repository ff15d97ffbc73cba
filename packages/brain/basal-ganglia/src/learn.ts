/**
 * One reward comes home. The prediction error is taken against the critic and the scale as they were, then everything
 * moves. HOLD teaches the critic and the means; it has no opponent weights.
 */
import { HOLD } from '@janus/domain';
import { rowOf, type BasalGangliaState } from './state.ts';
import { benefitAfter, costAfter, opponentAfter, predictionError } from './value.ts';

/** Rewards below this root mean square are noise of arithmetic, not of markets. */
const SMALLEST_SCALE = 1e-9;

/**
 * @param context regime index at the decision, −1 … 6
 * @param action index into ACTIONS
 * @param reward mark-to-market net of costs until the next decision, fraction of equity
 * @throws RangeError for a context that is not a regime index or a reward that is not finite
 */
export function learn(state: BasalGangliaState, context: number, action: number, reward: number): void {
  if (!Number.isFinite(reward)) throw new RangeError(`reward ${reward} is not finite`);
  const { config } = state;
  const cell = rowOf(context) + action;
  const scale = state.rewardScale;
  const delta = predictionError(reward, state.value[cell]!, scale, config.deltaClip);
  state.value[cell] = state.value[cell]! + config.criticRate * delta * scale;
  const count = state.count[cell]! + 1;
  state.count[cell] = count;
  const rate = 1 / Math.min(count, config.meanHorizon);
  state.benefit[cell] = benefitAfter(state.benefit[cell]!, reward, rate);
  state.cost[cell] = costAfter(state.cost[cell]!, reward, rate);
  if (action !== HOLD) {
    const { actorRate, actorDecay, opponentFloor, opponentCap } = config;
    state.go[cell] = opponentAfter(state.go[cell]!, delta, actorRate, actorDecay, opponentFloor, opponentCap);
    state.noGo[cell] = opponentAfter(state.noGo[cell]!, -delta, actorRate, actorDecay, opponentFloor, opponentCap);
  }
  // Holding while flat earns exactly 0: it says nothing about how large rewards are.
  if (reward !== 0) {
    const square = scale * scale + config.rewardScaleRate * (reward * reward - scale * scale);
    state.rewardScale = Math.max(SMALLEST_SCALE, Math.sqrt(square));
  }
}
