/**
 * What is asked of a model: a head on its embedding, a loss, and measures that people understand. Like a model it is
 * pure functions of weights and a batch.
 */
import type { Rng } from '@janus/numerics';
import type { Samples } from '../data/samples.ts';
import type { Weights, WeightSpec } from '../models/weights.ts';
import type { Tensor, Tensors } from '../tensor/index.ts';

/** masked-patches, next-frame: nothing but the video is needed; the others need values or classes. */
export const TASK_KINDS = ['masked-patches', 'next-frame', 'volatility', 'regime', 'direction', 'classes'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** A batch on the backend. */
export interface DeviceBatch {
  readonly size: number;
  readonly x: Tensor;
  readonly next: Tensor | null;
  /** One-hot, [size, classes]. */
  readonly classes: Tensor | null;
  /** [size, 1] */
  readonly values: Tensor | null;
}

export type Measures = Readonly<Record<string, number>>;

export interface Task {
  readonly kind: TaskKind;
  readonly config: Readonly<Record<string, unknown>>;
  /** Of the head. */
  readonly specs: readonly WeightSpec[];
  /** Weights of the model that this task does not move. */
  readonly frozen: readonly string[];
  readonly needs: 'classes' | 'values' | 'next' | 'nothing';
  /** Puts what must be known of the training block into the weights, e.g. the mean of what is predicted. */
  readonly fit: (weights: Weights, samples: Samples, train: Int32Array) => Weights;
  /** Mean over the batch, a scalar. `random` draws what this step needs, e.g. masks. */
  readonly loss: (w: Tensors, batch: DeviceBatch, random: Rng) => Tensor;
  /** Numbers a sample that `predict` gives; 0 where the task predicts nothing about a sample. */
  readonly outputs: number;
  /** [size, ...input] → [size, outputs]: logits of classes, or the value in deviations from its mean. */
  readonly predict?: (w: Tensors, x: Tensor) => Tensor;
  /** @param outputs of `predict`, one row a sample of `indices` */
  readonly measure?: (outputs: Float32Array, weights: Weights, samples: Samples, indices: Int32Array) => Measures;
}
