/**
 * Longer bars out of shorter ones. Buckets begin at whole multiples of the timeframe since 1970 UTC, weeks on Mondays.
 * Causal: a bucket is given out only when it has ended, that is when a bar at or after its end is there or when its
 * last bar closes on the end. A first bucket that the series enters in the middle is left out.
 */
import { badInput } from '@janus/domain';
import type { BarSeries } from '@janus/domain';
import { DAY_MS, formatTimeframe, WEEK_MS } from './timeframe.ts';

/** 1970-01-05 was the first Monday. */
const MONDAY = 4 * DAY_MS;

/** Open time of the bucket that holds a time. */
export function bucketStart(time: number, timeframeMs: number): number {
  const origin = timeframeMs % WEEK_MS === 0 ? MONDAY : 0;
  return Math.floor((time - origin) / timeframeMs) * timeframeMs + origin;
}

/** First and last (exclusive) source bar of every complete bucket. */
function buckets(series: BarSeries, timeframeMs: number): number[] {
  const { time, length } = series;
  const edges: number[] = [];
  let from = 0;
  while (from < length) {
    const start = bucketStart(time[from]!, timeframeMs);
    let to = from + 1;
    while (to < length && time[to]! < start + timeframeMs) to++;
    const entered = from > 0 || time[from] === start;
    const ended = to < length || time[to - 1]! + series.timeframeMs >= start + timeframeMs;
    if (entered && ended) edges.push(from, to);
    from = to;
  }
  return edges;
}

/**
 * Open of the first, highest high, lowest low, close, spread and truth of the last bar, sum of the volumes.
 * @throws JanusError bad-input unless the timeframe is a whole multiple of the series' own
 */
export function resample(series: BarSeries, timeframeMs: number): BarSeries {
  if (!(timeframeMs > 0) || timeframeMs % series.timeframeMs !== 0)
    throw badInput(
      `timeframe of ${timeframeMs} ms is not a whole multiple of the bars' own ${formatTimeframe(series.timeframeMs)}`,
    );
  const edges = buckets(series, timeframeMs);
  const length = edges.length / 2;
  const column = (): Float64Array => new Float64Array(length);
  const [time, open, high, low, close, volume] = [column(), column(), column(), column(), column(), column()];
  const { spread: spreads, truth: truths } = series;
  const spread = spreads ? column() : null;
  const truth = truths ? new Int8Array(length) : null;
  for (let k = 0; k < length; k++) {
    const from = edges[2 * k]!;
    const last = edges[2 * k + 1]! - 1;
    time[k] = bucketStart(series.time[from]!, timeframeMs);
    open[k] = series.open[from]!;
    close[k] = series.close[last]!;
    high[k] = series.high[from]!;
    low[k] = series.low[from]!;
    for (let i = from; i <= last; i++) {
      high[k] = Math.max(high[k]!, series.high[i]!);
      low[k] = Math.min(low[k]!, series.low[i]!);
      volume[k]! += series.volume[i]!;
    }
    if (spread && spreads) spread[k] = spreads[last]!;
    if (truth && truths) truth[k] = truths[last]!;
  }
  return { ...series, timeframeMs, length, time, open, high, low, close, volume, spread, truth };
}
