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
  /** 1 − rate: what a sum keeps of itself a bar. */
  readonly keep: number;
  /** Bars after the first that seed the average: 2·period − 1. */
  readonly seeded: number;
  /** Bars after the first, at most `seeded`; −1 before the first bar. */
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
    keep: 1 - 1 / period,
    seeded: 2 * period - 1,
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

/** DX in [0, 100]; sets the DIs. */
function directional(s: Adx): number {
  const { plusSum, minusSum, rangeSum } = s;
  const moved = plusSum + minusSum;
  s.plusDi = rangeSum > 0 ? 100 * (plusSum / rangeSum) : 0;
  s.minusDi = rangeSum > 0 ? 100 * (minusSum / rangeSum) : 0;
  return moved > 0 ? 100 * (Math.abs(plusSum - minusSum) / moved) : 0;
}

/** First bar, first sums (which lose nothing yet), first average. */
function seed(s: Adx, plus: number, minus: number, range: number): void {
  const { period } = s;
  s.count++;
  if (s.count === 0) return;
  const keep = s.count < period ? 1 : s.keep;
  s.plusSum = s.plusSum * keep + plus;
  s.minusSum = s.minusSum * keep + minus;
  s.rangeSum = s.rangeSum * keep + range;
  if (s.count < period) return;
  const dx = directional(s);
  s.average += (dx - s.average) / (s.count - period + 1);
  if (s.count === 2 * period - 1) s.value = s.average;
}

/** Takes a bar in; plusDi, minusDi and value are NaN until known. */
export function stepAdx(s: Adx, high: number, low: number, close: number): void {
  const rise = high - s.high;
  const fall = s.low - low;
  const range = trueRange(high, low, s.close);
  s.high = high;
  s.low = low;
  s.close = close;
  // What is negative becomes 0, and so does the smaller of the two, without a branch: a processor cannot guess either.
  const up = 0.5 * (Math.abs(rise) + rise);
  const down = 0.5 * (Math.abs(fall) + fall);
  const plus = (Number(up > down) | 0) * up;
  const minus = (Number(down > up) | 0) * down;
  if (s.count < s.seeded) {
    seed(s, plus, minus, range);
    return;
  }
  const { keep } = s;
  const plusSum = s.plusSum * keep + plus;
  const minusSum = s.minusSum * keep + minus;
  const rangeSum = s.rangeSum * keep + range;
  const moved = plusSum + minusSum;
  s.plusSum = plusSum;
  s.minusSum = minusSum;
  s.rangeSum = rangeSum;
  s.plusDi = rangeSum > 0 ? 100 * (plusSum / rangeSum) : 0;
  s.minusDi = rangeSum > 0 ? 100 * (minusSum / rangeSum) : 0;
  const dx = moved > 0 ? 100 * (Math.abs(plusSum - minusSum) / moved) : 0;
  const value = s.average + s.rate * (dx - s.average);
  s.average = value;
  s.value = value;
}
