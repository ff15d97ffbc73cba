/**
 * What one would have without the model, on the same test samples: that all stays as it was (persistence), the mean of
 * the training block, chance. All known at the bar itself. Pure.
 */
import type { BarSeries } from '@janus/domain';
import {
  DIRECTIONS,
  futureDirection,
  futureVolatility,
  rankCorrelation,
  type Samples,
  type Split,
} from '@janus/neural';
import type { Figure } from '../../workers/vision-protocol.ts';
import { BAND } from './plan.ts';

const FLAT = DIRECTIONS.indexOf('flat');

const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Volatility of the last `horizon` bars for that of the next; NaN where it is not known. */
export function persistentVolatility(bars: BarSeries, horizon: number): Float64Array {
  const future = futureVolatility(bars, horizon);
  return Float64Array.from({ length: bars.length }, (_, i) => (i >= horizon ? future[i - horizon]! : Number.NaN));
}

/** @param model measures of the task on the test block */
export function volatilityFigures(
  bars: BarSeries,
  horizon: number,
  samples: Samples,
  { train, test }: Pick<Split, 'train' | 'test'>,
  model: Readonly<Record<string, number>>,
): Figure[] {
  const values = samples.values!;
  const centre = mean(Float64Array.from(train, (i) => values[i]!));
  const past = persistentVolatility(bars, horizon);
  const truth = Float64Array.from(test, (i) => values[i]!);
  // A stretch that stood still has no logarithm: there the mean answers.
  const said = Float64Array.from(test, (i) => {
    const last = past[samples.at[i]!]!;
    return Number.isNaN(last) ? centre : last;
  });
  const wrong = truth.reduce((total, y, k) => total + (y - said[k]!) ** 2, 0);
  const around = truth.reduce((total, y) => total + (y - centre) ** 2, 0);
  return [
    {
      measure: 'R² of log volatility',
      better: 'higher',
      model: model['r2']!,
      baselines: [
        { name: 'persistence', value: 1 - wrong / around },
        { name: 'mean of training', value: 0 },
      ],
    },
    {
      measure: 'rank correlation',
      better: 'higher',
      model: model['rankCorrelation']!,
      baselines: [
        { name: 'persistence', value: rankCorrelation(said, truth) },
        { name: 'chance', value: 0 },
      ],
    },
  ];
}

/** Accuracy, and its mean over the classes that occur. */
export function accuracies(truth: Int32Array, said: Int32Array, classes: number): { plain: number; balanced: number } {
  const seen = new Float64Array(classes);
  const right = new Float64Array(classes);
  truth.forEach((label, k) => {
    seen[label]! += 1;
    if (said[k] === label) right[label]! += 1;
  });
  const occurring = [...seen.keys()].filter((c) => seen[c]! > 0);
  return {
    plain: right.reduce((a, b) => a + b, 0) / truth.length,
    balanced: occurring.reduce((total, c) => total + right[c]! / seen[c]!, 0) / occurring.length,
  };
}

export function directionFigures(
  bars: BarSeries,
  volatility: Float64Array,
  horizon: number,
  samples: Samples,
  { train, test }: Pick<Split, 'train' | 'test'>,
  model: Readonly<Record<string, number>>,
): Figure[] {
  const { of } = samples.classes!;
  const k = DIRECTIONS.length;
  const moves = futureDirection(bars, volatility, horizon, BAND);
  const truth = Int32Array.from(test, (i) => of[i]!);
  // Not known is said to be flat.
  const said = Int32Array.from(test, (i) => {
    const last = moves[samples.at[i]! - horizon] ?? -1;
    return last < 0 ? FLAT : last;
  });
  const counts = new Float64Array(k);
  for (const i of train) counts[of[i]!]! += 1;
  const commonest = counts.indexOf(Math.max(...counts));
  const same = accuracies(truth, said, k);
  const often = accuracies(truth, new Int32Array(truth.length).fill(commonest), k);
  return [
    {
      measure: 'balanced accuracy',
      better: 'higher',
      model: model['balancedAccuracy']!,
      baselines: [
        { name: 'persistence', value: same.balanced },
        { name: 'chance', value: 1 / k },
      ],
    },
    {
      measure: 'accuracy',
      better: 'higher',
      model: model['accuracy']!,
      baselines: [
        { name: 'persistence', value: same.plain },
        { name: `always ${DIRECTIONS[commonest]!}`, value: often.plain },
      ],
    },
  ];
}

/**
 * Mean squared error of cells: the cell's mean over the training videos, and the same cell one frame earlier (in the
 * first frame the mean). @param each numbers of a frame; videos [n, frames, each]
 */
export function videoErrors(train: Float32Array, test: Float32Array, each: number, frames: number): readonly number[] {
  const centre = new Float64Array(frames * each);
  const n = train.length / centre.length;
  train.forEach((x, i) => (centre[i % centre.length]! += x / n));
  let around = 0;
  let moved = 0;
  test.forEach((x, i) => {
    const cell = i % centre.length;
    around += (x - centre[cell]!) ** 2;
    moved += (x - (cell < each ? centre[cell]! : test[i - each]!)) ** 2;
  });
  return [moved / test.length, around / test.length];
}

export function maskedFigures(model: number, [persistence, average]: readonly number[]): Figure[] {
  return [
    {
      measure: 'squared error of masked cells',
      better: 'lower',
      model,
      baselines: [
        { name: 'persistence', value: persistence! },
        { name: 'mean of training', value: average! },
      ],
    },
  ];
}
