/** An indicator over a whole column, for the candles. The maths is in @janus/indicators. */
import { initEma, stepEma } from '@janus/indicators';

/** Exponential moving average of every bar; NaN while it seeds. */
export function ema(values: Float64Array, period: number): Float64Array {
  const state = initEma(period);
  return values.map((value) => stepEma(state, value));
}
