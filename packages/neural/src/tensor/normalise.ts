/** Softmax and layer normalisation over the last axis, each as one operation with its own gradient. */
import * as tf from '@tensorflow/tfjs-core';
import { operation, unbroadcast } from './operation.ts';
import { raw, type Tensor } from './tensor.ts';

/** dx = p ∘ (dy − Σ dy∘p), of p = softmax x. */
export function softmaxSlope(dy: tf.Tensor, p: tf.Tensor): tf.Tensor {
  return tf.mul(p, tf.sub(dy, tf.sum(tf.mul(dy, p), -1, true)));
}

export const softmax = (a: Tensor): Tensor =>
  operation(
    [a],
    () => {
      const value = tf.softmax(raw(a));
      return { value, saved: [value] };
    },
    (dy, _, [p]) => [softmaxSlope(dy, p!)],
  );

export const logSoftmax = (a: Tensor): Tensor =>
  operation(
    [a],
    () => {
      const x = raw(a);
      const centred = tf.sub(x, tf.max(x, -1, true));
      const value = tf.sub(centred, tf.log(tf.sum(tf.exp(centred), -1, true)));
      return { value, saved: [value] };
    },
    (dy, _, [y]) => [tf.sub(dy, tf.mul(tf.exp(y!), tf.sum(dy, -1, true)))],
  );

/** Added to the variance, so that a row of equal numbers is 0 and not undefined. */
export const LAYER_NORM_EPSILON = 1e-5;

/** (x − mean)/√(variance + ε)·gain + bias along the last axis (Ba, Kiros and Hinton 2016); gain, bias [width]. */
export const layerNorm = (a: Tensor, gain: Tensor, bias: Tensor): Tensor =>
  operation(
    [a, gain, bias],
    () => {
      const x = raw(a);
      const centred = tf.sub(x, tf.mean(x, -1, true));
      const inverse = tf.rsqrt(tf.add(tf.mean(tf.square(centred), -1, true), LAYER_NORM_EPSILON));
      const unit = tf.mul(centred, inverse);
      return { value: tf.add(tf.mul(unit, raw(gain)), raw(bias)), saved: [unit, inverse] };
    },
    (dy, [, g], [unit, inverse]) => {
      const dUnit = tf.mul(dy, g!);
      const along = tf.mul(unit!, tf.mean(tf.mul(dUnit, unit!), -1, true));
      const dx = tf.mul(tf.sub(tf.sub(dUnit, tf.mean(dUnit, -1, true)), along), inverse!);
      return [dx, unbroadcast(tf.mul(dy, unit!), gain.shape), unbroadcast(dy, bias.shape)];
    },
  );
