/**
 * How long an order takes from its decision to its fill: an exponentially weighted mean, and a quantile of the last
 * orders for who must be prudent. Time is in bars.
 */
import { initEw, pushEw, quantile, type Ew } from '@janus/numerics';

/** Orders that the quantile looks back on. */
export const LATENCY_WINDOW = 64;

export interface LatencyState {
  readonly mean: Ew;
  readonly window: Float64Array;
  count: number;
  /** The configured quantile of the window, bars; NaN before an order was seen. */
  high: number;
}
export const initLatency = (span: number): LatencyState => ({
  mean: initEw(span),
  window: new Float64Array(LATENCY_WINDOW),
  count: 0,
  high: Number.NaN,
});

/** One order filled after `bars`. A time that is not a number of at least 0 is passed over. @param p in [0, 1] */
export function stepLatency(s: LatencyState, bars: number, p: number): void {
  if (!(bars >= 0)) return;
  pushEw(s.mean, bars);
  s.window[s.count % LATENCY_WINDOW] = bars;
  s.count++;
  s.high = quantile(s.window.subarray(0, Math.min(s.count, LATENCY_WINDOW)), p);
}
