/**
 * The nine together: one state, one step, nine signals in the order of STRATEGIES. One set serves one symbol.
 * All nine run on every bar, whatever the gate says, so that each one's memory is right when it is let in.
 */
import { STRATEGIES, type MarketState, type Signal } from '@janus/domain';
import { initBollingerSqueezeBreakout, stepBollingerSqueezeBreakout } from './bollinger-squeeze-breakout.ts';
import type { StrategiesConfig } from './config.ts';
import { initEmaFlip, stepEmaFlip } from './ema-flip.ts';
import { initEmaRibbonScalper, stepEmaRibbonScalper } from './ema-ribbon-scalper.ts';
import { initMeanReversion, stepMeanReversion } from './mean-reversion.ts';
import { initMomentumSurge, stepMomentumSurge } from './momentum-surge.ts';
import { initMultiTimeframeTrend, stepMultiTimeframeTrend } from './multi-timeframe-trend.ts';
import { initOpeningRangeBreakout, stepOpeningRangeBreakout } from './opening-range-breakout.ts';
import { initTrendPullback, stepTrendPullback } from './trend-pullback.ts';
import { initVwapScalper, stepVwapScalper } from './vwap-scalper.ts';

export const initStrategies = (config: StrategiesConfig) => ({
  emaFlip: initEmaFlip(config['ema-flip']),
  emaRibbonScalper: initEmaRibbonScalper(config['ema-ribbon-scalper']),
  trendPullback: initTrendPullback(config['trend-pullback']),
  momentumSurge: initMomentumSurge(config['momentum-surge']),
  multiTimeframeTrend: initMultiTimeframeTrend(config['multi-timeframe-trend']),
  meanReversion: initMeanReversion(config['mean-reversion']),
  bollingerSqueezeBreakout: initBollingerSqueezeBreakout(config['bollinger-squeeze-breakout']),
  vwapScalper: initVwapScalper(config['vwap-scalper']),
  openingRangeBreakout: initOpeningRangeBreakout(config['opening-range-breakout']),
});
export type StrategySet = ReturnType<typeof initStrategies>;

/**
 * Reads one bar; every signal is overwritten.
 * @param signals one a strategy, made once by the caller
 * @throws RangeError unless there are nine
 */
export function stepStrategies(state: StrategySet, market: MarketState, signals: readonly Signal[]): void {
  if (signals.length !== STRATEGIES.length)
    throw new RangeError(`${signals.length} signals were handed over; there are ${STRATEGIES.length} strategies`);
  stepEmaFlip(state.emaFlip, market, signals[0]!);
  stepEmaRibbonScalper(state.emaRibbonScalper, market, signals[1]!);
  stepTrendPullback(state.trendPullback, market, signals[2]!);
  stepMomentumSurge(state.momentumSurge, market, signals[3]!);
  stepMultiTimeframeTrend(state.multiTimeframeTrend, market, signals[4]!);
  stepMeanReversion(state.meanReversion, market, signals[5]!);
  stepBollingerSqueezeBreakout(state.bollingerSqueezeBreakout, market, signals[6]!);
  stepVwapScalper(state.vwapScalper, market, signals[7]!);
  stepOpeningRangeBreakout(state.openingRangeBreakout, market, signals[8]!);
}
