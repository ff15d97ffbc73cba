/**
 * What can be chosen about the features. The periods that a feature's name fixes (ema8, RSI 14, …) are not options.
 */
import { integer, number } from '@janus/domain';
import type { ConfigOf } from '@janus/domain';

export const DAY_MS = 86_400_000;

export const featureFields = {
  timeframeMs: integer(
    'length of a bar; below a day the VWAP is of the UTC day, from a day on of the last vwapWindow bars',
    'ms',
    3_600_000,
    1,
    366 * DAY_MS,
  ),
  vwapWindow: integer('bars in the VWAP of bars of a day and longer', 'bars', 20, 1, 10_000),
  dspWindow: integer('window of FRAMA, Sevcik dimension and deviation; even', 'bars', 64, 4, 4096),
  hurstWindow: integer('changes a lag that the Hurst exponent averages', 'bars', 128, 16, 65_536),
  trendBelow: number(
    'fractal dimension below which the DSP regime is 1, trending; 10 % of random walks',
    'dimension',
    1.39,
    1,
    2,
  ),
  noiseAbove: number(
    'fractal dimension above which the DSP regime is −1, noisy; 10 % of random walks',
    'dimension',
    1.54,
    1,
    2,
  ),
  residue: number(
    'warm-up lasts until what happened before it has at most this weight in any output',
    'fraction',
    0.01,
    1e-9,
    0.5,
  ),
} as const;
export type FeatureConfig = ConfigOf<typeof featureFields>;
