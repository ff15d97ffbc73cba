/** What the readout learns to predict: how far the price goes over the horizon, measured in its own volatility. */
import { clamp } from '@janus/numerics';

/** ln(close_i / close_{i−1}); slot 0 is NaN. [n] */
export function logReturns(close: Float64Array): Float64Array {
  const out = new Float64Array(close.length).fill(Number.NaN);
  for (let i = 1; i < close.length; i++) out[i] = Math.log(close[i]! / close[i - 1]!);
  return out;
}

/**
 * y_i = ln(close_{i+H}/close_i) / (σ_i·√H) within ±clip, σ_i² the exponentially weighted mean square of the returns up
 * to i. NaN where i + H is not there yet, in the first `span` bars, and where nothing has moved. y_i is known at i + H.
 */
export function labels(returns: Float64Array, horizon: number, span: number, clip: number): Float64Array {
  const n = returns.length;
  const out = new Float64Array(n).fill(Number.NaN);
  const decay = 2 / (span + 1);
  let square = 0;
  let weight = 0;
  let ahead = 0;
  for (let i = 1; i <= Math.min(horizon, n - 1); i++) ahead += returns[i]!;
  for (let i = 1; i + horizon < n; i++) {
    ahead += returns[i + horizon]! - returns[i]!;
    weight = (1 - decay) * weight + 1;
    square += (returns[i]! * returns[i]! - square) / weight;
    if (i >= span && square > 0) out[i] = clamp(ahead / Math.sqrt(square * horizon), -clip, clip);
  }
  return out;
}
