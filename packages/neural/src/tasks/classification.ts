/** Which of several classes: regime, direction, or any label. Cross-entropy over a linear head. */
import { badInput, choice, number, parseConfig } from '@janus/domain';
import type { Samples } from '../data/samples.ts';
import { through } from '../models/layers.ts';
import { at, type Model } from '../models/model.ts';
import { constant, statistic, token, type Weights } from '../models/weights.ts';
import { logSoftmax, mean, mul, scale, shift, sum, type Tensor } from '../tensor/index.ts';
import type { Measures, Task, TaskKind } from './task.ts';

export const classificationFields = {
  smoothing: number('of labels: so much of each is spread over all classes', 'share', 0, 0, 0.5),
  balance: choice('whether rare classes weigh more: by 1/frequency in the training block', 'none', [
    'none',
    'frequency',
  ]),
};

const countsOf = (samples: Samples, indices: Int32Array, classes: number): Float64Array => {
  const counts = new Float64Array(classes);
  for (const index of indices) counts[samples.classes!.of[index]!]! += 1;
  return counts;
};

/** Shares of all that are right, and the mean of that over the classes that occur; mean −ln p of the right class. */
function measured(logits: Float32Array, names: readonly string[], samples: Samples, indices: Int32Array): Measures {
  const k = names.length;
  const seen = countsOf(samples, indices, k);
  const right = new Float64Array(k);
  let loss = 0;
  indices.forEach((index, row) => {
    const line = logits.subarray(row * k, (row + 1) * k);
    const label = samples.classes!.of[index]!;
    const top = Math.max(...line);
    if (line[label] === top && line.indexOf(top) === label) right[label]! += 1;
    loss += top + Math.log(line.reduce((total, x) => total + Math.exp(x - top), 0)) - line[label]!;
  });
  const occurring = [...seen.keys()].filter((c) => seen[c]! > 0);
  return {
    accuracy: right.reduce((a, b) => a + b, 0) / indices.length,
    balancedAccuracy: occurring.reduce((total, c) => total + right[c]! / seen[c]!, 0) / occurring.length,
    logLoss: loss / indices.length,
  };
}

/** @throws JanusError bad-input for fewer than two classes; ConfigError */
export function classification(kind: TaskKind, model: Model, names: readonly string[], options: unknown): Task {
  if (names.length < 2) throw badInput(`${kind}: ${names.length} classes; at least two are needed to tell apart`);
  const config = parseConfig(classificationFields, options, kind);
  const { smoothing, balance } = config;
  const k = names.length;
  const predict = (w: Readonly<Record<string, Tensor>>, x: Tensor): Tensor => through(w, 'head', model.embed(w, x));
  return {
    kind,
    config: { ...config, names },
    specs: [
      { ...token('head.weight', [model.width, k]), decays: true },
      constant('head.bias', [k], 0),
      statistic('head.balance', [k], 1),
    ],
    frozen: [],
    needs: 'classes',
    fit(weights: Weights, samples, train): Weights {
      const counts = countsOf(samples, train, k);
      const missing = names.find((_, c) => counts[c] === 0);
      if (missing !== undefined && balance !== 'none')
        throw badInput(
          `no sample of the training block is '${missing}': train on a longer block, or with balance none`,
        );
      if (counts.filter((n) => n > 0).length < 2)
        throw badInput(`the training block holds a single class: train on a longer block, or choose other labels`);
      if (balance === 'none') return weights;
      const values = Float32Array.from(counts, (n) => train.length / (k * n));
      return { ...weights, 'head.balance': { shape: [k], values } };
    },
    loss(w, batch) {
      const soft = shift(scale(batch.classes!, 1 - smoothing), smoothing / k);
      const importance = sum(mul(batch.classes!, at(w, 'head.balance')), [1]);
      const entropy = scale(sum(mul(soft, logSoftmax(predict(w, batch.x))), [1]), -1);
      return mean(mul(entropy, importance));
    },
    outputs: k,
    predict,
    measure: (outputs, _, samples, indices) => measured(outputs, names, samples, indices),
  };
}
