/** What the prefrontal cortex takes note of at every bar, whether or not anything is proposed. */
import type { Account, Prior } from '@janus/domain';
import { stepMemory } from './memory.ts';
import { watch } from './sheriff.ts';
import type { PrefrontalState } from './state.ts';
import { dayVolatility } from './value-at-risk.ts';

/**
 * @param volatility of a bar, NaN not known
 * @param barsPerDay > 0
 */
export function observe(
  state: PrefrontalState,
  symbol: number,
  time: number,
  account: Account,
  volatility: number,
  barsPerDay: number,
): void {
  watch(state.sheriff, account, time);
  const { risk } = state;
  risk.exposure[symbol] = account.symbolExposure;
  risk.volatility[symbol] = dayVolatility(volatility, barsPerDay);
}

/** The manager's wish at this bar of a symbol: taken in where the gate opens. */
export function hold(state: PrefrontalState, symbol: number, prior: Prior, regime: number, surprise: number): void {
  const { gateSurprise, gateHold } = state.config;
  const memory = state.memories[symbol]!;
  stepMemory(memory, prior.goal, prior.goalExposure, prior.goalBound, regime, surprise, gateSurprise, gateHold);
}
