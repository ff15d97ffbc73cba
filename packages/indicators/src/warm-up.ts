/**
 * How many bars the features need before they speak for themselves. A window forgets exactly; an exponential average
 * never quite does, so "warm" means: whatever happened before the warm-up has at most the weight `residue` in it. The
 * slowest of all decides, by default the volatility baseline (span 400).
 */
import { DAY_MS } from './config.ts';
import type { FeatureConfig } from './config.ts';
import { dspLookback } from './dsp.ts';
import { MOMENTUM_BARS, SLOW_SPAN, TRAILING_BARS } from './features.ts';

/** Steps until (1 − gain)^steps ≤ residue. */
const steps = (gain: number, residue: number): number => Math.ceil(Math.log(residue) / Math.log(1 - gain));

/** Bars. The vector of bar `featureWarmUp(config) − 1` (counted from 0) is the first that is warm. */
export function featureWarmUp(config: FeatureConfig): number {
  const { residue } = config;
  const session = config.timeframeMs < DAY_MS ? Math.ceil(DAY_MS / config.timeframeMs) : config.vwapWindow;
  return Math.max(
    // Seeded by the mean of its first 200 closes, which are wholly forgotten too.
    200 + steps(2 / 201, residue),
    1 + Math.max(SLOW_SPAN, steps(2 / (SLOW_SPAN + 1), residue)),
    // DX from Wilder sums, averaged by Wilder's smoothing again; each stage is given the whole time.
    28 + 2 * steps(1 / 14, residue),
    // The volatility of 20 bars ago, itself of span 20.
    1 + MOMENTUM_BARS + steps(2 / 21, residue),
    TRAILING_BARS + 1,
    // FRAMA's slowest gain is 0.01.
    dspLookback(config) + steps(0.01, residue),
    session,
  );
}
