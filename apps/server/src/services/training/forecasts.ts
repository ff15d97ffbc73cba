/** Forecasts of a test block, measured alike whoever made them, and the model's skill against each of the others. */
import { skill } from '@janus/backtest';
import { brier, rankCorrelation, type Samples, type Split } from '@janus/neural';
import { rng } from '@janus/numerics';
import type { ForecastMeasures, Skill } from './api.ts';

export interface Judged {
  readonly forecasts: readonly ForecastMeasures[];
  readonly skills: readonly Skill[];
  readonly meanBlock: number;
}
export interface Forecast {
  readonly name: string;
  /** One a test sample. */
  readonly losses: Float64Array;
  readonly measures: Readonly<Record<string, number>>;
}

export const meanOf = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length;

/** @param y what came; @param mean of the training block, which R² is beside */
export function valueForecast(name: string, values: Float64Array, y: Float64Array, mean: number): Forecast {
  const losses = y.map((v, i) => (v - values[i]!) ** 2);
  const around = y.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return {
    name,
    losses,
    measures: {
      r2: 1 - losses.reduce((a, b) => a + b, 0) / around,
      rankCorrelation: rankCorrelation(values, y),
    },
  };
}

/** @param rows probabilities of k classes a test sample; @param came the class of each */
export function classForecast(name: string, rows: Float64Array, came: Int32Array, k: number): Forecast {
  const losses = brier(rows, came, k);
  const seen = new Float64Array(k);
  const right = new Float64Array(k);
  came.forEach((label, r) => {
    const row = rows.subarray(r * k, (r + 1) * k);
    seen[label]! += 1;
    if (row.indexOf(Math.max(...row)) === label) right[label]! += 1;
  });
  const occurring = [...seen.keys()].filter((c) => seen[c]! > 0);
  return {
    name,
    losses,
    measures: {
      accuracy: right.reduce((a, b) => a + b, 0) / came.length,
      balancedAccuracy: meanOf(occurring.map((c) => right[c]! / seen[c]!)),
    },
  };
}

/** The first is the model's; its skill against each of the others, on histories resampled in blocks. */
export function judged(
  forecasts: readonly Forecast[],
  samples: Samples,
  split: Split,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Judged {
  const step = samples.count > 1 ? samples.at[1]! - samples.at[0]! : 1;
  // Twice what neighbouring labels share, and no shorter than the rule for a mean.
  const meanBlock = Math.min(
    split.test.length,
    Math.max(Math.round(Math.cbrt(split.test.length)), Math.ceil((2 * samples.reach) / step)),
  );
  const [own, ...others] = forecasts as [Forecast, ...Forecast[]];
  return {
    forecasts: forecasts.map(({ name, losses, measures }) => ({ name, loss: meanOf(losses), measures })),
    skills: others
      .filter(({ losses }) => losses.some((loss) => loss > 0))
      .map(({ name, losses }) => ({ against: name, ...skill(own.losses, losses, draws, meanBlock, rng(seed)) })),
    meanBlock,
  };
}
