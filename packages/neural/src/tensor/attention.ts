/**
 * Scaled dot-product self-attention with several heads (Vaswani et al. 2017), softmax(q·kᵀ/√d)·v, as one operation:
 * tokens [batch, tokens, 3·width], the queries, keys and values of all heads side by side, head by head within each.
 */
import * as tf from '@tensorflow/tfjs-core';
import { badInput } from '@janus/domain';
import { operation, swapLast } from './operation.ts';
import { softmaxSlope } from './normalise.ts';
import { raw, type Tensor } from './tensor.ts';

interface Heads {
  readonly batch: number;
  readonly tokens: number;
  readonly width: number;
  readonly heads: number;
  /** Width of one head. */
  readonly each: number;
}

function headsOf(qkv: Tensor, heads: number): Heads {
  const [batch, tokens, three] = qkv.shape as [number, number, number];
  const width = three / 3;
  const each = width / heads;
  if (!Number.isInteger(each)) throw badInput(`${heads} heads do not divide a width of ${width}`);
  return { batch, tokens, width, heads, each };
}

/** [batch, tokens, 3·width] → queries, keys, values, each [batch·heads, tokens, each]. */
function apart(qkv: tf.Tensor, { batch, tokens, heads, each }: Heads): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const five = tf.transpose(tf.reshape(qkv, [batch, tokens, 3, heads, each]), [2, 0, 3, 1, 4]);
  const flat = tf.reshape(five, [3 * batch * heads, tokens, each]);
  const part = (i: number) => tf.slice(flat, [i * batch * heads, 0, 0], [batch * heads, tokens, each]);
  return [part(0), part(1), part(2)];
}
function weigh(q: tf.Tensor, k: tf.Tensor, each: number): tf.Tensor {
  return tf.softmax(tf.mul(tf.matMul(q, swapLast(k)), 1 / Math.sqrt(each)));
}

/** @returns [batch, tokens, width] */
export function selfAttention(qkv: Tensor, heads: number): Tensor {
  const shape = headsOf(qkv, heads);
  const { batch, tokens, width, each } = shape;
  return operation(
    [qkv],
    () => {
      const [q, k, v] = apart(raw(qkv), shape);
      const p = weigh(q, k, each);
      const mixed = tf.reshape(tf.matMul(p, v), [batch, heads, tokens, each]);
      return { value: tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [batch, tokens, width]), saved: [q, k, v, p] };
    },
    (dy, _, [q, k, v, p]) => {
      const perHead = tf.transpose(tf.reshape(dy, [batch, tokens, heads, each]), [0, 2, 1, 3]);
      const dMixed = tf.reshape(perHead, [batch * heads, tokens, each]);
      const dScore = tf.mul(softmaxSlope(tf.matMul(dMixed, swapLast(v!)), p!), 1 / Math.sqrt(each));
      const parts = [tf.matMul(dScore, k!), tf.matMul(swapLast(dScore), q!), tf.matMul(swapLast(p!), dMixed)];
      const five = tf.reshape(tf.concat(parts, 0), [3, batch, heads, tokens, each]);
      return [tf.reshape(tf.transpose(five, [1, 3, 0, 2, 4]), [...qkv.shape])];
    },
  );
}

/** What each token looks at: [batch, heads, tokens, tokens], rows sum to 1. To be read; no gradient flows through it. */
export function attentionWeights(qkv: Tensor, heads: number): Tensor {
  const shape = headsOf(qkv, heads);
  return tf.tidy(() => {
    const [q, k] = apart(raw(qkv), shape);
    return tf.reshape(weigh(q, k, shape.each), [shape.batch, heads, shape.tokens, shape.tokens]);
  });
}
