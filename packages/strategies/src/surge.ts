/**
 * Price surge: the change of the close over a few bars, in units of the ATR that held before the last of them. It
 * measures the move; whether volume came with it is asked elsewhere.
 */
export interface Surge {
  /** Ring of the last closes. */
  readonly closes: Float64Array;
  seen: number;
  previousAtr: number;
  /** The close that the last measured move began from. */
  origin: number;
}

/** @param bars over which the move is measured, ≥ 1 */
export const initSurge = (bars: number): Surge => ({
  closes: new Float64Array(bars),
  seen: 0,
  previousAtr: Number.NaN,
  origin: Number.NaN,
});

/** @returns signed move in ATRs, NaN while warming up */
export function stepSurge(state: Surge, close: number, atr: number): number {
  const { closes } = state;
  const slot = state.seen % closes.length;
  const before = state.previousAtr;
  let move = Number.NaN;
  if (state.seen >= closes.length && before > 0) {
    state.origin = closes[slot]!;
    move = (close - state.origin) / before;
  }
  closes[slot] = close;
  state.seen++;
  state.previousAtr = atr;
  return move;
}
