/**
 * Keeping to a plan while fills are partial and told late: how much to send in each bar. What the plan asks for is sent
 * anyway; a controller adds to it what was missed [E36]. Everything is a share of the order, time runs in bars. Gains
 * come from a relay in the loop (ziegler-nichols.ts), so a loop that hears late is given less.
 *
 *   open     the plan alone: what was not filled is not sent again
 *   direct   P on done − planned, both as of the last bar told
 *   cascade  the same outside, and inside it PI on the flow of one bar
 *   smith    P on done − planned as they will be once all that is on its way is told
 */
import { initCascade, stepCascade, type CascadeState } from './cascade.ts';
import { initPid, stepPid, type PidGains, type PidState } from './pid.ts';
import { initSmith, stepSmith, type SmithModel, type SmithState } from './smith.ts';
import { relayExperiment, zieglerNichols, type Controller } from './ziegler-nichols.ts';

export const FOLLOWERS = ['open', 'direct', 'cascade', 'smith'] as const;
export type Follower = (typeof FOLLOWERS)[number];

/** Steps of a relay for each step of delay. */
const RELAY_STEPS = 64;
const BAR = 1;

export interface FollowState {
  readonly kind: Follower;
  readonly outer: PidGains;
  readonly inner: PidGains;
  readonly model: SmithModel;
  readonly pid: PidState;
  readonly cascade: CascadeState;
  readonly smith: SmithState;
}

/** A loop whose answer is told `delay` steps late. */
function late(plant: (control: number) => number, delay: number): (control: number) => number {
  const past = Array.from({ length: delay }, () => 0);
  return (control) => {
    past.push(plant(control));
    return past.shift()!;
  };
}

function tuned(plant: (control: number) => number, delay: number, controller: Controller): PidGains {
  const { ultimateGain, ultimatePeriod } = relayExperiment(late(plant, delay), 1, BAR, RELAY_STEPS * (delay + 1));
  const gains = zieglerNichols(ultimateGain, ultimatePeriod, controller);
  return { ...gains, derivativeTime: 0, deadBand: 0, correctionLimit: 1 };
}

/** What is done adds up. */
function level(): (control: number) => number {
  let done = 0;
  return (control) => (done += control);
}

/** @param delay bars after its own at which a fill is told, whole, ≥ 0 */
export function initFollow(kind: Follower, delay: number): FollowState {
  const model = { pole: 1, gain: 1, delay };
  return {
    kind,
    // The predictor's loop is one without delay: that is all that it is for.
    outer: tuned(level(), kind === 'smith' ? 0 : delay, 'p'),
    inner: tuned((control) => control, delay, 'pi'),
    model,
    pid: initPid(),
    cascade: initCascade(),
    smith: initSmith(model),
  };
}

/**
 * Share of the order to send in this bar beside what the plan asks for; below 0: less of it.
 * @param deviation done − planned as of the last bar told, shares of the order
 * @param flow filled − planned in that bar alone
 */
export function stepFollow(s: FollowState, deviation: number, flow: number): number {
  switch (s.kind) {
    case 'open':
      return 0;
    case 'direct':
      return stepPid(s.pid, s.outer, -deviation, BAR);
    case 'cascade':
      return stepCascade(s.cascade, s.outer, s.inner, 0, deviation, flow, BAR);
    case 'smith':
      return stepSmith(s.smith, s.model, s.outer, 0, deviation, BAR);
  }
}
