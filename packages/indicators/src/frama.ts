/**
 * Fractal adaptive moving average (Ehlers 2005, "Fractal adaptive moving averages") of one price a bar. The dimension
 * compares the slopes of the two halves of an even window with that of the whole; a = e^(−4.6(D − 1)) held within
 * [0.01, 1] is the gain of the average. Ehlers takes highs and lows; here the price itself, so that a stream of ticks
 * will do. Begins at bar window − 1 at the price itself. A window without range is a line: D = 1, a = 1.
 */
import { clamp } from '@janus/numerics';
import { initExtremes, pushExtremes } from './extremes.ts';
import type { Extremes } from './extremes.ts';

export interface Frama {
  readonly half: Extremes;
  /** Extremes of the half window as they were half a window ago. [window / 2] */
  readonly earlierMax: Float64Array;
  readonly earlierMin: Float64Array;
  at: number;
  /** Prices seen, at most the window. */
  count: number;
  /** NaN while seeding, as the three below. */
  value: number;
  alpha: number;
  dimension: number;
  /** Highest − lowest price of the window. */
  range: number;
}

/** @throws RangeError unless window is an even whole number of at least 4 */
export function initFrama(window: number): Frama {
  if (!Number.isInteger(window) || window < 4 || window % 2 !== 0)
    throw new RangeError(`window ${window} is not an even whole number of at least 4`);
  const half = window / 2;
  return {
    half: initExtremes(half),
    earlierMax: new Float64Array(half),
    earlierMin: new Float64Array(half),
    at: 0,
    count: 0,
    value: Number.NaN,
    alpha: Number.NaN,
    dimension: Number.NaN,
    range: Number.NaN,
  };
}

/** D = log₂((N₁ + N₂)/N₃) from the ranges of the halves and the whole; N = range / length, so halves count twice. */
export function framaDimension(firstRange: number, secondRange: number, wholeRange: number): number {
  return wholeRange > 0 ? Math.log2((2 * (firstRange + secondRange)) / wholeRange) : 1;
}

/** a = e^(−4.6(D − 1)) in [0.01, 1]. */
export function framaAlpha(dimension: number): number {
  return clamp(Math.exp(-4.6 * (dimension - 1)), 0.01, 1);
}

/** Takes a price in. */
export function stepFrama(s: Frama, price: number): void {
  const { half, earlierMax, earlierMin } = s;
  pushExtremes(half, price);
  const at = s.at;
  const firstMax = earlierMax[at]!;
  const firstMin = earlierMin[at]!;
  earlierMax[at] = half.max;
  earlierMin[at] = half.min;
  s.at = at + 1 === half.size ? 0 : at + 1;
  if (s.count < 2 * half.size) {
    s.count++;
    if (s.count < 2 * half.size) return;
    s.value = price;
  }
  const top = firstMax > half.max ? firstMax : half.max;
  const bottom = firstMin < half.min ? firstMin : half.min;
  const dimension = framaDimension(firstMax - firstMin, half.max - half.min, top - bottom);
  const alpha = framaAlpha(dimension);
  s.range = top - bottom;
  s.dimension = dimension;
  s.alpha = alpha;
  s.value += alpha * (price - s.value);
}
