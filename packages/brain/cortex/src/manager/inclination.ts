/**
 * What speaks for each goal before anything was learned, and where the market is likely to go: two small tables of
 * belief, documented and not fitted. What goals have been worth is learned on top (manage.ts).
 */
import { GOALS, REGIMES, type Goal, type Regime } from '@janus/domain';

/** Which way prices go in each schema, [−1, 1]. A bubble rises and may burst at any bar: 0. */
const DIRECTION: Readonly<Record<Regime, number>> = {
  bull: 1,
  bear: -1,
  ranging: 0,
  crisis: -1,
  recovery: 1,
  bubble: 0,
  deflation: -1,
};
const DIRECTIONS = Float64Array.from(REGIMES, (name) => DIRECTION[name]);

/** Σ_j next_j·direction_j: where the market is expected to be one bar on, [−1, 1]. `next` [REGIMES]. */
export function expectedDirection(next: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < next.length; j++) sum += next[j]! * DIRECTIONS[j]!;
  return sum;
}

/** How readily each goal is taken up: its own word at no tonic and no drawdown. Growth and shelter need a reason. */
const READINESS: Readonly<Record<Goal, number>> = { grow: -0.1, hold: 0, protect: -0.5, recover: -1.5 };
/** What tonic dopamine and drawdown (in units of the concern) add to it. */
const BY_TONIC: Readonly<Record<Goal, number>> = { grow: 1, hold: 0, protect: -1, recover: 0 };
const BY_DRAWDOWN: Readonly<Record<Goal, number>> = { grow: -1, hold: 0, protect: 1, recover: 2 };
const column = (table: Readonly<Record<Goal, number>>): Float64Array => Float64Array.from(GOALS, (goal) => table[goal]);
const [BASE, TONIC, DRAWDOWN] = [column(READINESS), column(BY_TONIC), column(BY_DRAWDOWN)];

/**
 * readiness + tonic·a + (drawdown/concern)·b: what speaks for a goal, on the scale of tonic dopamine.
 * @param goal index into GOALS
 * @param tonic [−1, 1]
 * @param drawdown [0, 1]
 */
export const inclination = (goal: number, tonic: number, drawdown: number, concern: number): number =>
  BASE[goal]! + TONIC[goal]! * tonic + (DRAWDOWN[goal]! * drawdown) / concern;
