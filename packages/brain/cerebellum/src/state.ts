/**
 * What the cerebellum of one symbol remembers: the volatility model, the controller, the forward model, latencies, marks
 * and what it forecast of the order sent last. Plain numbers and arrays.
 */
import { initAdverse, type AdverseState } from './adverse.ts';
import type { CerebellumConfig } from './config.ts';
import { initForwardModel, type ForwardModel } from './forward-model.ts';
import { initLatency, type LatencyState } from './latency.ts';
import { initPid, type PidGains, type PidState } from './pid.ts';
import { tunedGains } from './tuning.ts';
import { initVolatility, type VolatilityState } from './volatility.ts';

/** What was forecast of the order sent last, fractions of the price; NaN before there was one. */
export interface SentForecast {
  slippage: number;
  delay: number;
  halfSpread: number;
  impact: number;
  correction: number;
}

export interface CerebellumState {
  readonly config: CerebellumConfig;
  readonly gains: PidGains;
  readonly volatility: VolatilityState;
  readonly pid: PidState;
  readonly model: ForwardModel;
  readonly latency: LatencyState;
  readonly adverse: AdverseState;
  readonly sent: SentForecast;
}

export const init = (config: CerebellumConfig): CerebellumState => ({
  // A copy whose fields the engine reaches without a hash look-up.
  config: { ...config },
  gains: tunedGains(config),
  volatility: initVolatility(config),
  pid: initPid(),
  model: initForwardModel(config.modelDoubt, config.driftDoubt, config.modelNoise),
  latency: initLatency(config.latencySpan),
  adverse: initAdverse(config.adverseSpan),
  sent: {
    slippage: Number.NaN,
    delay: Number.NaN,
    halfSpread: Number.NaN,
    impact: Number.NaN,
    correction: Number.NaN,
  },
});
