/**
 * The manager of a feudal hierarchy (Dayan & Hinton 1993): from the schema that matches, tonic dopamine and drawdown it
 * sets a goal for the levels below, and learns by itself, from money alone, what each goal was worth in each schema.
 * The levels below are paid for progress towards the goal and not for money (subgoal.ts). Deterministic; allocates
 * nothing.
 */
import { GOALS, type Prior } from '@janus/domain';
import { clamp, pushEw } from '@janus/numerics';
import { doubtedValue } from '../learned.ts';
import type { CortexState } from '../state.ts';
import { expectedDirection, inclination } from './inclination.ts';
import type { ManagerState } from './state.ts';

/** The period that runs is over: its return goes to the goal and schema that it began with. */
function closePeriod(state: CortexState, m: ManagerState, profit: number): void {
  const { rewardSpan } = state.config;
  if (m.goal < 0 || !(m.equity > 0)) return;
  const gain = (profit - m.profit) / m.equity;
  if (gain !== 0) pushEw(m.square, gain * gain);
  const at = m.schema * GOALS.length + m.goal;
  const n = m.periods[at]! + 1;
  m.periods[at] = n;
  m.worth[at] = m.worth[at]! + (gain - m.worth[at]!) / Math.min(n, rewardSpan);
}

/** Inclination and what was learned together; of equals the one before in GOALS. */
function bestGoal(state: CortexState, m: ManagerState, schema: number, tonic: number, drawdown: number): number {
  const { goalConcern, goalDoubt, valueLimit } = state.config;
  const usual = Math.sqrt(m.square.mean);
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let goal = 0; goal < GOALS.length; goal++) {
    const at = schema * GOALS.length + goal;
    const learned = doubtedValue(m.periods[at]!, m.worth[at]!, goalDoubt, usual, valueLimit);
    const score = inclination(goal, tonic, drawdown, goalConcern) + learned;
    if (score > most) {
      most = score;
      best = goal;
    }
  }
  return best;
}

/**
 * One bar, after `step` has written the schema into `prior`: writes goal, goalExposure and goalBound. Without a schema
 * there is no goal. A period ends with its schema or after `goalBars`.
 * @param profit cumulative, of the symbol, net of costs, quote units
 * @param equity of the account, quote units
 */
export function manage(state: CortexState, drawdown: number, profit: number, equity: number, prior: Prior): void {
  const m = state.manager;
  const { schema } = prior;
  m.age++;
  if (m.schema !== schema || m.age >= state.config.goalBars) {
    if (m.schema >= 0) closePeriod(state, m, profit);
    m.schema = schema;
    m.goal = schema < 0 ? -1 : bestGoal(state, m, schema, prior.tonic, drawdown);
    m.age = 0;
    m.profit = profit;
    m.equity = equity;
  }
  prior.goal = m.goal;
  if (m.goal < 0) return;
  const bound = m.bound[m.goal]!;
  prior.goalBound = bound;
  prior.goalExposure = clamp(bound * expectedDirection(prior.next), -1, 1);
}
