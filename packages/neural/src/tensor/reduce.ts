/** Sums and means over axes. */
import * as tf from '@tensorflow/tfjs-core';
import { operation } from './operation.ts';
import { raw, type Tensor } from './tensor.ts';

const every = (a: Tensor): number[] => a.shape.map((_, i) => i);
const kept = (shape: readonly number[], axes: readonly number[]): number[] =>
  shape.map((n, i) => (axes.includes(i) ? 1 : n));

/** Over `axes`, which disappear; over all, to a scalar, where none are named. */
export const sum = (a: Tensor, axes: readonly number[] = every(a)): Tensor =>
  operation(
    [a],
    () => ({ value: tf.sum(raw(a), [...axes]) }),
    (dy) => [tf.broadcastTo(tf.reshape(dy, kept(a.shape, axes)), [...a.shape])],
  );

export const mean = (a: Tensor, axes: readonly number[] = every(a)): Tensor => {
  const count = axes.reduce((n, axis) => n * a.shape[axis]!, 1);
  return operation(
    [a],
    () => ({ value: tf.mean(raw(a), [...axes]) }),
    (dy) => [tf.div(tf.broadcastTo(tf.reshape(dy, kept(a.shape, axes)), [...a.shape]), count)],
  );
};
