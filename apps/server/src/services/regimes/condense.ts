/** A long series as few candles, for a first look: neighbouring bars merged, so that no high and no low is lost. */
import type { BarSeries } from '@janus/domain';

export interface Condensed {
  /** Bars that one candle stands for; the last may hold fewer. */
  readonly barsEach: number;
  /** Open times, epoch ms. */
  readonly time: readonly number[];
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
}

/** @param most candles at most, ≥ 1 */
export function condense(series: BarSeries, most: number): Condensed {
  const { length } = series;
  const barsEach = Math.max(1, Math.ceil(length / most));
  const out = { time: [], open: [], high: [], low: [], close: [] } as Record<
    'time' | 'open' | 'high' | 'low' | 'close',
    number[]
  >;
  for (let from = 0; from < length; from += barsEach) {
    const to = Math.min(length, from + barsEach);
    let high = series.high[from]!;
    let low = series.low[from]!;
    for (let i = from + 1; i < to; i++) {
      high = Math.max(high, series.high[i]!);
      low = Math.min(low, series.low[i]!);
    }
    out.time.push(series.time[from]!);
    out.open.push(series.open[from]!);
    out.high.push(high);
    out.low.push(low);
    out.close.push(series.close[to - 1]!);
  }
  return { barsEach, ...out };
}
