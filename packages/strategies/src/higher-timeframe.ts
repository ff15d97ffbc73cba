/**
 * A higher time frame out of the bars at hand: every `factor` bars make one, and an exponential average runs over
 * their closes. Only complete higher bars count, so nothing of a bar still open is ever seen. Bars are counted, not
 * timed: a gap in the data shortens nothing and shifts the boundaries.
 */
import { sideOf } from './signal.ts';

export interface HigherTimeframe {
  readonly factor: number;
  readonly period: number;
  bars: number;
  /** Complete higher bars. */
  closed: number;
  /** Sum of the first `period` closes: their mean starts the average. */
  sum: number;
  close: number;
  ema: number;
}

/**
 * @param factor bars in a higher bar, ≥ 2
 * @param period of the average, higher bars, ≥ 1
 */
export const initHigherTimeframe = (factor: number, period: number): HigherTimeframe => ({
  factor,
  period,
  bars: 0,
  closed: 0,
  sum: 0,
  close: Number.NaN,
  ema: Number.NaN,
});

/** Reads one bar's close. */
export function stepHigherTimeframe(state: HigherTimeframe, close: number): void {
  state.bars++;
  if (state.bars < state.factor) return;
  state.bars = 0;
  state.closed++;
  state.close = close;
  if (state.closed <= state.period) {
    state.sum += close;
    if (state.closed === state.period) state.ema = state.sum / state.period;
    return;
  }
  state.ema += (2 / (state.period + 1)) * (close - state.ema);
}

/** 1 close above the average (which therefore rises), −1 below it, 0 level or unknown. */
export function alignment(state: HigherTimeframe): number {
  return sideOf(state.close, state.ema);
}
