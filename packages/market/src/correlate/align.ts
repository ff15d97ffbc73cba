/**
 * Puts a series of observations beside the bars of a market: at each bar's close, the last value that was known by
 * then. Nothing later, nothing between two values, nothing before the first.
 */
import { badInput } from '@janus/domain';

export interface Series {
  /** Epoch ms, strictly rising: when each value became known. */
  readonly time: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

/** @throws JanusError bad-input naming the first time that does not rise, or the value that is none */
export function checkSeries({ time, value }: Series): void {
  if (time.length !== value.length) throw badInput(`${time.length} times and ${value.length} values`);
  for (let i = 0; i < time.length; i++) {
    if (!Number.isFinite(value[i]!))
      throw badInput(`value ${i + 1} of the series, ${value[i]}, is not a finite number`);
    if (!Number.isFinite(time[i]!) || (i > 0 && time[i]! <= time[i - 1]!))
      throw badInput(`time ${i + 1} of the series, ${time[i]}, does not come after the one before, ${time[i - 1]}`);
  }
}

/**
 * @param closes epoch ms at which each bar closed, rising
 * @param maxAge ms after which a value is not known any more
 * @returns one value a bar; NaN where none was known
 */
export function asKnownAt(series: Series, closes: ArrayLike<number>, maxAge: number): Float64Array {
  checkSeries(series);
  const out = new Float64Array(closes.length).fill(Number.NaN);
  let at = -1;
  for (let i = 0; i < closes.length; i++) {
    while (at + 1 < series.time.length && series.time[at + 1]! <= closes[i]!) at++;
    if (at >= 0 && closes[i]! - series.time[at]! <= maxAge) out[i] = series.value[at]!;
  }
  return out;
}
