/**
 * A number about the next bars, by default the logarithm of their realised volatility (labels.ts): squared error over
 * a linear head, in deviations from the mean of the training block.
 */
import { badInput, parseConfig } from '@janus/domain';
import type { Samples } from '../data/samples.ts';
import { through } from '../models/layers.ts';
import { at, type Model } from '../models/model.ts';
import { constant, statistic, token } from '../models/weights.ts';
import { mean, mul, square, sub, type Tensor, type Tensors } from '../tensor/index.ts';
import { rankCorrelation } from './rank-correlation.ts';
import type { Task } from './task.ts';

/** y in deviations from the mean of the training block. */
const unitOf = (weights: { readonly [name: string]: { readonly values: Float32Array } }, y: number): number =>
  (y - weights['head.mean']!.values[0]!) * weights['head.scale']!.values[0]!;

function momentsOf(samples: Samples, train: Int32Array): { mean: number; deviation: number } {
  const y = Float64Array.from(train, (index) => samples.values![index]!);
  const mean = y.reduce((a, b) => a + b, 0) / y.length;
  const deviation = Math.sqrt(y.reduce((total, v) => total + (v - mean) ** 2, 0) / y.length);
  if (!(deviation > 0))
    throw badInput(`what is to be predicted is ${y[0]} throughout the training block: choose a longer one`);
  return { mean, deviation };
}

export function volatility(model: Model, options: unknown): Task {
  const predict = (w: Tensors, x: Tensor): Tensor => through(w, 'head', model.embed(w, x));
  return {
    kind: 'volatility',
    config: { ...parseConfig({}, options, 'volatility') },
    specs: [
      { ...token('head.weight', [model.width, 1]), decays: true },
      constant('head.bias', [1], 0),
      statistic('head.mean', [1], 0),
      statistic('head.scale', [1], 1),
    ],
    frozen: [],
    needs: 'values',
    fit(weights, samples, train) {
      const { mean: centre, deviation } = momentsOf(samples, train);
      const one = (x: number) => ({ shape: [1], values: Float32Array.of(x) });
      return { ...weights, 'head.mean': one(centre), 'head.scale': one(1 / deviation) };
    },
    loss(w, batch) {
      const wanted = mul(sub(batch.values!, at(w, 'head.mean')), at(w, 'head.scale'));
      return mean(square(sub(predict(w, batch.x), wanted)));
    },
    outputs: 1,
    predict,
    measure(outputs, weights, samples, indices) {
      const wanted = Float64Array.from(indices, (index) => unitOf(weights, samples.values![index]!));
      const wrong = wanted.reduce((total, y, i) => total + (y - outputs[i]!) ** 2, 0);
      const around = wanted.reduce((total, y) => total + y * y, 0);
      // Beside the mean of the training block, which is what one would say without looking.
      return { r2: 1 - wrong / around, rankCorrelation: rankCorrelation(outputs, wanted) };
    },
  };
}
