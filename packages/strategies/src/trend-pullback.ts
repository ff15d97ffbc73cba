/**
 * Trend pullback: in an established trend (50 and 200 averages in order for a while) a finished leg in the trend's
 * direction is retraced into the Fibonacci zone; the entry needs both confirmations, a recent RSI divergence and a
 * candlestick (pin bar or engulfing) in the trend's direction. One entry a leg. The target is the leg's own end.
 */
import { F, integer, number, type ConfigOf, type Fields, type MarketState, type Signal } from '@janus/domain';
import { engulfing } from './engulfing.ts';
import { DEEP_RETRACEMENT, inZone, retracement, SHALLOW_RETRACEMENT } from './fibonacci.ts';
import { pinBar } from './pin-bar.ts';
import { initRsiDivergence, stepRsiDivergence, type RsiDivergence } from './rsi-divergence.ts';
import { fire, sideOf, silence } from './signal.ts';
import { initSwing, stepSwing, type Swing } from './swing.ts';

export const trendPullbackFields = {
  minTrend: integer('bars that the 50 and 200 EMA must have been in order', 'bars', 20, 1, 10_000),
  turnAtr: number('fall from the top of a leg that ends it', 'ATR', 2, 0.5, 20),
  minLegAtr: number('least length of a leg', 'ATR', 3, 0, 100),
  shallow: number('shallow end of the zone', 'of the leg', SHALLOW_RETRACEMENT, 0, 1),
  deep: number('deep end of the zone', 'of the leg', DEEP_RETRACEMENT, 0, 1),
  divergenceSpan: integer('bars to either side of a turning point', 'bars', 2, 1, 20),
  divergenceReach: integer('most bars between two turning points', 'bars', 30, 2, 1000),
  divergenceMemory: integer('bars for which a divergence confirms', 'bars', 8, 0, 1000),
  minWick: number('least wick of a pin bar', 'of the range', 0.6, 0.51, 1),
  maxBody: number('largest body of a pin bar', 'of the range', 0.33, 0, 0.49),
  stopAtr: number('stop distance', 'ATR', 2, 0.1, 20),
} satisfies Fields;
export type TrendPullbackConfig = ConfigOf<typeof trendPullbackFields>;

export interface TrendPullbackState {
  readonly config: TrendPullbackConfig;
  readonly swing: Swing;
  readonly divergence: RsiDivergence;
  trend: number;
  /** Bars that the trend has held, this one included. */
  age: number;
  previousOpen: number;
  previousClose: number;
  /** Number of the leg last traded. */
  tradedLeg: number;
}
export const initTrendPullback = (config: TrendPullbackConfig): TrendPullbackState => ({
  config,
  swing: initSwing(),
  divergence: initRsiDivergence(config.divergenceSpan, config.divergenceReach),
  trend: 0,
  age: 0,
  previousOpen: Number.NaN,
  previousClose: Number.NaN,
  tradedLeg: 0,
});

const OPEN = F.open;
const HIGH = F.high;
const LOW = F.low;
const CLOSE = F.close;
const MIDDLE = F.ema50;
const SLOW = F.ema200;
const ATR = F.atr;
const RSI = F.rsi;

/** −1, 0 or 1: what the last candle or the last two say. */
function candle(state: TrendPullbackState, f: Float64Array): number {
  const { minWick, maxBody } = state.config;
  const pin = pinBar(f[OPEN]!, f[HIGH]!, f[LOW]!, f[CLOSE]!, minWick, maxBody);
  return pin === 0 ? engulfing(state.previousOpen, state.previousClose, f[OPEN]!, f[CLOSE]!) : pin;
}

/** Reads one bar. Strength: how near the retracement is to one half, the ends of the default zone being 0.5. */
export function stepTrendPullback(state: TrendPullbackState, market: MarketState, out: Signal): void {
  silence(out);
  const f = market.features;
  const atr = f[ATR]!;
  const pattern = candle(state, f);
  state.previousOpen = f[OPEN]!;
  state.previousClose = f[CLOSE]!;
  const { config, swing, divergence } = state;
  stepSwing(swing, f[HIGH]!, f[LOW]!, config.turnAtr * atr);
  stepRsiDivergence(divergence, f[HIGH]!, f[LOW]!, f[RSI]!);
  const trend = sideOf(f[MIDDLE]!, f[SLOW]!);
  state.age = trend === state.trend ? state.age + 1 : 1;
  state.trend = trend;
  if (trend === 0 || state.age < config.minTrend || !(atr > 0)) return;
  // The leg under way must be the one against the trend, so that the last complete leg is the one to retrace.
  if (swing.direction !== -trend || swing.legs === state.tradedLeg) return;
  if (!(trend * (swing.to - swing.from) >= config.minLegAtr * atr)) return;
  const depth = retracement(swing.from, swing.to, trend > 0 ? f[LOW]! : f[HIGH]!);
  if (!inZone(depth, config.shallow, config.deep) || pattern !== trend) return;
  const age = trend > 0 ? divergence.bullishAge : divergence.bearishAge;
  if (age > config.divergenceMemory) return;
  state.tradedLeg = swing.legs;
  fire(out, trend, 1 - Math.abs(depth - 0.5) / 0.236068, config.stopAtr * atr, trend * (swing.to - f[CLOSE]!));
}
