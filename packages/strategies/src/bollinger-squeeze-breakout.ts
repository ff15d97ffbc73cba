/**
 * Bollinger squeeze breakout: the bands have been in a squeeze for several bars; the first close outside the bands
 * while the squeeze lasts, or shortly after, is followed. One entry a squeeze. ATR stop and target.
 */
import { choice, F, integer, number, type ConfigOf, type Fields, type MarketState, type Signal } from '@janus/domain';
import { fire, silence } from './signal.ts';
import { initWidthRank, insideKeltner, stepWidthRank, type WidthRank } from './squeeze.ts';

export const bollingerSqueezeBreakoutFields = {
  definition: choice('what a squeeze is: a low rank of the width, or bands inside a Keltner channel', 'width', [
    'width',
    'keltner',
  ]),
  window: integer('bars among which the width is ranked', 'bars', 120, 10, 5000),
  maxRank: number('highest rank of a squeeze', 'share below', 0.2, 0.01, 0.9),
  keltnerAtr: number('half width of the Keltner channel', 'ATR', 1.5, 0.1, 10),
  minSqueeze: integer('least length of a squeeze', 'bars', 5, 1, 1000),
  memory: integer('bars after a squeeze in which a breakout still counts', 'bars', 3, 0, 1000),
  stopAtr: number('stop distance', 'ATR', 2, 0.1, 20),
  targetAtr: number('target distance, 0 for none', 'ATR', 4, 0, 50),
} satisfies Fields;
export type BollingerSqueezeBreakoutConfig = ConfigOf<typeof bollingerSqueezeBreakoutFields>;

export interface BollingerSqueezeBreakoutState {
  readonly config: BollingerSqueezeBreakoutConfig;
  readonly rank: WidthRank;
  /** Bars of the squeeze under way. */
  length: number;
  /** Bars left in which a breakout counts, 0 none. */
  open: number;
  /** 1 once the squeeze at hand was traded. */
  spent: number;
}
export const initBollingerSqueezeBreakout = (
  config: BollingerSqueezeBreakoutConfig,
): BollingerSqueezeBreakoutState => ({ config, rank: initWidthRank(config.window), length: 0, open: 0, spent: 0 });

const CLOSE = F.close;
const MIDDLE = F.bollingerMiddle;
const UPPER = F.bollingerUpper;
const LOWER = F.bollingerLower;
const WIDTH = F.bollingerWidth;
const ATR = F.atr;

/** Reads one bar. Strength: half, plus how far the close lies outside the bands, one ATR being the other half. */
export function stepBollingerSqueezeBreakout(
  state: BollingerSqueezeBreakoutState,
  market: MarketState,
  out: Signal,
): void {
  silence(out);
  const { config } = state;
  const f = market.features;
  const close = f[CLOSE]!;
  const upper = f[UPPER]!;
  const lower = f[LOWER]!;
  const atr = f[ATR]!;
  const open = state.open > 0;
  const rank = stepWidthRank(state.rank, f[WIDTH]!);
  const squeezed =
    config.definition === 'width'
      ? rank <= config.maxRank
      : insideKeltner(f[MIDDLE]!, upper, lower, atr, config.keltnerAtr);
  if (squeezed) {
    if (state.length === 0) state.spent = 0;
    state.length++;
    if (state.length >= config.minSqueeze && state.spent === 0) state.open = config.memory + 1;
  } else {
    state.length = 0;
    if (state.open > 0) state.open--;
  }
  // The bar that breaks out widens the bands itself, so the squeeze is judged on the bars before it.
  if (!open) return;
  const side = close > upper ? 1 : close < lower ? -1 : 0;
  if (side === 0) return;
  state.open = 0;
  state.spent = 1;
  const beyond = side > 0 ? close - upper : lower - close;
  fire(out, side, 0.5 + (0.5 * beyond) / atr, config.stopAtr * atr, config.targetAtr * atr);
}
