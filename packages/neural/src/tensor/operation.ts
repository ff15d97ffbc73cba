/**
 * How an operation is made: what it computes and its gradient, both written here and not taken from the library, so
 * that each can be fused, checked and measured, and so that the library's registry of gradients is not needed (in
 * plain Node it is not there).
 */
import * as tf from '@tensorflow/tfjs-core';
import { raw, type Tensor } from './tensor.ts';

export interface Forward {
  readonly value: tf.Tensor;
  /** Kept for the gradient. */
  readonly saved?: readonly tf.Tensor[];
}
type Backward = (dy: tf.Tensor, inputs: readonly tf.Tensor[], saved: readonly tf.Tensor[]) => tf.Tensor[];

/**
 * @param inputs what gradients flow to; constants are closed over instead
 * @param backward gradients of the inputs in their order, each of its input's shape
 */
export function operation(inputs: readonly Tensor[], forward: () => Forward, backward: Backward): Tensor {
  const count = inputs.length;
  const run = tf.customGrad((...given: unknown[]) => {
    const save = given[count] as tf.GradSaveFunc;
    const { value, saved = [] } = forward();
    const all = [...(given.slice(0, count) as tf.Tensor[]), ...saved];
    save(all);
    return {
      value,
      gradFunc: (dy: tf.Tensor, kept: tf.Tensor[]) => backward(dy, kept.slice(0, count), kept.slice(count)),
    };
  });
  return run(...inputs.map(raw));
}

/** Σ over all rows of [rows, width], as a product: on the wasm backend several times faster than a sum down columns. */
function sumOfRows(t: tf.Tensor, width: number): tf.Tensor {
  const rows = tf.reshape(t, [-1, width]) as tf.Tensor2D;
  return tf.matMul(tf.ones<tf.Rank.R2>([1, rows.shape[0]]), rows);
}

/** The gradient of something that was broadcast: summed over the axes along which it was repeated. */
export function unbroadcast(dy: tf.Tensor, shape: readonly number[]): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes([...shape], dy.shape);
  if (axes.length === 0) return tf.reshape(dy, [...shape]);
  const leading = axes.every((axis, i) => axis === i);
  const width = dy.shape.slice(axes.length).reduce((a, b) => a * b, 1);
  return tf.reshape(leading ? sumOfRows(dy, width) : tf.sum(dy, axes), [...shape]);
}

/** b a ↦ a b in the last two axes. On the wasm backend this and a plain product are faster than a product that transposes. */
export function swapLast(t: tf.Tensor): tf.Tensor {
  const order = t.shape.map((_, i) => i);
  const last = order.length - 1;
  order[last] = last - 1;
  order[last - 1] = last;
  return tf.transpose(t, order);
}
