/** What a trained model says of the test block, beside what can be said without one. The only look at the test block. */
import { skill } from '@janus/backtest';
import type { BarSeries } from '@janus/domain';
import {
  again,
  asProbabilities,
  brier,
  evaluate,
  harColumns,
  harForecast,
  pastVolatility,
  predict,
  rankCorrelation,
  sharesOf,
  softmaxRows,
  transitions,
  type Samples,
  type Weights,
} from '@janus/neural';
import { rng } from '@janus/numerics';
import type { ForecastMeasures, Skill } from './api.ts';
import type { BarConfig } from './bars-config.ts';
import type { BarSamples } from './bars-samples.ts';

export interface Judged {
  readonly forecasts: readonly ForecastMeasures[];
  readonly skills: readonly Skill[];
  readonly meanBlock: number;
}
interface Forecast {
  readonly name: string;
  /** One a test sample. */
  readonly losses: Float64Array;
  readonly measures: Readonly<Record<string, number>>;
}

const meanOf = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

function valueForecasts(bars: BarSeries, made: BarSamples, config: BarConfig, said: readonly Said[]): Forecast[] {
  const { samples, split } = made;
  const wanted = samples.values!;
  const y = Float64Array.from(split.test, (i) => wanted[i]!);
  const mean = meanOf(Float64Array.from(split.train, (i) => wanted[i]!));
  const around = y.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  const forecast = (name: string, values: Float64Array): Forecast => {
    const losses = y.map((v, i) => (v - values[i]!) ** 2);
    return {
      name,
      losses,
      measures: {
        r2: 1 - losses.reduce((a, b) => a + b, 0) / around,
        rankCorrelation: rankCorrelation(values, y),
      },
    };
  };
  const past = pastVolatility(bars, config.horizon);
  const har = harForecast(harColumns(bars, config.horizon, samples.at), wanted, split.train);
  const test = (of: (index: number) => number): Float64Array => Float64Array.from(split.test, of);
  return [
    ...said.map(({ name, outputs, weights }) => {
      const [scale, centre] = [weights['head.scale']!.values[0]!, weights['head.mean']!.values[0]!];
      return forecast(
        name,
        Float64Array.from(outputs, (z) => z / scale + centre),
      );
    }),
    forecast(
      'mean of the training block',
      test(() => mean),
    ),
    // A market that stood still over the last horizon says nothing of the next: the mean does.
    forecast(
      'persistence',
      test((i) => (Number.isFinite(past[samples.at[i]!]!) ? past[samples.at[i]!]! : mean)),
    ),
    forecast(
      'HAR',
      test((i) => har[i]!),
    ),
  ];
}

function classForecasts(bars: BarSeries, made: BarSamples, config: BarConfig, said: readonly Said[]): Forecast[] {
  const { samples, split, labels } = made;
  const { names, of } = samples.classes!;
  const k = names.length;
  const came = Int32Array.from(split.test, (i) => of[i]!);
  const forecast = (name: string, rows: Float64Array): Forecast => {
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
  };
  const now = Int32Array.from(samples.at, (bar) => labels.now![bar]!);
  const ofTest = (rows: Float64Array): Float64Array => {
    const out = new Float64Array(split.test.length * k);
    split.test.forEach((i, r) => out.set(rows.subarray(i * k, (i + 1) * k), r * k));
    return out;
  };
  const columns = harColumns(bars, config.horizon, samples.at);
  const har = new Float64Array(of.length * k);
  for (let c = 0; c < k; c++)
    harForecast(
      columns,
      Float64Array.from(of, (label) => (label === c ? 1 : 0)),
      split.train,
    ).forEach((p, i) => (har[i * k + c] = p));
  return [
    ...said.map(({ name, outputs }) => forecast(name, softmaxRows(outputs, k))),
    forecast('shares of the training block', ofTest(sharesOf(of, split.train, k))),
    forecast('persistence', ofTest(again(now, k))),
    forecast('transitions of the training block', ofTest(transitions(now, of, split.train, k))),
    forecast('HAR', ofTest(asProbabilities(har, k))),
  ];
}

/** What a model said of the test block. */
interface Said {
  readonly name: string;
  readonly outputs: Float32Array;
  readonly weights: Weights;
}

/** Of masked patches and next frames: the test block as the model draws it, and with a decoder that adds nothing. */
async function pretextForecasts(made: BarSamples, config: BarConfig, weights: Weights): Promise<Forecast[]> {
  const { split, samples, task } = made;
  const silent = Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [
      name,
      name.startsWith('decode.') ? { shape: weight.shape, values: new Float32Array(weight.values.length) } : weight,
    ]),
  );
  const lossesOf = async (of: Weights): Promise<Float64Array> => {
    const out = new Float64Array(split.test.length);
    for (const [r, index] of split.test.entries())
      // The same patches are hidden from both.
      out[r] = (await evaluate(made, of, samples, Int32Array.of(index), () => rng(config.seed + r))).loss;
    return out;
  };
  const plain = task.kind === 'next-frame' ? 'the last frame again' : 'the mean cell of a field, 0';
  return [
    { name: 'model', losses: await lossesOf(weights), measures: {} },
    { name: plain, losses: await lossesOf(silent), measures: {} },
  ];
}

/**
 * @param shuffled weights of the control and the samples it was trained on; null for tasks without labels
 */
export async function judgeBars(
  bars: BarSeries,
  made: BarSamples,
  config: BarConfig,
  weights: Weights,
  shuffled: { readonly weights: Weights; readonly samples: Samples } | null,
): Promise<Judged> {
  const { samples, split, task } = made;
  let forecasts: Forecast[];
  if (shuffled === null) forecasts = await pretextForecasts(made, config, weights);
  else {
    const ask = (of: Weights): Promise<Float32Array> => predict(made, of, samples, split.test);
    const said = [
      { name: 'model', outputs: await ask(weights), weights },
      { name: 'shuffled labels', outputs: await ask(shuffled.weights), weights: shuffled.weights },
    ];
    forecasts =
      task.needs === 'values' ? valueForecasts(bars, made, config, said) : classForecasts(bars, made, config, said);
  }
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
      .map(({ name, losses }) => ({
        against: name,
        ...skill(own.losses, losses, config.draws, meanBlock, rng(config.seed)),
      })),
    meanBlock,
  };
}
