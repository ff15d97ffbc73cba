/**
 * Exponential moving average. Convention of TA-Lib and StockCharts: the first value, at bar period − 1, is the plain
 * mean of the first `period` inputs; from there v += (x − v)·2/(period + 1). NaN before that.
 */

export interface Ema {
  readonly period: number;
  readonly gain: number;
  /** Inputs seen, at most `period`. */
  count: number;
  /** Mean of the inputs while seeding, the average afterwards. */
  value: number;
}

/** @throws RangeError unless period is a whole number of at least 1 */
export function initEma(period: number): Ema {
  if (!Number.isInteger(period) || period < 1) throw new RangeError(`period ${period} is not a whole number above 0`);
  return { period, gain: 2 / (period + 1), count: 0, value: Number.NaN };
}

/** The mean so far; apart from the step so that the step stays short enough to be inlined. */
function seed(s: Ema, x: number): number {
  s.count++;
  s.value = s.count === 1 ? x : s.value + (x - s.value) / s.count;
  return s.count === s.period ? s.value : Number.NaN;
}

/** The average with x in it, or NaN while seeding. */
export function stepEma(s: Ema, x: number): number {
  if (s.count < s.period) return seed(s, x);
  return (s.value += s.gain * (x - s.value));
}
