/** Parts, joins and orders. Nothing is computed, only moved. */
import * as tf from '@tensorflow/tfjs-core';
import { operation, unbroadcast } from './operation.ts';
import { raw, type Tensor } from './tensor.ts';

/** −1 once stands for what is left. */
export const reshape = (a: Tensor, shape: readonly number[]): Tensor =>
  operation(
    [a],
    () => ({ value: tf.reshape(raw(a), [...shape]) }),
    (dy) => [tf.reshape(dy, [...a.shape])],
  );

/** Axis i of the result is axis order[i] of `a`. At most six axes: the WebGPU backend has no more. */
export const transpose = (a: Tensor, order: readonly number[]): Tensor =>
  operation(
    [a],
    () => ({ value: tf.transpose(raw(a), [...order]) }),
    (dy) => {
      const back: number[] = [];
      order.forEach((from, to) => (back[from] = to));
      return [tf.transpose(dy, back)];
    },
  );

/** `size[i]` cells from `begin[i]` along each axis. */
export const slice = (a: Tensor, begin: readonly number[], size: readonly number[]): Tensor =>
  operation(
    [a],
    () => ({ value: tf.slice(raw(a), [...begin], [...size]) }),
    (dy) => [
      tf.pad(
        dy,
        begin.map((from, i) => [from, a.shape[i]! - from - size[i]!]),
      ),
    ],
  );

export const concat = (parts: readonly Tensor[], axis: number): Tensor =>
  operation(
    parts,
    () => ({ value: tf.concat(parts.map(raw), axis) }),
    (dy) =>
      tf.split(
        dy,
        parts.map((part) => part.shape[axis]!),
        axis,
      ),
  );

/** Repeats along axes of length 1, to `shape`. */
export const broadcast = (a: Tensor, shape: readonly number[]): Tensor =>
  operation(
    [a],
    () => ({ value: tf.broadcastTo(raw(a), [...shape]) }),
    (dy) => [unbroadcast(dy, a.shape)],
  );
