/** One cell at a time, with broadcasting; each with its derivative. */
import * as tf from '@tensorflow/tfjs-core';
import { operation, unbroadcast } from './operation.ts';
import { raw, type Tensor } from './tensor.ts';

export const add = (a: Tensor, b: Tensor): Tensor =>
  operation(
    [a, b],
    () => ({ value: tf.add(raw(a), raw(b)) }),
    (dy) => [unbroadcast(dy, a.shape), unbroadcast(dy, b.shape)],
  );

export const sub = (a: Tensor, b: Tensor): Tensor =>
  operation(
    [a, b],
    () => ({ value: tf.sub(raw(a), raw(b)) }),
    (dy) => [unbroadcast(dy, a.shape), unbroadcast(tf.neg(dy), b.shape)],
  );

export const mul = (a: Tensor, b: Tensor): Tensor =>
  operation(
    [a, b],
    () => ({ value: tf.mul(raw(a), raw(b)) }),
    (dy, [x, y]) => [unbroadcast(tf.mul(dy, y!), a.shape), unbroadcast(tf.mul(dy, x!), b.shape)],
  );

/** Times a plain number. */
export const scale = (a: Tensor, factor: number): Tensor =>
  operation(
    [a],
    () => ({ value: tf.mul(raw(a), factor) }),
    (dy) => [tf.mul(dy, factor)],
  );

/** Plus a plain number. */
export const shift = (a: Tensor, by: number): Tensor =>
  operation(
    [a],
    () => ({ value: tf.add(raw(a), by) }),
    (dy) => [dy],
  );

export const square = (a: Tensor): Tensor =>
  operation(
    [a],
    () => ({ value: tf.square(raw(a)) }),
    (dy, [x]) => [tf.mul(dy, tf.mul(x!, 2))],
  );

/** A function whose derivative is best told from its own value y. */
const fromValue =
  (f: (x: tf.Tensor) => tf.Tensor, slope: (y: tf.Tensor) => tf.Tensor) =>
  (a: Tensor): Tensor =>
    operation(
      [a],
      () => {
        const value = f(raw(a));
        return { value, saved: [value] };
      },
      (dy, _, [y]) => [tf.mul(dy, slope(y!))],
    );

export const tanh = fromValue(tf.tanh, (y) => tf.sub(1, tf.square(y)));
export const sigmoid = fromValue(tf.sigmoid, (y) => tf.mul(y, tf.sub(1, y)));
export const exp = fromValue(tf.exp, (y) => y);

/** Natural logarithm of x > 0. */
export const log = (a: Tensor): Tensor =>
  operation(
    [a],
    () => ({ value: tf.log(raw(a)) }),
    (dy, [x]) => [tf.div(dy, x!)],
  );

/** 1 where the condition holds, else 0. */
const marked = (condition: tf.Tensor): tf.Tensor => tf.cast(condition, 'float32');

/** One of two by a condition on both; the gradient goes to the one that is taken. */
const either =
  (f: (x: tf.Tensor, y: tf.Tensor) => tf.Tensor, takesFirst: (x: tf.Tensor, y: tf.Tensor) => tf.Tensor) =>
  (a: Tensor, b: Tensor): Tensor =>
    operation(
      [a, b],
      () => ({ value: f(raw(a), raw(b)) }),
      (dy, [x, y]) => {
        const first = marked(takesFirst(x!, y!));
        const [forA, forB] = [tf.mul(dy, first), tf.mul(dy, tf.sub(1, first))];
        return [unbroadcast(forA, a.shape), unbroadcast(forB, b.shape)];
      },
    );

/** The lesser; where equal, the gradient goes to `a`. */
export const min = either(tf.minimum, tf.lessEqual);
/** The greater; where equal, the gradient goes to `a`. */
export const max = either(tf.maximum, tf.greaterEqual);

/** 1 where a ≤ b, else 0; no gradient flows through it. */
export const atMost = (a: Tensor, b: Tensor): Tensor =>
  operation(
    [a, b],
    () => ({ value: marked(tf.lessEqual(raw(a), raw(b))) }),
    () => [tf.zeros([...a.shape]), tf.zeros([...b.shape])],
  );

/** aᵖ of a > 0. */
export const power = (a: Tensor, p: number): Tensor =>
  operation(
    [a],
    () => ({ value: tf.pow(raw(a), p) }),
    (dy, [x]) => [tf.mul(dy, tf.mul(tf.pow(x!, p - 1), p))],
  );

const ROOT_2_OVER_PI = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715;

/**
 * x·Φ(x), in the form ½x(1 + tanh(√(2/π)(x + 0.044715x³))) of Hendrycks and Gimpel 2016: the error function has no
 * kernel on the wasm backend. At most 5e-4 from the exact one.
 */
export const gelu = (a: Tensor): Tensor =>
  operation(
    [a],
    () => {
      const x = raw(a);
      const t = tf.tanh(tf.mul(tf.add(x, tf.mul(tf.mul(tf.square(x), x), CUBIC)), ROOT_2_OVER_PI));
      return { value: tf.mul(tf.mul(x, 0.5), tf.add(t, 1)), saved: [t] };
    },
    (dy, [x], [t]) => {
      const inner = tf.mul(tf.add(tf.mul(tf.square(x!), 3 * CUBIC), 1), ROOT_2_OVER_PI);
      const bend = tf.mul(tf.mul(x!, tf.sub(1, tf.square(t!))), inner);
      return [tf.mul(dy, tf.mul(tf.add(tf.add(t!, 1), bend), 0.5))];
    },
  );
