/**
 * Bollinger bands: mean of the last `period` closes ± width times their population standard deviation (TA-Lib and
 * StockCharts). Sliding without drift, see numerics' Rolling. NaN until the window is full.
 */
import { initRolling, pushRolling } from '@janus/numerics';
import type { Rolling } from '@janus/numerics';

export interface Bollinger {
  readonly window: Rolling;
  /** Standard deviations from the middle to a band. */
  readonly width: number;
  middle: number;
  upper: number;
  lower: number;
}

/** @throws RangeError unless period is a whole number of at least 1 and width ≥ 0 */
export function initBollinger(period: number, width: number): Bollinger {
  if (!(width >= 0)) throw new RangeError(`width ${width} is not a number of at least 0`);
  return { window: initRolling(period), width, middle: Number.NaN, upper: Number.NaN, lower: Number.NaN };
}

/** Takes a close in. */
export function stepBollinger(s: Bollinger, close: number): void {
  const w = s.window;
  pushRolling(w, close);
  if (w.count < w.size) return;
  const half = s.width * Math.sqrt(w.variance);
  s.middle = w.mean;
  s.upper = w.mean + half;
  s.lower = w.mean - half;
}
