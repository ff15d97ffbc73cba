/**
 * EMA ribbon scalper: the 8/13/21 averages lie in order, the price dips into the ribbon (to the middle average) and
 * closes back beyond the fast one on volume above its mean. One entry a dip. ATR stop, near target.
 */
import { F, integer, number, type ConfigOf, type Fields, type MarketState, type Signal } from '@janus/domain';
import { closesBeyond, touches } from './pullback.ts';
import { ribbonOrder } from './ribbon.ts';
import { fire, silence } from './signal.ts';
import { volumeConfirms } from './volume-confirmation.ts';

export const emaRibbonScalperFields = {
  minOrdered: integer('bars that the ribbon must have been in order', 'bars', 5, 1, 1000),
  minVolume: number('least relative volume', '× mean', 1.2, 0, 100),
  stopAtr: number('stop distance', 'ATR', 1.5, 0.1, 20),
  targetAtr: number('target distance, 0 for none', 'ATR', 2.5, 0, 50),
} satisfies Fields;
export type EmaRibbonScalperConfig = ConfigOf<typeof emaRibbonScalperFields>;

export interface EmaRibbonScalperState {
  readonly config: EmaRibbonScalperConfig;
  order: number;
  /** Bars in this order, this one included. */
  ordered: number;
  /** 1 once the price was clear of the fast average since the last entry. */
  clear: number;
}
export const initEmaRibbonScalper = (config: EmaRibbonScalperConfig): EmaRibbonScalperState => ({
  config,
  order: 0,
  ordered: 0,
  clear: 0,
});

const FAST = F.ema8;
const MIDDLE = F.ema13;
const SLOW = F.ema21;
const ATR = F.atr;
const HIGH = F.high;
const LOW = F.low;
const CLOSE = F.close;
const RELATIVE_VOLUME = F.relativeVolume;

/** Reads one bar. Strength: half for the width of the ribbon (one ATR is full), half for the volume (3× is full). */
export function stepEmaRibbonScalper(state: EmaRibbonScalperState, market: MarketState, out: Signal): void {
  silence(out);
  const { config } = state;
  const f = market.features;
  const fast = f[FAST]!;
  const slow = f[SLOW]!;
  const atr = f[ATR]!;
  const high = f[HIGH]!;
  const low = f[LOW]!;
  const volume = f[RELATIVE_VOLUME]!;
  const order = ribbonOrder(fast, f[MIDDLE]!, slow);
  if (order !== state.order) {
    state.order = order;
    state.ordered = 0;
    state.clear = 0;
  }
  if (order === 0 || !(atr > 0)) return;
  state.ordered++;
  if (!touches(order, high, low, fast)) {
    state.clear = 1;
    return;
  }
  if (state.clear === 0 || state.ordered < config.minOrdered) return;
  if (!touches(order, high, low, f[MIDDLE]!) || !closesBeyond(order, f[CLOSE]!, fast)) return;
  if (!volumeConfirms(volume, config.minVolume)) return;
  state.clear = 0;
  const width = Math.min(1, Math.abs(fast - slow) / atr);
  const strength = 0.5 * width + 0.5 * Math.min(1, volume / 3);
  fire(out, order, strength, config.stopAtr * atr, config.targetAtr * atr);
}
