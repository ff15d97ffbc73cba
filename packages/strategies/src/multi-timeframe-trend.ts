/**
 * Multi-timeframe trend: the 50 and 200 averages cross; the entry comes at the moment when, in the direction of the
 * cross, ADX shows strength and the higher time frame agrees, the cross itself included. Should strength or agreement
 * lapse and come back while the cross still holds, that is a further entry, up to a few a cross. ATR stop and target.
 */
import { F, integer, number, type ConfigOf, type Fields, type MarketState, type Signal } from '@janus/domain';
import { alignment, initHigherTimeframe, stepHigherTimeframe, type HigherTimeframe } from './higher-timeframe.ts';
import { fire, sideOf, silence } from './signal.ts';

export const multiTimeframeTrendFields = {
  minAdx: number('least trend strength', 'ADX', 25, 0, 100),
  factor: integer('bars in a bar of the higher time frame', 'bars', 12, 2, 1000),
  period: integer('EMA of the higher time frame', 'higher bars', 20, 1, 1000),
  maxEntries: integer('entries after one crossover', '', 3, 1, 100),
  stopAtr: number('stop distance', 'ATR', 3, 0.1, 20),
  targetAtr: number('target distance, 0 for none', 'ATR', 6, 0, 50),
} satisfies Fields;
export type MultiTimeframeTrendConfig = ConfigOf<typeof multiTimeframeTrendFields>;

export interface MultiTimeframeTrendState {
  readonly config: MultiTimeframeTrendConfig;
  readonly higher: HigherTimeframe;
  side: number;
  /** 1 once a crossover was seen: the side found at the start is not one. */
  crossed: number;
  entries: number;
  /** 1 while strength and agreement hold. */
  met: number;
}
export const initMultiTimeframeTrend = (config: MultiTimeframeTrendConfig): MultiTimeframeTrendState => ({
  config,
  higher: initHigherTimeframe(config.factor, config.period),
  side: 0,
  crossed: 0,
  entries: 0,
  met: 0,
});

const FAST = F.ema50;
const SLOW = F.ema200;
const ADX = F.adx;
const ATR = F.atr;
const CLOSE = F.close;

/** Reads one bar. Strength: ADX, 50 or more is 1. */
export function stepMultiTimeframeTrend(state: MultiTimeframeTrendState, market: MarketState, out: Signal): void {
  silence(out);
  const { config } = state;
  const f = market.features;
  const atr = f[ATR]!;
  const adx = f[ADX]!;
  stepHigherTimeframe(state.higher, f[CLOSE]!);
  const side = sideOf(f[FAST]!, f[SLOW]!);
  if (side === 0 || !(atr > 0)) return;
  if (side !== state.side) {
    state.crossed = state.side === 0 ? 0 : 1;
    state.side = side;
    state.entries = 0;
    state.met = 0;
  }
  const meets = adx >= config.minAdx && alignment(state.higher) === side;
  const begins = meets && state.met === 0;
  state.met = meets ? 1 : 0;
  if (!begins || state.crossed === 0 || state.entries >= config.maxEntries) return;
  state.entries++;
  fire(out, side, adx / 50, config.stopAtr * atr, config.targetAtr * atr);
}
