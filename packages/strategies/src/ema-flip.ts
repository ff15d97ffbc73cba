/**
 * EMA flip: the 8 and 21 averages cross; in the direction of the cross, each of the next few pullbacks to the fast
 * average is an entry. A pullback is one only after the price had moved away from the average, and it is taken on
 * the first bar that touches the average and closes back on the trend's side. ATR stop and target.
 */
import { F, integer, number, type ConfigOf, type Fields, type MarketState, type Signal } from '@janus/domain';
import { closesBeyond, touches } from './pullback.ts';
import { fire, sideOf, silence } from './signal.ts';

export const emaFlipFields = {
  minAway: number('least distance of a close from the fast EMA before a pullback counts', 'ATR', 1, 0, 10),
  maxEntries: integer('pullbacks traded after one crossover', '', 2, 1, 100),
  stopAtr: number('stop distance', 'ATR', 2, 0.1, 20),
  targetAtr: number('target distance, 0 for none', 'ATR', 4, 0, 50),
} satisfies Fields;
export type EmaFlipConfig = ConfigOf<typeof emaFlipFields>;

export interface EmaFlipState {
  readonly config: EmaFlipConfig;
  /** Which average is above: −1, 0 unknown, 1. */
  side: number;
  /** 1 once a crossover was seen: the side found at the start is not one. */
  crossed: number;
  entries: number;
  /** Furthest close from the fast average since the last pullback, ATRs. */
  away: number;
}
export const initEmaFlip = (config: EmaFlipConfig): EmaFlipState => ({
  config,
  side: 0,
  crossed: 0,
  entries: 0,
  away: 0,
});

const FAST = F.ema8;
const SLOW = F.ema21;
const ATR = F.atr;
const HIGH = F.high;
const LOW = F.low;
const CLOSE = F.close;

/** Reads one bar. Strength: the gap between the averages, one ATR or more is 1. */
export function stepEmaFlip(state: EmaFlipState, market: MarketState, out: Signal): void {
  silence(out);
  const f = market.features;
  const fast = f[FAST]!;
  const atr = f[ATR]!;
  const close = f[CLOSE]!;
  const side = sideOf(fast, f[SLOW]!);
  if (side === 0 || !(atr > 0)) return;
  if (side !== state.side) {
    state.crossed = state.side === 0 ? 0 : 1;
    state.side = side;
    state.entries = 0;
    state.away = 0;
    return;
  }
  if (!touches(side, f[HIGH]!, f[LOW]!, fast)) {
    state.away = Math.max(state.away, (side * (close - fast)) / atr);
    return;
  }
  // A bar that closes through the average leaves the pullback open: the next may still close back.
  if (!closesBeyond(side, close, fast)) return;
  const { config } = state;
  const enters = state.crossed === 1 && state.entries < config.maxEntries && state.away >= config.minAway;
  state.away = 0;
  if (!enters) return;
  state.entries++;
  fire(out, side, Math.abs(fast - f[SLOW]!) / atr, config.stopAtr * atr, config.targetAtr * atr);
}
