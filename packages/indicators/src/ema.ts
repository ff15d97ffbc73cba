/**
 * Exponential moving average. Convention of TA-Lib and StockCharts: the first value, at bar period − 1, is the plain
 * mean of the first `period` inputs; from there v += (x − v)·2/(period + 1). NaN before that.
 */

export interface Ema {
  readonly period: number;
  readonly gain: number;
  /** Inputs seen, at most `period`. */
  count: number;
  /** Mean of the inputs so far, until it becomes the first value. */
  mean: number;
  /** NaN while seeding. */
  value: number;
}

/** @throws RangeError unless period is a whole number of at least 1 */
export function initEma(period: number): Ema {
  if (!Number.isInteger(period) || period < 1) throw new RangeError(`period ${period} is not a whole number above 0`);
  return { period, gain: 2 / (period + 1), count: 0, mean: Number.NaN, value: Number.NaN };
}

/** Apart from the step, which stays short enough to be inlined so; void, because a number would come back boxed. */
function seed(s: Ema, x: number): void {
  s.count++;
  s.mean = s.count === 1 ? x : s.mean + (x - s.mean) / s.count;
  if (s.count === s.period) s.value = s.mean;
}

/** The average with x in it, or NaN while seeding. */
export function stepEma(s: Ema, x: number): number {
  if (s.count < s.period) seed(s, x);
  else s.value += s.gain * (x - s.value);
  return s.value;
}
