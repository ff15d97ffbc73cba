/**
 * Average true range (Wilder 1978), in price units. TA-Lib's convention: the first bar has no true range because it
 * has no close before it; the first value, at bar `period`, is the mean of `period` true ranges, then smoothed by
 * 1/period. (StockCharts counts high − low of the first bar and is one bar earlier.)
 */

/** The largest of high − low and the distances of both from the close before. */
export function trueRange(high: number, low: number, previousClose: number): number {
  const top = high > previousClose ? high : previousClose;
  const bottom = low < previousClose ? low : previousClose;
  return top - bottom;
}

export interface Atr {
  readonly period: number;
  readonly rate: number;
  /** True ranges seen, at most `period`; −1 before the first bar. */
  count: number;
  previousClose: number;
  /** Mean of the true ranges so far, until it becomes the first value. */
  mean: number;
  /** NaN while seeding. */
  value: number;
}

/** @throws RangeError unless period is a whole number of at least 1 */
export function initAtr(period: number): Atr {
  if (!Number.isInteger(period) || period < 1) throw new RangeError(`period ${period} is not a whole number above 0`);
  return {
    period,
    rate: 1 / period,
    count: -1,
    previousClose: Number.NaN,
    mean: Number.NaN,
    value: Number.NaN,
  };
}

/** First bar and first average. */
function seed(s: Atr, range: number): void {
  s.count++;
  if (s.count === 0) return;
  s.mean = s.count === 1 ? range : s.mean + (range - s.mean) / s.count;
  if (s.count === s.period) s.value = s.mean;
}

/** The average with this bar in it, or NaN while seeding. */
export function stepAtr(s: Atr, high: number, low: number, close: number): number {
  const range = trueRange(high, low, s.previousClose);
  s.previousClose = close;
  if (s.count < s.period) seed(s, range);
  else s.value += s.rate * (range - s.value);
  return s.value;
}
