/**
 * Products. Their gradients transpose first and multiply then: on the wasm backend a product that is told to transpose
 * takes a path that is several times slower.
 */
import * as tf from '@tensorflow/tfjs-core';
import { operation, swapLast, unbroadcast } from './operation.ts';
import { raw, type Tensor } from './tensor.ts';

/** [..., m, k] × [..., k, n] → [..., m, n]; the leading axes are equal. */
export const matmul = (a: Tensor, b: Tensor): Tensor =>
  operation(
    [a, b],
    () => ({ value: tf.matMul(raw(a), raw(b)) }),
    (dy, [x, y]) => [tf.matMul(dy, swapLast(y!)), tf.matMul(swapLast(x!), dy)],
  );

/** x·w + b along the last axis: x [..., i], w [i, o], b [o] → [..., o]. */
export const dense = (x: Tensor, w: Tensor, b: Tensor): Tensor => {
  const [inputs, outputs] = [w.shape[0]!, w.shape[1]!];
  const shape = [...x.shape.slice(0, -1), outputs];
  return operation(
    [x, w, b],
    () => {
      const product = tf.matMul(tf.reshape(raw(x), [-1, inputs]), raw(w));
      return { value: tf.reshape(tf.add(product, raw(b)), shape) };
    },
    (dy, [given, weight]) => {
      const rows = tf.reshape(dy, [-1, outputs]);
      const dx = tf.matMul(rows, swapLast(weight!));
      const dw = tf.matMul(swapLast(tf.reshape(given!, [-1, inputs])), rows);
      return [tf.reshape(dx, [...x.shape]), dw, unbroadcast(rows, b.shape)];
    },
  );
};
