/** What comes back from the market: a completed order's slippage corrects the next forecast, a bar its volatility. */
import { badInput } from '@janus/domain';
import { stepPid } from './pid.ts';
import type { CerebellumState } from './state.ts';
import { stepVolatility } from './volatility.ts';

/**
 * One completed order. Where forecast or outcome was unknown nothing is learned.
 * @param predictedSlippage as forecast, correction included, fraction of the arrival price
 * @param realisedSlippage (fill − arrival)·side/arrival
 * @param dt order horizons since the last one, > 0; 1 where each order is one step
 * @throws JanusError bad-input unless dt > 0
 */
export function learn(state: CerebellumState, predictedSlippage: number, realisedSlippage: number, dt: number): void {
  if (!(dt > 0)) throw badInput(`dt ${dt} is not a number of order horizons above 0`);
  const error = realisedSlippage - predictedSlippage;
  if (Number.isFinite(error)) stepPid(state.pid, state.config, error, dt);
}

/** One bar. @param realisedAbsReturn |log return| of the bar */
export function learnVolatility(state: CerebellumState, realisedAbsReturn: number): void {
  stepVolatility(state.volatility, state.config, realisedAbsReturn);
}
