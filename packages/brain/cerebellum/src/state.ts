/** What the cerebellum of one symbol remembers: the volatility model and the controller. Plain numbers and arrays. */
import type { CerebellumConfig } from './config.ts';
import { initPid, type PidState } from './pid.ts';
import { initVolatility, type VolatilityState } from './volatility.ts';

export interface CerebellumState {
  readonly config: CerebellumConfig;
  readonly volatility: VolatilityState;
  readonly pid: PidState;
}

export const init = (config: CerebellumConfig): CerebellumState => ({
  // A copy whose fields the engine reaches without a hash look-up.
  config: { ...config },
  volatility: initVolatility(config),
  pid: initPid(),
});
