/**
 * Relative strength index (Wilder 1978). Gains and losses are averaged over the first `period` changes, then smoothed
 * by 1/period; the first value is at bar `period`, as in TA-Lib. Where there was neither gain nor loss the index is
 * 50, the middle (TA-Lib says 0).
 */

export interface Rsi {
  readonly period: number;
  readonly gainRate: number;
  /** Changes seen, at most `period`; −1 before the first price. */
  count: number;
  previous: number;
  gain: number;
  loss: number;
}

/** @throws RangeError unless period is a whole number of at least 1 */
export function initRsi(period: number): Rsi {
  if (!Number.isInteger(period) || period < 1) throw new RangeError(`period ${period} is not a whole number above 0`);
  return { period, gainRate: 1 / period, count: -1, previous: Number.NaN, gain: 0, loss: 0 };
}

/** The index in [0, 100] with x in it, or NaN while seeding. */
export function stepRsi(s: Rsi, x: number): number {
  const change = x - s.previous;
  s.previous = x;
  if (s.count < 0) {
    s.count = 0;
    return Number.NaN;
  }
  const up = change > 0 ? change : 0;
  const down = change < 0 ? -change : 0;
  if (s.count < s.period) {
    s.count++;
    s.gain += (up - s.gain) / s.count;
    s.loss += (down - s.loss) / s.count;
    if (s.count < s.period) return Number.NaN;
  } else {
    s.gain += s.gainRate * (up - s.gain);
    s.loss += s.gainRate * (down - s.loss);
  }
  const total = s.gain + s.loss;
  return total > 0 ? 100 * (s.gain / total) : 50;
}
