/**
 * Days for the tests of the night: kinds of moment that come in turn, each with a state of its own and an action that
 * pays in it. Not exported from the package and not used by it.
 */
import {
  ACTIONS,
  BUY,
  EPISODE_STATE,
  EXPERIENCE_NEXT,
  EXPERIENCE_STATE,
  EXPERIENCE_WIDTH,
  experienceSlot,
  HOLD,
  SELL,
} from '@janus/domain';
import { rng } from '@janus/numerics';

export const HOUR = 3_600_000;

/** What pays in each kind of moment. */
export const PAYS = [BUY, SELL, HOLD] as const;

/**
 * `n` decisions, an hour and a bar apart, from `start` on: kind i mod 3, a state 3 σ along the kind's own components, an
 * action at random that earns 1 bp where it is the kind's and loses 1 bp elsewhere; HOLD earns nothing.
 */
export function day(n: number, seed: number, start = 0): Float64Array {
  const random = rng(seed);
  const rows = new Float64Array(n * EXPERIENCE_WIDTH);
  const set = (i: number, name: string, value: number): void => {
    rows[i * EXPERIENCE_WIDTH + experienceSlot(name)] = value;
  };
  const moment = (i: number, at: number): void => {
    for (let k = 0; k < EPISODE_STATE; k++)
      rows[i * EXPERIENCE_WIDTH + at + k] = (k % 3 === i % 3 ? 3 : 0) + 0.3 * random.normal();
  };
  for (let i = 0; i < n; i++) {
    const kind = i % 3;
    const action = random.below(ACTIONS.length);
    set(i, 'time', start + i * HOUR);
    set(i, 'bar', i);
    set(i, 'action', action);
    set(i, 'regime', kind);
    set(i, 'schema', -1);
    set(i, 'strategy', -1);
    set(i, 'reward', action === HOLD ? 0 : 1e-4 * (action === PAYS[kind] ? 1 : -1) + 1e-5 * random.normal());
    set(i, 'horizon', 1);
    set(i, 'volatility', 0.001);
    set(i, 'spread', Number.NaN);
    set(i, 'volume', 100);
    set(i, 'surprise', random.next());
    moment(i, EXPERIENCE_STATE);
    moment(i, EXPERIENCE_NEXT);
  }
  return rows;
}
