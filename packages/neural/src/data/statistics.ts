/** μ and σ of each feature over the training block and nothing else; the model keeps them [E2]. */
import { badInput } from '@janus/domain';
import { quantile } from '@janus/numerics';
import type { Statistics } from '../models/standardise.ts';
import type { Samples } from './samples.ts';

/** standard: mean and standard deviation; robust: median and interquartile range/1.349, which outliers do not move. */
export const NORMALISERS = ['standard', 'robust'] as const;
export type Normaliser = (typeof NORMALISERS)[number];

/** Enough for a quantile; more samples are thinned evenly. */
const MOST_SAMPLES = 4096;
const IQR_OF_NORMAL = 1.3489795;

function centreAndSpread(values: Float64Array, how: Normaliser): [centre: number, spread: number] {
  if (how === 'robust')
    return [quantile(values, 0.5), (quantile(values, 0.75) - quantile(values, 0.25)) / IQR_OF_NORMAL];
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((total, x) => total + (x - mean) ** 2, 0) / values.length)];
}

/**
 * [E2] Over the samples of these indices, which are to be those of the training block.
 * @throws JanusError bad-input naming a feature that never changes there
 */
export function fitStatistics(samples: Samples, train: Int32Array, how: Normaliser = 'standard'): Statistics {
  const [bars, features] = samples.input as [number, number];
  const every = Math.max(1, Math.ceil(train.length / MOST_SAMPLES));
  const chosen = train.filter((_, i) => i % every === 0);
  const window = new Float32Array(bars * features);
  const columns = Array.from({ length: features }, () => new Float64Array(chosen.length * bars));
  chosen.forEach((index, n) => {
    samples.fill(index, window, 0);
    for (let b = 0; b < bars; b++)
      for (let f = 0; f < features; f++) columns[f]![n * bars + b] = window[b * features + f]!;
  });
  const mean = new Float64Array(features);
  const deviation = new Float64Array(features);
  columns.forEach((values, f) => {
    [mean[f], deviation[f]] = centreAndSpread(values, how);
    if (!(deviation[f] > 0))
      throw badInput(
        `feature '${samples.features[f] ?? f}' is ${values[0]} throughout the training block: leave it out, or train on a longer block`,
      );
  });
  return { mean, deviation };
}
