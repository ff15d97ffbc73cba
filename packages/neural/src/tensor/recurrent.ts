/**
 * An LSTM over a sequence (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000) as one operation:
 * c ← σ(f)·c + σ(i)·tanh(g), h ← σ(o)·tanh(c), the gates i, f, g, o in that order. Its gradient goes back through time
 * here and not operation by operation, where every step would fill a gradient of the whole sequence.
 */
import * as tf from '@tensorflow/tfjs-core';
import { operation, swapLast } from './operation.ts';
import { raw, type Tensor } from './tensor.ts';

const slopeOfSigmoid = (y: tf.Tensor): tf.Tensor => tf.mul(y, tf.sub(1, y));
const slopeOfTanh = (y: tf.Tensor): tf.Tensor => tf.sub(1, tf.square(y));

/** Kept of a step, in this order: gates after their non-linearities, tanh c, and h and c before the step. */
const KEPT = 7;

/**
 * @param gates what the inputs add to the gates before their non-linearities, [batch, steps, 4·width]
 * @param recurrent what h adds, as a matrix [width, 4·width]
 * @returns h after the last step, [batch, width]; h and c begin at 0
 */
export function lstmSequence(gates: Tensor, recurrent: Tensor): Tensor {
  const [batch, steps, four] = gates.shape as [number, number, number];
  const width = four / 4;
  return operation(
    [gates, recurrent],
    () => {
      const saved: tf.Tensor[] = [];
      let h: tf.Tensor = tf.zeros([batch, width]);
      let c: tf.Tensor = tf.zeros([batch, width]);
      for (let t = 0; t < steps; t++) {
        const given = tf.reshape(tf.slice(raw(gates), [0, t, 0], [batch, 1, four]), [batch, four]);
        const z = tf.split(tf.add(given, tf.matMul(h, raw(recurrent))), 4, 1);
        const [i, f, g, o] = [tf.sigmoid(z[0]!), tf.sigmoid(z[1]!), tf.tanh(z[2]!), tf.sigmoid(z[3]!)];
        const next = tf.add(tf.mul(f, c), tf.mul(i, g));
        const bent = tf.tanh(next);
        saved.push(i, f, g, o, bent, h, c);
        [h, c] = [tf.mul(o, bent), next];
      }
      return { value: h, saved };
    },
    (dy, [, matrix], saved) => {
      const back = swapLast(matrix!);
      const dGates: tf.Tensor[] = [];
      const before: tf.Tensor[] = [];
      let dh = dy;
      let dc: tf.Tensor = tf.zeros([batch, width]);
      for (let t = steps - 1; t >= 0; t--) {
        const kept = saved.slice(t * KEPT, (t + 1) * KEPT);
        const [i, f, g, o, bent] = kept as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
        const [h, c] = [kept[5]!, kept[6]!];
        dc = tf.add(dc, tf.mul(tf.mul(dh, o), slopeOfTanh(bent)));
        const dz = tf.concat(
          [
            tf.mul(tf.mul(dc, g), slopeOfSigmoid(i)),
            tf.mul(tf.mul(dc, c), slopeOfSigmoid(f)),
            tf.mul(tf.mul(dc, i), slopeOfTanh(g)),
            tf.mul(tf.mul(dh, bent), slopeOfSigmoid(o)),
          ],
          1,
        );
        dGates.unshift(dz);
        before.unshift(h);
        dh = tf.matMul(dz, back);
        dc = tf.mul(dc, f);
      }
      const all = tf.concat(dGates, 0);
      const inTime = tf.transpose(tf.reshape(all, [steps, batch, four]), [1, 0, 2]);
      return [inTime, tf.matMul(swapLast(tf.concat(before, 0)), all)];
    },
  );
}
