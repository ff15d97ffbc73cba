/**
 * Directional movement (Wilder 1978): +DI, −DI and ADX, all in [0, 100]. TA-Lib's convention: the sums of movement and
 * true range start over period − 1 bars and lose 1/period of themselves a bar; the DIs begin at bar `period`, the ADX
 * at bar 2·period − 1 as the mean of the first `period` DX. Without any true range the DIs are 0, without any
 * movement the DX is 0 (TA-Lib leaves the ADX as it was).
 */
import { trueRange } from './atr.ts';

export interface Adx {
  readonly period: number;
  readonly rate: number;
  /** Bars after the first, at most 2·period − 1; −1 before the first bar. */
  count: number;
  high: number;
  low: number;
  close: number;
  plusSum: number;
  minusSum: number;
  rangeSum: number;
  /** Mean of the DX while seeding, the average afterwards. */
  average: number;
  plusDi: number;
  minusDi: number;
  /** NaN while seeding. */
  value: number;
}

/** @throws RangeError unless period is a whole number of at least 2 */
export function initAdx(period: number): Adx {
  if (!Number.isInteger(period) || period < 2) throw new RangeError(`period ${period} is not a whole number above 1`);
  return {
    period,
    rate: 1 / period,
    count: -1,
    high: Number.NaN,
    low: Number.NaN,
    close: Number.NaN,
    plusSum: 0,
    minusSum: 0,
    rangeSum: 0,
    average: 0,
    plusDi: Number.NaN,
    minusDi: Number.NaN,
    value: Number.NaN,
  };
}

/** +DI, −DI and the ADX from the sums, once there are `period` bars in them. */
function derive(s: Adx): void {
  const { period, plusSum, minusSum, rangeSum } = s;
  s.plusDi = rangeSum > 0 ? 100 * (plusSum / rangeSum) : 0;
  s.minusDi = rangeSum > 0 ? 100 * (minusSum / rangeSum) : 0;
  const moved = plusSum + minusSum;
  const dx = moved > 0 ? 100 * (Math.abs(plusSum - minusSum) / moved) : 0;
  // count stays at 2·period − 1 once the average is seeded, so that a value exists tells the two apart.
  if (Number.isNaN(s.value)) {
    s.average += (dx - s.average) / (s.count - period + 1);
    if (s.count === 2 * period - 1) s.value = s.average;
  } else {
    s.average += s.rate * (dx - s.average);
    s.value = s.average;
  }
}

/** Takes a bar in; plusDi, minusDi and value are NaN until known. */
export function stepAdx(s: Adx, high: number, low: number, close: number): void {
  const up = high - s.high;
  const down = s.low - low;
  const range = trueRange(high, low, s.close);
  s.high = high;
  s.low = low;
  s.close = close;
  if (s.count < 0) {
    s.count = 0;
    return;
  }
  const keep = s.count < s.period - 1 ? 1 : 1 - s.rate;
  s.plusSum = s.plusSum * keep + (up > down && up > 0 ? up : 0);
  s.minusSum = s.minusSum * keep + (down > up && down > 0 ? down : 0);
  s.rangeSum = s.rangeSum * keep + range;
  if (s.count < 2 * s.period - 1) s.count++;
  if (s.count >= s.period) derive(s);
}
