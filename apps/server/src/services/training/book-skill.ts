/** What a ViViT on order books says of the test block, beside what can be said without it. The only look at the test block. */
import type { BookSnapshots } from '@janus/market';
import {
  again,
  HAR_SPANS,
  harForecast,
  logisticForecast,
  predict,
  sharesOf,
  softmaxRows,
  transitions,
  type Weights,
} from '@janus/neural';
import type { BookConfig } from './book-config.ts';
import { midVolatility, type BookSamples } from './book-samples.ts';
import { classForecast, judged, valueForecast, type Forecast, type Judged } from './forecasts.ts';

/** Levels that imbalance is taken over, and the whole book that is seen. */
const DEPTHS = [1, 5];
const RIDGE = 1e-4;

/** (bid depth − ask depth)/(bid depth + ask depth) over the best `depth` levels, [−1, 1]. */
export function imbalance({ levels, size }: BookSnapshots, at: number, depth: number): number {
  let [bid, ask] = [0, 0];
  for (let k = 0; k < depth; k++) {
    bid += size[2 * at * levels + k]!;
    ask += size[(2 * at + 1) * levels + k]!;
  }
  return (bid - ask) / (bid + ask);
}

/** Imbalance at three depths and one: [samples, 4]. */
function imbalanceColumns(
  snapshots: BookSnapshots,
  at: Int32Array,
): { readonly x: Float64Array; readonly width: number } {
  const depths = [...DEPTHS, snapshots.levels].map((depth) => Math.min(depth, snapshots.levels));
  const width = depths.length + 1;
  const x = new Float64Array(at.length * width).fill(1);
  at.forEach((end, r) => depths.forEach((depth, c) => (x[r * width + c] = imbalance(snapshots, end, depth))));
  return { x, width };
}

interface Said {
  readonly name: string;
  readonly outputs: Float32Array;
  readonly weights: Weights;
}

function classes(snapshots: BookSnapshots, made: BookSamples, said: readonly Said[]): Forecast[] {
  const { samples, split, now: moved } = made;
  const { names, of } = samples.classes!;
  const k = names.length;
  const came = Int32Array.from(split.test, (i) => of[i]!);
  const now = Int32Array.from(samples.at, (end) => moved![end]!);
  const ofTest = (rows: Float64Array): Float64Array => {
    const out = new Float64Array(split.test.length * k);
    split.test.forEach((i, r) => out.set(rows.subarray(i * k, (i + 1) * k), r * k));
    return out;
  };
  const { x, width } = imbalanceColumns(snapshots, samples.at);
  const shares = sharesOf(of, split.train, k);
  const majority = shares.indexOf(Math.max(...shares.subarray(0, k)));
  return [
    ...said.map(({ name, outputs }) => classForecast(name, softmaxRows(outputs, k), came, k)),
    classForecast('shares of the training block', ofTest(shares), came, k),
    classForecast(
      `majority of the training block, ${names[majority]}`,
      ofTest(again(new Int32Array(of.length).fill(majority), k)),
      came,
      k,
    ),
    classForecast('persistence', ofTest(again(now, k)), came, k),
    classForecast('transitions of the training block', ofTest(transitions(now, of, split.train, k)), came, k),
    classForecast('logistic on imbalance', ofTest(logisticForecast(x, width, of, split.train, k, RIDGE)), came, k),
  ];
}

function values(
  snapshots: BookSnapshots,
  made: BookSamples,
  { horizon }: BookConfig,
  said: readonly Said[],
): Forecast[] {
  const { samples, split, floor } = made;
  const wanted = samples.values!;
  const y = Float64Array.from(split.test, (i) => wanted[i]!);
  const mean = split.train.reduce((sum, i) => sum + wanted[i]!, 0) / split.train.length;
  const past = HAR_SPANS.map((span) => midVolatility(snapshots, span * horizon, floor, false));
  const width = HAR_SPANS.length + 1;
  const x = new Float64Array(samples.count * width).fill(1);
  samples.at.forEach((end, r) => {
    // A span that is not there is the next shorter one's, and the shortest the mean.
    let last = mean;
    past.forEach((column, c) => {
      if (Number.isFinite(column[end]!)) last = column[end]!;
      x[r * width + c] = last;
    });
  });
  const har = harForecast(x, wanted, split.train);
  const test = (f: (index: number) => number): Float64Array => Float64Array.from(split.test, f);
  return [
    ...said.map(({ name, outputs, weights }) => {
      const [scale, centre] = [weights['head.scale']!.values[0]!, weights['head.mean']!.values[0]!];
      return valueForecast(
        name,
        Float64Array.from(outputs, (z) => z / scale + centre),
        y,
        mean,
      );
    }),
    valueForecast(
      'mean of the training block',
      test(() => mean),
      y,
      mean,
    ),
    valueForecast(
      'persistence',
      test((i) => x[i * width]!),
      y,
      mean,
    ),
    valueForecast(
      'HAR',
      test((i) => har[i]!),
      y,
      mean,
    ),
  ];
}

/** @param shuffled weights of the same model on labels from other times */
export async function judgeBook(
  snapshots: BookSnapshots,
  made: BookSamples,
  config: BookConfig,
  weights: Weights,
  shuffled: Weights,
): Promise<Judged> {
  const { samples, split, task } = made;
  const ask = async (name: string, of: Weights): Promise<Said> => ({
    name,
    outputs: await predict(made, of, samples, split.test),
    weights: of,
  });
  const said = [await ask('model', weights), await ask('shuffled labels', shuffled)];
  const forecasts = task.needs === 'classes' ? classes(snapshots, made, said) : values(snapshots, made, config, said);
  return judged(forecasts, samples, split, config);
}
