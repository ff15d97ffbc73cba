/**
 * VWAP scalper: fades the distance from the session's volume-weighted average price. The price closes beyond the
 * inner band and then closes back inside it: that return is the entry, VWAP the target. Beyond the outer band the
 * session is trending and is left alone. Without volume there is no VWAP and it never fires; nor on daily bars, where
 * a session is one bar. ATR stop.
 */
import { F, integer, number, type ConfigOf, type Fields, type MarketState, type Signal } from '@janus/domain';
import { initSession, stepSession, type Session } from './session.ts';
import { fire, silence } from './signal.ts';

export const vwapScalperFields = {
  inner: number('inner band around VWAP', 'σ', 2, 0.1, 10),
  outer: number('outer band: an excursion beyond it is not faded', 'σ', 3.5, 0.1, 20),
  minBars: integer('bars of a session before its VWAP is trusted', 'bars', 12, 2, 10_000),
  minTargetAtr: number('least distance to VWAP', 'ATR', 0.5, 0, 20),
  stopAtr: number('stop distance', 'ATR', 1.5, 0.1, 20),
} satisfies Fields;
export type VwapScalperConfig = ConfigOf<typeof vwapScalperFields>;

export interface VwapScalperState {
  readonly config: VwapScalperConfig;
  readonly session: Session;
  /** −1 below the inner band, 1 above it, 0 inside. */
  outside: number;
  /** Furthest close of the excursion, σ. */
  furthest: number;
}
export const initVwapScalper = (config: VwapScalperConfig): VwapScalperState => ({
  config,
  session: initSession(),
  outside: 0,
  furthest: 0,
});

const CLOSE = F.close;
const VWAP = F.vwap;
const DEVIATION = F.vwapDeviation;
const ATR = F.atr;

/** Reads one bar. Strength: how far the excursion went, 0 at VWAP, 1 at the outer band. */
export function stepVwapScalper(state: VwapScalperState, market: MarketState, out: Signal): void {
  silence(out);
  const { config, session } = state;
  const f = market.features;
  const atr = f[ATR]!;
  stepSession(session, market.time);
  if (session.bars === 1) state.outside = 0;
  const distance = f[CLOSE]! - f[VWAP]!;
  const z = distance / f[DEVIATION]!;
  if (session.bars < config.minBars || !Number.isFinite(z) || !(atr > 0)) {
    state.outside = 0;
    return;
  }
  if (Math.abs(z) > config.inner) {
    const side = Math.sign(z);
    state.furthest = side === state.outside ? Math.max(state.furthest, Math.abs(z)) : Math.abs(z);
    state.outside = side;
    return;
  }
  const from = state.outside;
  state.outside = 0;
  if (from === 0 || state.furthest > config.outer) return;
  // A bar that jumped across VWAP has nothing left to revert.
  if (from * distance < config.minTargetAtr * atr || from * distance <= 0) return;
  fire(out, -from, state.furthest / config.outer, config.stopAtr * atr, Math.abs(distance));
}
