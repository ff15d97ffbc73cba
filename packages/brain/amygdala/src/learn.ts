/**
 * What outcomes teach the amygdala: whoever calls this knows what a decision was worth. It learns fear and loses it
 * here and in `step` alone, and it never touches a breaker.
 */
import { clamp } from '@janus/numerics';
import { openExposure } from './exposure.ts';
import { hurt, safely } from './fear.ts';
import type { AmygdalaState } from './state.ts';

/** λ of a loss: 0 without one, 1 from `painLoss` on. @param reward fraction of equity */
export const painOf = (reward: number, painLoss: number): number => clamp(-reward / painLoss, 0, 1);

/**
 * The outcome of a decision in `key` is known. With nothing at stake it says nothing about the state; a loss makes the
 * state feared, anything else is one safe exposure to it.
 * @param key the state that was decided in, [EPISODE_STATE]
 * @param exposed a position was held or taken
 * @param reward net of costs, fraction of equity; NaN teaches nothing
 */
export function learn(state: AmygdalaState, key: Float64Array, exposed: boolean, reward: number): void {
  if (!exposed || Number.isNaN(reward)) return;
  const { fear, config, bars } = state;
  if (reward < 0) hurt(fear, key, painOf(reward, config.painLoss), bars, config);
  else safely(fear, key, bars, config);
}

/**
 * A proposal was held back in state `key`: watches whether it would have hurt. After `exposureBars` bars it counts as
 * a safe exposure if the price has not moved against it.
 * @param side 1 buy, −1 sell
 */
export function watch(state: AmygdalaState, key: Float64Array, side: number, price: number): void {
  openExposure(state.exposure, key, side, price, state.bars);
}
