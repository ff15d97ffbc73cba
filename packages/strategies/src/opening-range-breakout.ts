/**
 * Opening range breakout: the first N candles of a session (a UTC day) set a range; a close that leaves it on
 * confirming volume is followed, once a direction and session. A close that left without volume is not made up for
 * later: the price must come back into the range first. For intraday bars: on daily bars a session is one bar, the
 * range is never complete and it never fires. A session whose beginning was not seen has no range.
 */
import { F, integer, number, type ConfigOf, type Fields, type MarketState, type Signal } from '@janus/domain';
import { initSession, stepSession, type Session } from './session.ts';
import { fire, silence } from './signal.ts';
import { volumeConfirms } from './volume-confirmation.ts';

export const openingRangeBreakoutFields = {
  candles: integer('candles of the opening range', 'bars', 6, 1, 1000),
  minVolume: number('least relative volume', '× mean', 1.5, 0, 100),
  minRangeAtr: number('least height of the range', 'ATR', 0.5, 0, 100),
  stopAtr: number('stop distance', 'ATR', 2, 0.1, 20),
  targetAtr: number('target distance, 0 for none', 'ATR', 4, 0, 50),
} satisfies Fields;
export type OpeningRangeBreakoutConfig = ConfigOf<typeof openingRangeBreakoutFields>;

export interface OpeningRangeBreakoutState {
  readonly config: OpeningRangeBreakoutConfig;
  readonly session: Session;
  high: number;
  low: number;
  /** Where the last close was: −1 below the range, 0 in it, 1 above. */
  place: number;
  /** 1 once the session's breakout to that side was traded. */
  brokeUp: number;
  brokeDown: number;
}
export const initOpeningRangeBreakout = (config: OpeningRangeBreakoutConfig): OpeningRangeBreakoutState => ({
  config,
  session: initSession(),
  high: Number.NaN,
  low: Number.NaN,
  place: 0,
  brokeUp: 0,
  brokeDown: 0,
});

const HIGH = F.high;
const LOW = F.low;
const CLOSE = F.close;
const ATR = F.atr;
const RELATIVE_VOLUME = F.relativeVolume;

/** Reads one bar. Strength: the relative volume, 4 or more is 1. */
export function stepOpeningRangeBreakout(state: OpeningRangeBreakoutState, market: MarketState, out: Signal): void {
  silence(out);
  const { config, session } = state;
  const f = market.features;
  const atr = f[ATR]!;
  const close = f[CLOSE]!;
  const volume = f[RELATIVE_VOLUME]!;
  stepSession(session, market.time);
  if (session.bars === 1) {
    state.high = f[HIGH]!;
    state.low = f[LOW]!;
    state.place = 0;
    state.brokeUp = 0;
    state.brokeDown = 0;
  }
  if (session.bars <= config.candles) {
    state.high = Math.max(state.high, f[HIGH]!);
    state.low = Math.min(state.low, f[LOW]!);
    return;
  }
  const from = state.place;
  const side = close > state.high ? 1 : close < state.low ? -1 : 0;
  state.place = side;
  if (session.whole === 0 || !(atr > 0) || state.high - state.low < config.minRangeAtr * atr) return;
  if (side === 0 || side === from || !volumeConfirms(volume, config.minVolume)) return;
  if ((side > 0 ? state.brokeUp : state.brokeDown) === 1) return;
  if (side > 0) state.brokeUp = 1;
  else state.brokeDown = 1;
  fire(out, side, volume / 4, config.stopAtr * atr, config.targetAtr * atr);
}
