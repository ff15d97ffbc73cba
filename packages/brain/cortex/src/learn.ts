/** What acting in a schema was worth: a slow mean, where the hippocampus remembers single episodes. */
import { ACTIONS, badInput, REGIMES } from '@janus/domain';
import { pushEw } from '@janus/numerics';
import type { CortexState } from './state.ts';

/**
 * The reward of a decision that was taken while `schema` was held (−1: none was, and nothing is learned). `action` an
 * index into ACTIONS; `reward` in any unit, always the same.
 * @throws JanusError bad-input naming the value
 */
export function learn(state: CortexState, schema: number, action: number, reward: number): void {
  if (!Number.isInteger(schema) || schema < -1 || schema >= REGIMES.length)
    throw badInput(`schema ${schema} is not an index into the ${REGIMES.length} schemas, nor −1`);
  if (!Number.isInteger(action) || action < 0 || action >= ACTIONS.length)
    throw badInput(`action ${action} is not an index into ${ACTIONS.join(', ')}`);
  if (!Number.isFinite(reward)) throw badInput(`reward ${reward} is not finite`);
  if (reward !== 0) pushEw(state.rewardSquare, reward * reward);
  if (schema < 0) return;
  const at = schema * ACTIONS.length + action;
  const n = state.decisions[at]! + 1;
  state.decisions[at] = n;
  state.meanReward[at] =
    state.meanReward[at]! + (reward - state.meanReward[at]!) / Math.min(n, state.config.rewardSpan);
}
