/**
 * Momentum surge: the price moves several ATRs within a few bars and the bar that completes the move has a volume
 * spike. The first bar after it that closes against the move is the entry, as long as it gives back no more than
 * part of the surge; deeper, or too late, and the surge is over. ATR stop and target.
 */
import { F, integer, number, type ConfigOf, type Fields, type MarketState, type Signal } from '@janus/domain';
import { retracement } from './fibonacci.ts';
import { fire, silence } from './signal.ts';
import { initSurge, stepSurge, type Surge } from './surge.ts';
import { volumeConfirms } from './volume-confirmation.ts';

export const momentumSurgeFields = {
  bars: integer('bars within which the surge happens', 'bars', 3, 1, 100),
  minMove: number('least move of a surge', 'ATR', 2.5, 0.5, 50),
  minVolume: number('least relative volume of a spike', '× mean', 2, 1, 100),
  maxDepth: number('deepest pullback that is still within the surge', 'of the surge', 0.5, 0.05, 1),
  patience: integer('bars after the surge in which the pullback must come', 'bars', 6, 1, 1000),
  stopAtr: number('stop distance', 'ATR', 2, 0.1, 20),
  targetAtr: number('target distance, 0 for none', 'ATR', 4, 0, 50),
} satisfies Fields;
export type MomentumSurgeConfig = ConfigOf<typeof momentumSurgeFields>;

export interface MomentumSurgeState {
  readonly config: MomentumSurgeConfig;
  readonly surge: Surge;
  /** Direction of the surge that waits for its pullback, 0 none. */
  side: number;
  /** Where it began, and its furthest price so far. */
  origin: number;
  extreme: number;
  /** Its size, ATRs. */
  size: number;
  age: number;
  previousClose: number;
}
export const initMomentumSurge = (config: MomentumSurgeConfig): MomentumSurgeState => ({
  config,
  surge: initSurge(config.bars),
  side: 0,
  origin: Number.NaN,
  extreme: Number.NaN,
  size: 0,
  age: 0,
  previousClose: Number.NaN,
});

const HIGH = F.high;
const LOW = F.low;
const CLOSE = F.close;
const ATR = F.atr;
const RELATIVE_VOLUME = F.relativeVolume;

/** Reads one bar. Strength: the size of the surge, twice the least move or more is 1. */
export function stepMomentumSurge(state: MomentumSurgeState, market: MarketState, out: Signal): void {
  silence(out);
  const { config } = state;
  const f = market.features;
  const close = f[CLOSE]!;
  const atr = f[ATR]!;
  const { previousClose, side } = state;
  const move = stepSurge(state.surge, close, atr);
  state.previousClose = close;
  if (Math.abs(move) >= config.minMove && volumeConfirms(f[RELATIVE_VOLUME]!, config.minVolume)) {
    state.side = Math.sign(move);
    state.origin = state.surge.origin;
    state.extreme = state.side > 0 ? f[HIGH]! : f[LOW]!;
    state.size = Math.abs(move);
    state.age = 0;
    return;
  }
  if (side === 0 || !(atr > 0)) return;
  state.age++;
  state.extreme = side > 0 ? Math.max(state.extreme, f[HIGH]!) : Math.min(state.extreme, f[LOW]!);
  if (state.age > config.patience) {
    state.side = 0;
    return;
  }
  if (side * (close - previousClose) >= 0) return;
  state.side = 0;
  const depth = retracement(state.origin, state.extreme, close);
  if (depth <= config.maxDepth)
    fire(out, side, state.size / (2 * config.minMove), config.stopAtr * atr, config.targetAtr * atr);
}
