/** What a trained model says of the test block, beside what can be said without one. The only look at the test block. */
import type { BarSeries } from '@janus/domain';
import {
  again,
  asProbabilities,
  evaluate,
  harColumns,
  harForecast,
  pastVolatility,
  predict,
  sharesOf,
  softmaxRows,
  transitions,
  type Samples,
  type Weights,
} from '@janus/neural';
import { rng } from '@janus/numerics';
import type { BarConfig } from './bars-config.ts';
import type { BarSamples } from './bars-samples.ts';
import { classForecast, judged, meanOf, valueForecast, type Forecast, type Judged } from './forecasts.ts';

function valueForecasts(bars: BarSeries, made: BarSamples, config: BarConfig, said: readonly Said[]): Forecast[] {
  const { samples, split } = made;
  const wanted = samples.values!;
  const y = Float64Array.from(split.test, (i) => wanted[i]!);
  const mean = meanOf(Float64Array.from(split.train, (i) => wanted[i]!));
  const forecast = (name: string, values: Float64Array): Forecast => valueForecast(name, values, y, mean);
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
  const forecast = (name: string, rows: Float64Array): Forecast => classForecast(name, rows, came, k);
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
  return judged(forecasts, samples, split, config);
}
