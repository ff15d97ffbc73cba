/**
 * A bar series as columns, and one bar as a row. Times are bar OPEN times in epoch milliseconds, strictly rising;
 * a bar is known only once it has closed, at time + timeframeMs.
 */
import type { AssetClass } from './closed.ts';

export interface Bar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** NaN where the data has none. */
  readonly volume: number;
}

/** Which quotes the prices are. 'mid' is the mean of a file's bid and ask sides. */
export type QuoteSide = 'trade' | 'bid' | 'ask' | 'mid';

export interface BarSeries {
  readonly symbol: string;
  readonly timeframeMs: number;
  readonly assetClass: AssetClass;
  readonly side: QuoteSide;
  readonly length: number;
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** NaN throughout where the data has no volume. */
  readonly volume: Float64Array;
  /** Ask close − bid close a bar, price units, or null where only one side is known. */
  readonly spread: Float64Array | null;
  /** The simulator's true regime a bar (index into REGIMES), or null for real data. */
  readonly truth: Int8Array | null;
  /** True where made by a generator: every screen and every result says so. */
  readonly simulated: boolean;
}

/** The first `length` bars. Used by the truncation checks: the copy shares no memory with the original. */
export function truncate(series: BarSeries, length: number): BarSeries {
  if (!Number.isInteger(length) || length < 0 || length > series.length)
    throw new RangeError(`length ${length} is not a whole number in [0, ${series.length}]`);
  return {
    ...series,
    length,
    time: series.time.slice(0, length),
    open: series.open.slice(0, length),
    high: series.high.slice(0, length),
    low: series.low.slice(0, length),
    close: series.close.slice(0, length),
    volume: series.volume.slice(0, length),
    spread: series.spread?.slice(0, length) ?? null,
    truth: series.truth?.slice(0, length) ?? null,
  };
}
