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

/** [batch, tokens, 3·width] → queries, keys, values, each [batch, heads, tokens, each]. */
function apart(qkv: tf.Tensor, { batch, tokens, heads, each }: Heads): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const all = tf.transpose(tf.reshape(qkv, [batch, tokens, 3 * heads, each]), [0, 2, 1, 3]);
  return tf.split(all, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
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
      const mixed = tf.transpose(tf.matMul(p, v), [0, 2, 1, 3]);
      return { value: tf.reshape(mixed, [batch, tokens, width]), saved: [q, k, v, p] };
    },
    (dy, _, [q, k, v, p]) => {
      const dMixed = tf.transpose(tf.reshape(dy, [batch, tokens, heads, each]), [0, 2, 1, 3]);
      const dScore = tf.mul(softmaxSlope(tf.matMul(dMixed, swapLast(v!)), p!), 1 / Math.sqrt(each));
      const parts = [tf.matMul(dScore, k!), tf.matMul(swapLast(dScore), q!), tf.matMul(swapLast(p!), dMixed)];
      return [tf.reshape(tf.transpose(tf.concat(parts, 1), [0, 2, 1, 3]), [...qkv.shape])];
    },
  );
}

/** What each token looks at: [batch, heads, tokens, tokens], rows sum to 1. To be read; no gradient flows through it. */
export function attentionWeights(qkv: Tensor, heads: number): Tensor {
  const shape = headsOf(qkv, heads);
  return tf.tidy(() => {
    const [q, k] = apart(raw(qkv), shape);
    return weigh(q, k, shape.each);
  });
}
