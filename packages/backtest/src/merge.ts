/**
 * The order in which the bars of several markets become known: by closing time, then by symbol. Two parallel typed
 * arrays, made once before the run.
 */
import type { BarSeries } from '@janus/domain';

export interface Schedule {
  readonly symbol: Uint16Array;
  readonly bar: Uint32Array;
  readonly length: number;
}

export function schedule(series: readonly BarSeries[]): Schedule {
  const length = series.reduce((n, s) => n + s.length, 0);
  const symbol = new Uint16Array(length);
  const bar = new Uint32Array(length);
  const next = series.map(() => 0);
  for (let k = 0; k < length; k++) {
    let first = -1;
    let earliest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < series.length; i++) {
      const s = series[i]!;
      const at = next[i]!;
      if (at >= s.length) continue;
      const close = s.time[at]! + s.timeframeMs;
      if (close < earliest) {
        earliest = close;
        first = i;
      }
    }
    symbol[k] = first;
    bar[k] = next[first]!++;
  }
  return { symbol, bar, length };
}
