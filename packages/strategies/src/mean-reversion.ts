/**
 * Mean reversion: a close outside the Bollinger bands, confirmed by RSI at the same extreme, is faded toward the
 * middle band. One entry an excursion: the next needs a close inside the bands first. ATR stop.
 */
import { F, number, type ConfigOf, type Fields, type MarketState, type Signal } from '@janus/domain';
import { fire, silence } from './signal.ts';

export const meanReversionFields = {
  oversold: number('RSI at or below which a buy is confirmed', 'RSI', 30, 1, 50),
  overbought: number('RSI at or above which a sale is confirmed', 'RSI', 70, 50, 99),
  stopAtr: number('stop distance', 'ATR', 2, 0.1, 20),
} satisfies Fields;
export type MeanReversionConfig = ConfigOf<typeof meanReversionFields>;

export interface MeanReversionState {
  readonly config: MeanReversionConfig;
  /** 1 while an excursion has already been traded. */
  spent: number;
}
export const initMeanReversion = (config: MeanReversionConfig): MeanReversionState => ({ config, spent: 0 });

const CLOSE = F.close;
const MIDDLE = F.bollingerMiddle;
const UPPER = F.bollingerUpper;
const LOWER = F.bollingerLower;
const RSI = F.rsi;
const ATR = F.atr;

/** Reads one bar. Strength: 0.5 at the RSI limit, 1 at RSI 0 or 100. */
export function stepMeanReversion(state: MeanReversionState, market: MarketState, out: Signal): void {
  silence(out);
  const { config } = state;
  const f = market.features;
  const close = f[CLOSE]!;
  const rsi = f[RSI]!;
  const below = close < f[LOWER]!;
  if (!below && !(close > f[UPPER]!)) {
    state.spent = 0;
    return;
  }
  const confirmed = below ? rsi <= config.oversold : rsi >= config.overbought;
  if (!confirmed || state.spent === 1) return;
  state.spent = 1;
  const excess = below
    ? (config.oversold - rsi) / config.oversold
    : (rsi - config.overbought) / (100 - config.overbought);
  fire(out, below ? 1 : -1, 0.5 + 0.5 * excess, config.stopAtr * f[ATR]!, Math.abs(f[MIDDLE]! - close));
}
