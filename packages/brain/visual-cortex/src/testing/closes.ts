/** For tests: hourly bars of a market that has closes alone. */
import type { BarSeries } from '@janus/domain';

export const HOUR = 3_600_000;

/** Open, high and low are the close; the volume is 1. */
export const seriesOfCloses = (close: Float64Array): BarSeries => ({
  symbol: 'TEST',
  timeframeMs: HOUR,
  assetClass: 'crypto',
  side: 'trade',
  length: close.length,
  time: close.map((_, i) => i * HOUR),
  open: close,
  high: close,
  low: close,
  close,
  volume: new Float64Array(close.length).fill(1),
  spread: null,
  truth: null,
  simulated: true,
});
