/**
 * What an action is worth in a state: Q(s, a) = w_a·φ(s), linear in the standardised state and a constant, twice over as
 * Double DQN wants it (online and target). Small enough that a night of a few thousand replays teaches it something; a
 * tabular one over regimes would give every experience of a regime the same δ. It lives for one night: its errors
 * decide what is replayed, and it never speaks to the day.
 */
import { ACTIONS, EPISODE_STATE } from '@janus/domain';
import { clamp } from '@janus/numerics';
import { tdError } from './priority.ts';

/** Length of φ: the state and a constant. */
export const BASIS = EPISODE_STATE + 1;

export interface ValueNet {
  /** w of the online net [actions, BASIS]. */
  readonly online: Float64Array;
  readonly target: Float64Array;
  /** Scratch: Q(s′, ·) of both. */
  readonly onlineNext: Float64Array;
  readonly targetNext: Float64Array;
}

export const initValueNet = (): ValueNet => ({
  online: new Float64Array(ACTIONS.length * BASIS),
  target: new Float64Array(ACTIONS.length * BASIS),
  onlineNext: new Float64Array(ACTIONS.length),
  targetNext: new Float64Array(ACTIONS.length),
});

/** w_a·φ; `basis` [n, BASIS], row i. */
export function actionValue(weights: Float64Array, action: number, basis: Float64Array, i: number): number {
  let sum = 0;
  for (let k = 0; k < BASIS; k++) sum += weights[action * BASIS + k]! * basis[i * BASIS + k]!;
  return sum;
}

/** Where an experience's part of δ comes from: columns of the night's memory. */
export interface Transitions {
  /** φ(s) and φ(s′) [n, BASIS]. */
  readonly basis: Float64Array;
  readonly nextBasis: Float64Array;
  readonly action: Uint8Array;
  /** In units of the usual reward. */
  readonly scaledReward: Float64Array;
  /** 1 where nothing follows. */
  readonly done: Uint8Array;
}

/** δ_i under the nets as they stand. */
export function deltaOf(net: ValueNet, t: Transitions, i: number, discount: number): number {
  const { onlineNext, targetNext } = net;
  for (let a = 0; a < onlineNext.length; a++) {
    onlineNext[a] = actionValue(net.online, a, t.nextBasis, i);
    targetNext[a] = actionValue(net.target, a, t.nextBasis, i);
  }
  const value = actionValue(net.online, t.action[i]!, t.basis, i);
  return tdError(t.scaledReward[i]!, discount, t.done[i]!, onlineNext, targetNext, value);
}

/**
 * Moves w_a so that `rate` of δ is gone for this very state (normalised least mean squares, stable for any scale of φ);
 * δ beyond ±limit counts as the limit.
 */
export function correct(net: ValueNet, t: Transitions, i: number, delta: number, rate: number, limit: number): void {
  let square = 0;
  for (let k = 0; k < BASIS; k++) square += t.basis[i * BASIS + k]! ** 2;
  const gain = (rate * clamp(delta, -limit, limit)) / square;
  const at = t.action[i]! * BASIS;
  for (let k = 0; k < BASIS; k++) net.online[at + k] = net.online[at + k]! + gain * t.basis[i * BASIS + k]!;
}

/** The target net becomes the online net. */
export function syncTarget(net: ValueNet): void {
  net.target.set(net.online);
}
