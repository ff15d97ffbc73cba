/** What the manager remembers of one symbol: what goals were worth by schema, and how actions served them. */
import { ACTIONS, GOALS, REGIMES } from '@janus/domain';
import { initEw, type Ew } from '@janus/numerics';
import type { CortexConfig } from '../config.ts';

/** Where the exposure lies to the target: below, at, above. */
export const PLACES = 3;

export interface ManagerState {
  /** Most exposure a goal allows [GOALS]. */
  readonly bound: Float64Array;
  /** Mean return of a period and number of periods [REGIMES, GOALS]. */
  readonly worth: Float64Array;
  readonly periods: Float64Array;
  /** Mean square of the returns of periods that were not 0. */
  readonly square: Ew;
  /** Schema and goal of the period that runs (−1 none), its age, and the money it began with. */
  schema: number;
  goal: number;
  age: number;
  profit: number;
  equity: number;
  /** Mean progress of an action and number of times [GOALS, PLACES, ACTIONS]. */
  readonly progress: Float64Array;
  readonly steps: Float64Array;
  /** The action under way: its cell in `progress` (−1 none), its goal, target, and exposure when it was taken. */
  cell: number;
  pursued: number;
  target: number;
  from: number;
}

export const initManager = (config: CortexConfig): ManagerState => ({
  bound: Float64Array.of(config.growBound, config.holdBound, config.protectBound, config.recoverBound),
  worth: new Float64Array(REGIMES.length * GOALS.length),
  periods: new Float64Array(REGIMES.length * GOALS.length),
  square: initEw(config.rewardSpan),
  schema: -1,
  goal: -1,
  age: 0,
  profit: 0,
  equity: 0,
  progress: new Float64Array(GOALS.length * PLACES * ACTIONS.length),
  steps: new Float64Array(GOALS.length * PLACES * ACTIONS.length),
  cell: -1,
  pursued: -1,
  target: 0,
  from: 0,
});
