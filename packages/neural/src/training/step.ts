/** One step, and one look without a step. Whatever happens in them, no tensor stays behind. */
import { badInput, JanusError } from '@janus/domain';
import type { Rng } from '@janus/numerics';
import { batchOf, type Batch, type Samples } from '../data/samples.ts';
import { upload, type Weights } from '../models/weights.ts';
import type { DeviceBatch, Measures, Task } from '../tasks/task.ts';
import {
  concat,
  dispose,
  disposeAll,
  oneHot,
  read,
  reshape,
  tensor,
  tidy,
  valueAndGradients,
  type Tensor,
  type Tensors,
} from '../tensor/index.ts';
import { optimiserOf } from './config.ts';
import { clipByGlobalNorm, stepOptimiser, type Gradients } from './optimiser.ts';
import { learnedSpecs, type TrainingSetup, type TrainingState } from './state.ts';

/** @throws JanusError bad-input naming the sample that holds a number that is not finite */
function checkFinite({ x, size }: Batch, indices: Int32Array, samples: Samples): void {
  const wrong = x.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return;
  const row = Math.floor((wrong * size) / x.length);
  throw badInput(
    `sample ${indices[row]} (bar ${samples.at[indices[row]!]}) holds ${x[wrong]}: repair the data or leave the sample out`,
  );
}

function toDevice(batch: Batch, input: readonly number[], task: Task): DeviceBatch {
  const shape = [batch.size, ...input];
  return {
    size: batch.size,
    x: tensor(batch.x, shape),
    next: batch.next && tensor(batch.next, shape),
    classes: task.needs === 'classes' ? oneHot(batch.classes!, task.outputs) : null,
    values: task.needs === 'values' ? tensor(Float32Array.from(batch.values!), [batch.size, 1]) : null,
  };
}
function gathered(samples: Samples, indices: Int32Array, task: Task): Batch {
  const batch = batchOf(samples, indices, task.needs === 'next');
  checkFinite(batch, indices, samples);
  return batch;
}

export interface StepReport {
  readonly loss: number;
  /** Of all gradients together, before clipping. */
  readonly norm: number;
}

/** Loss of these samples and its gradients, brought to the host in one piece. */
async function lossAndGradients(
  setup: TrainingSetup,
  weights: Weights,
  batch: Batch,
  random: Rng,
): Promise<{ loss: number; gradients: Gradients }> {
  const { model, task } = setup;
  const learned = learnedSpecs(setup);
  const [loss, flat] = tidy(() => {
    const all = upload(weights);
    const moving = Object.fromEntries(learned.map(({ name }) => [name, all[name]!]));
    const data = toDevice(batch, model.input, task);
    const { value, gradients } = valueAndGradients((at: Tensors) => task.loss({ ...all, ...at }, data, random), moving);
    return [
      value,
      concat(
        learned.map(({ name }) => reshape(gradients[name]!, [-1])),
        0,
      ),
    ] as const;
  });
  try {
    const [[value], numbers] = await Promise.all([read(loss), read(flat)]);
    let at = 0;
    const gradients: Record<string, Float32Array> = {};
    for (const { name } of learned) {
      const { length } = weights[name]!.values;
      gradients[name] = numbers.subarray(at, at + length);
      at += length;
    }
    return { loss: value!, gradients };
  } finally {
    dispose(loss, flat);
  }
}

/**
 * Moves the weights of `state` once. Where the loss or a gradient is not finite nothing is moved.
 * @throws JanusError failed with the cure; bad-input for a sample that is not finite
 */
export async function trainStep(
  setup: TrainingSetup,
  state: TrainingState,
  samples: Samples,
  indices: Int32Array,
  rate: number,
  random: Rng,
): Promise<StepReport> {
  const batch = gathered(samples, indices, setup.task);
  const { loss, gradients } = await lossAndGradients(setup, state.weights, batch, random);
  const norm = clipByGlobalNorm(gradients, setup.config.clip);
  if (!Number.isFinite(loss) || !Number.isFinite(norm))
    throw new JanusError(
      'failed',
      `at step ${state.optimiser.step + 1} the loss is ${loss} and the norm of the gradients ${norm}: lower the rate (${setup.config.rate}) or warm up longer`,
    );
  stepOptimiser(optimiserOf(setup.config), state.optimiser, learnedSpecs(setup), state.weights, gradients, rate);
  return { loss, norm };
}

/** What a model says about samples: one row of `task.outputs` numbers each. */
export async function predict(
  { model, task }: Pick<TrainingSetup, 'model' | 'task'>,
  weights: Weights,
  samples: Samples,
  indices: Int32Array,
  batch = 64,
): Promise<Float32Array> {
  if (!task.predict) throw badInput(`${task.kind} predicts nothing about a sample; embed it instead`);
  return rows(weights, samples, indices, batch, task.outputs, model.input, task.predict);
}

/** The embedding of samples: one row of `model.width` numbers each. */
export function embed(
  { model }: Pick<TrainingSetup, 'model'>,
  weights: Weights,
  samples: Samples,
  indices: Int32Array,
  batch = 64,
): Promise<Float32Array> {
  return rows(weights, samples, indices, batch, model.width, model.input, (w, x) => model.embed(w, x));
}

async function rows(
  weights: Weights,
  samples: Samples,
  indices: Int32Array,
  batch: number,
  width: number,
  input: readonly number[],
  f: (w: Tensors, x: Tensor) => Tensor,
): Promise<Float32Array> {
  const out = new Float32Array(indices.length * width);
  const w = upload(weights);
  try {
    for (let from = 0; from < indices.length; from += batch) {
      const part = indices.subarray(from, from + batch);
      const host = batchOf(samples, part, false);
      checkFinite(host, part, samples);
      const y = tidy(() => f(w, tensor(host.x, [host.size, ...input])));
      try {
        out.set(await read(y), from * width);
      } finally {
        dispose(y);
      }
    }
    return out;
  } finally {
    disposeAll(w);
  }
}

/** Mean loss of samples, with the same masks every time, and what the task measures. */
export async function evaluate(
  setup: Pick<TrainingSetup, 'model' | 'task'>,
  weights: Weights,
  samples: Samples,
  indices: Int32Array,
  randomOf: (batch: number) => Rng,
  batch = 64,
): Promise<{ readonly loss: number; readonly measures: Measures }> {
  const { model, task } = setup;
  let total = 0;
  const w = upload(weights);
  try {
    for (let from = 0, n = 0; from < indices.length; from += batch, n++) {
      const host = gathered(samples, indices.subarray(from, from + batch), task);
      const loss = tidy(() => task.loss(w, toDevice(host, model.input, task), randomOf(n)));
      try {
        total += (await read(loss))[0]! * host.size;
      } finally {
        dispose(loss);
      }
    }
  } finally {
    disposeAll(w);
  }
  const measures =
    task.measure && indices.length > 0
      ? task.measure(await predict(setup, weights, samples, indices, batch), weights, samples, indices)
      : {};
  return { loss: total / indices.length, measures };
}
