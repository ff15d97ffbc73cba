/** The trained model on the test block, beside what one would have without it. Runs in the worker. */
import type { BarSeries } from '@janus/domain';
import {
  disposeAll,
  evaluate,
  predict,
  read,
  tensor,
  tidy,
  upload,
  type Model,
  type Samples,
  type Weights,
} from '@janus/neural';
import { rng } from '@janus/numerics';
import type { Figure } from '../../workers/vision-protocol.ts';
import { directionFigures, maskedFigures, videoErrors, volatilityFigures } from './baselines.ts';
import type { Prepared } from './plan.ts';

const BATCH = 64;
/** Of the masks of the test block: none that training has drawn. */
const MASKS = 1000;

/** What the model sees of these samples: [samples, frames, channels, rows, columns]. */
async function videosOf(
  model: Model,
  weights: Weights,
  samples: Samples,
  part: Int32Array,
  breathe: () => Promise<void>,
): Promise<Float32Array> {
  const { shape, video } = model.sight!;
  const each = model.input.reduce((a, b) => a * b, 1);
  const cells = shape.frames * shape.channels * shape.rows * shape.columns;
  const all = new Float32Array(part.length * cells);
  const w = upload(weights);
  try {
    for (let from = 0; from < part.length; from += BATCH) {
      const some = part.subarray(from, from + BATCH);
      const x = new Float32Array(some.length * each);
      some.forEach((index, k) => samples.fill(index, x, k * each));
      const drawn = tidy(() => video(w, tensor(x, [some.length, ...model.input])));
      try {
        all.set(await read(drawn), from * cells);
      } finally {
        disposeAll({ drawn });
      }
      await breathe();
    }
    return all;
  } finally {
    disposeAll(w);
  }
}

export async function figuresOf(
  bars: BarSeries,
  horizon: number,
  { setup, samples, split, table }: Prepared,
  weights: Weights,
  breathe: () => Promise<void>,
): Promise<Figure[]> {
  const { model, task } = setup;
  if (task.kind === 'masked-patches') {
    const { loss } = await evaluate(setup, weights, samples, split.test, (n) => rng(MASKS + n));
    const { channels, rows, columns, frames } = model.sight!.shape;
    const train = await videosOf(model, weights, samples, split.train, breathe);
    const test = await videosOf(model, weights, samples, split.test, breathe);
    return maskedFigures(loss, videoErrors(train, test, channels * rows * columns, frames));
  }
  const outputs = await predict(setup, weights, samples, split.test);
  const measures = task.measure!(outputs, weights, samples, split.test);
  if (task.kind === 'volatility') return volatilityFigures(bars, horizon, samples, split, measures);
  const volatility = table.columns[table.names.indexOf('volatility')]!;
  return directionFigures(bars, volatility, horizon, samples, split, measures);
}
