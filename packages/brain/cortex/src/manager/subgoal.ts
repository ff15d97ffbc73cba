/**
 * The levels below the manager: their reward is intrinsic, how far an action brought the exposure towards the goal's
 * target, whatever it earned (Dayan & Hinton 1993, "reward hiding"). What an action usually brings, by goal and by
 * where the exposure lies to the target, is learned and handed down as a value beside the others.
 */
import { ACTIONS, HOLD } from '@janus/domain';
import { clamp } from '@janus/numerics';
import type { CortexState } from '../state.ts';
import { PLACES, type ManagerState } from './state.ts';

/** Distance to the target, as a share of the goal's bound, within which the exposure counts as there. */
const NEAR = 0.1;

/** 0 below the target, 1 at it, 2 above it. `exposure` and `target` signed, of equity. */
function placeOf(exposure: number, target: number, bound: number): number {
  const gap = target - exposure;
  return Math.abs(gap) <= NEAR * bound ? 1 : gap > 0 ? 0 : 2;
}

/** (|from − target| − |to − target|)/bound: the way made towards the target, as a share of the bound. */
export const progressTo = (from: number, to: number, target: number, bound: number): number =>
  bound > 0 ? (Math.abs(from - target) - Math.abs(to - target)) / bound : 0;

const cellOf = (m: ManagerState, goal: number, target: number, exposure: number): number =>
  (goal * PLACES + placeOf(exposure, target, m.bound[goal]!)) * ACTIONS.length;

/** An action is taken under the goal that is held (−1: none). */
export function pursue(state: CortexState, goal: number, target: number, exposure: number, action: number): void {
  const m = state.manager;
  m.cell = goal < 0 ? -1 : cellOf(m, goal, target, exposure) + action;
  m.pursued = goal;
  m.target = target;
  m.from = exposure;
}

/** What became of it: the intrinsic reward, learned. Returns it; 0 where nothing was pursued. */
export function reportProgress(state: CortexState, exposure: number): number {
  const m = state.manager;
  if (m.cell < 0) return 0;
  const made = clamp(progressTo(m.from, exposure, m.target, m.bound[m.pursued]!), -1, 1);
  const n = m.steps[m.cell]! + 1;
  m.steps[m.cell] = n;
  m.progress[m.cell] = m.progress[m.cell]! + (made - m.progress[m.cell]!) / Math.min(n, state.config.rewardSpan);
  m.cell = -1;
  return made;
}

/**
 * Adds to each action but HOLD what it brings more than holding, with the same doubt as every value: weight·(progress −
 * progress of HOLD). Units of the usual reward.
 */
export function addSubgoal(
  state: CortexState,
  goal: number,
  target: number,
  exposure: number,
  value: Float64Array,
): void {
  if (goal < 0) return;
  const { subgoalWeight, doubt } = state.config;
  const m = state.manager;
  const first = cellOf(m, goal, target, exposure);
  for (let a = 0; a < value.length; a++) {
    if (a === HOLD) continue;
    const doing = believed(m, first + a, doubt);
    value[a] = value[a]! + subgoalWeight * (doing - believed(m, first + HOLD, doubt));
  }
}

/** n·mean/(n + doubt). */
function believed(m: ManagerState, cell: number, doubt: number): number {
  const n = m.steps[cell]!;
  return n > 0 ? (n * m.progress[cell]!) / (n + doubt) : 0;
}
