/**
 * Which strategies suit which regime, unless an asset's own table says otherwise. The breakouts stand with the
 * reverting ones in ranges because that is where squeezes and opening ranges form, and in trends because that is
 * where they lead. In a crisis nothing new is opened; a strategy may still close what is held.
 */
import type { Regime, StrategyId } from '@janus/domain';

const TREND_FOLLOWERS: readonly StrategyId[] = [
  'ema-flip',
  'ema-ribbon-scalper',
  'trend-pullback',
  'momentum-surge',
  'multi-timeframe-trend',
];
const BREAKOUTS: readonly StrategyId[] = ['bollinger-squeeze-breakout', 'opening-range-breakout'];
const REVERTERS: readonly StrategyId[] = ['mean-reversion', 'vwap-scalper'];

export const DEFAULT_COMPATIBILITY: Readonly<Record<Regime, readonly StrategyId[]>> = {
  bull: [...TREND_FOLLOWERS, ...BREAKOUTS],
  bear: [...TREND_FOLLOWERS, ...BREAKOUTS],
  ranging: [...REVERTERS, ...BREAKOUTS],
  crisis: [],
  // Volatility falls and the new trend is young: with it, and against its overshoots.
  recovery: [...TREND_FOLLOWERS, ...BREAKOUTS, ...REVERTERS],
  // Nothing that buys late or fades a parabola: only entries on a pullback inside the move.
  bubble: ['ema-flip', 'ema-ribbon-scalper', 'trend-pullback', 'momentum-surge'],
  // Liquidity leaves: slow trends and confirmed overshoots, no scalping.
  deflation: ['trend-pullback', 'multi-timeframe-trend', 'mean-reversion'],
};
