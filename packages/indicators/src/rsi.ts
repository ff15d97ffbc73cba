/**
 * Relative strength index (Wilder 1978). Gains and losses are averaged over the first `period` changes, then smoothed
 * by 1/period; the first value is at bar `period`, as in TA-Lib. Where there was neither gain nor loss the index is
 * 50, the middle (TA-Lib says 0).
 */

export interface Rsi {
  readonly period: number;
  readonly rate: number;
  /** Changes seen, at most `period`; −1 before the first price. */
  count: number;
  previous: number;
  gain: number;
  loss: number;
}

/** @throws RangeError unless period is a whole number of at least 1 */
export function initRsi(period: number): Rsi {
  if (!Number.isInteger(period) || period < 1) throw new RangeError(`period ${period} is not a whole number above 0`);
  return { period, rate: 1 / period, count: -1, previous: Number.NaN, gain: Number.NaN, loss: Number.NaN };
}

/** First price and first averages. */
function seed(s: Rsi, up: number, down: number): void {
  s.count++;
  if (s.count === 0) return;
  s.gain = s.count === 1 ? up : s.gain + (up - s.gain) / s.count;
  s.loss = s.count === 1 ? down : s.loss + (down - s.loss) / s.count;
}

/** The index in [0, 100] with x in it, or NaN while seeding. */
export function stepRsi(s: Rsi, x: number): number {
  const change = x - s.previous;
  s.previous = x;
  // (|d| + d)/2 is d or 0 exactly; the sign of a price change is what a processor predicts worst.
  const up = 0.5 * (Math.abs(change) + change);
  const down = 0.5 * (Math.abs(change) - change);
  if (s.count < s.period) {
    seed(s, up, down);
    if (s.count < s.period) return Number.NaN;
  } else {
    s.gain += s.rate * (up - s.gain);
    s.loss += s.rate * (down - s.loss);
  }
  const total = s.gain + s.loss;
  return total > 0 ? 100 * (s.gain / total) : 50;
}
