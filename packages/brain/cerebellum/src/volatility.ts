/**
 * Forecast of the next bar's volatility, learned online: a weighted sum of a short, a middle and a long mean of
 * absolute returns (heterogeneous autoregression: Corsi 2009), times the measured ratio σ/E|r| of the series. The
 * weights follow the normalised gradient of the squared error. A bar is forecast before it is learned from.
 */
import { initEw, pushEw, type Ew } from '@janus/numerics';
import type { CerebellumConfig } from './config.ts';

/** Errors larger than this many forecasts count as this many: one jump must not rewrite the weights. */
const LARGEST_SURPRISE = 3;

export interface VolatilityState {
  readonly short: Ew;
  readonly middle: Ew;
  readonly long: Ew;
  readonly absolute: Ew;
  readonly square: Ew;
  /** Of short, middle, long; each ≥ 0. */
  readonly weights: Float64Array;
  /** σ of the next bar's log return, NaN before warm-up. */
  forecast: number;
}

export const initVolatility = (config: CerebellumConfig): VolatilityState => ({
  short: initEw(config.shortSpan),
  middle: initEw(config.middleSpan),
  long: initEw(config.longSpan),
  absolute: initEw(config.shapeSpan),
  square: initEw(config.shapeSpan),
  weights: Float64Array.of(0.2, 0.3, 0.5),
  forecast: Number.NaN,
});

/** Volatility part of p̂ = f(s, a) [E35]: shape·Σ w_i·mean_i for one bar, times √horizon. Fraction of the price. */
export function volatilityOver(
  weights: Float64Array,
  short: number,
  middle: number,
  long: number,
  shape: number,
  horizonBars: number,
): number {
  return shape * (weights[0]! * short + weights[1]! * middle + weights[2]! * long) * Math.sqrt(horizonBars);
}

/** One bar in: |log return|. A value that is not finite is passed over. */
export function stepVolatility(s: VolatilityState, config: CerebellumConfig, absReturn: number): void {
  if (!Number.isFinite(absReturn)) return;
  const { weights } = s;
  const a = s.short.mean;
  const b = s.middle.mean;
  const c = s.long.mean;
  if (s.absolute.count >= config.volatilityWarmUp) {
    const square = a * a + b * b + c * c;
    const expected = weights[0]! * a + weights[1]! * b + weights[2]! * c;
    if (square > 0) {
      const error = Math.min(absReturn - expected, LARGEST_SURPRISE * expected);
      const step = (config.volatilityRate * error) / square;
      weights[0] = Math.max(0, weights[0]! + step * a);
      weights[1] = Math.max(0, weights[1]! + step * b);
      weights[2] = Math.max(0, weights[2]! + step * c);
    }
  }
  pushEw(s.short, absReturn);
  pushEw(s.middle, absReturn);
  pushEw(s.long, absReturn);
  pushEw(s.absolute, absReturn);
  pushEw(s.square, absReturn * absReturn);
  if (s.absolute.count < config.volatilityWarmUp || !(s.absolute.mean > 0)) return;
  const shape = Math.sqrt(s.square.mean) / s.absolute.mean;
  s.forecast = volatilityOver(weights, s.short.mean, s.middle.mean, s.long.mean, shape, 1);
}
