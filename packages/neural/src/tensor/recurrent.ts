/**
 * One step of an LSTM (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000) as one operation:
 * c' = σ(f)·c + σ(i)·tanh(g), h' = σ(o)·tanh(c'). The order of the gates is i, f, g, o.
 */
import * as tf from '@tensorflow/tfjs-core';
import { operation } from './operation.ts';
import { raw, type Tensor } from './tensor.ts';

const slopeOfSigmoid = (y: tf.Tensor): tf.Tensor => tf.mul(y, tf.sub(1, y));
const slopeOfTanh = (y: tf.Tensor): tf.Tensor => tf.sub(1, tf.square(y));

/**
 * @param gates before their non-linearities, [batch, 4·width]
 * @param c what the cell holds, [batch, width]
 * @returns [batch, 2·width]: h' and c' side by side
 */
export function lstmCell(gates: Tensor, c: Tensor): Tensor {
  return operation(
    [gates, c],
    () => {
      const [zi, zf, zg, zo] = tf.split(raw(gates), 4, 1) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
      const [i, f, g, o] = [tf.sigmoid(zi), tf.sigmoid(zf), tf.tanh(zg), tf.sigmoid(zo)];
      const next = tf.add(tf.mul(f, raw(c)), tf.mul(i, g));
      const bent = tf.tanh(next);
      return { value: tf.concat([tf.mul(o, bent), next], 1), saved: [i, f, g, o, bent] };
    },
    (dy, [, held], [i, f, g, o, bent]) => {
      const [dh, dNext] = tf.split(dy, 2, 1) as [tf.Tensor, tf.Tensor];
      const dc = tf.add(dNext, tf.mul(tf.mul(dh, o!), slopeOfTanh(bent!)));
      const dGates = tf.concat(
        [
          tf.mul(tf.mul(dc, g!), slopeOfSigmoid(i!)),
          tf.mul(tf.mul(dc, held!), slopeOfSigmoid(f!)),
          tf.mul(tf.mul(dc, i!), slopeOfTanh(g!)),
          tf.mul(tf.mul(dh, bent!), slopeOfSigmoid(o!)),
        ],
        1,
      );
      return [dGates, tf.mul(dc, f!)];
    },
  );
}
