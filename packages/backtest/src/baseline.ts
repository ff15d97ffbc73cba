/**
 * Buy-and-hold of the same markets over the same bars: equal shares bought at the first close for the same fee that
 * the venue charges, held to the end. What any strategy is shown beside.
 */
import type { BarSeries } from '@janus/domain';

/**
 * @param order symbol and bar of each event
 * @returns equity at each event's close
 */
export function buyAndHold(
  series: readonly BarSeries[],
  order: { readonly symbol: Uint16Array; readonly bar: Uint32Array; readonly length: number },
  equity: number,
  feeBps: number,
): Float64Array {
  const share = equity / series.length;
  const units = new Float64Array(series.length);
  const value = new Float64Array(series.length).fill(share);
  const out = new Float64Array(order.length);
  let total = equity;
  for (let k = 0; k < order.length; k++) {
    const s = order.symbol[k]!;
    const close = series[s]!.close[order.bar[k]!]!;
    if (units[s] === 0) units[s] = (share * (1 - feeBps / 10_000)) / close;
    const now = units[s]! * close;
    total += now - value[s]!;
    value[s] = now;
    out[k] = total;
  }
  return out;
}
