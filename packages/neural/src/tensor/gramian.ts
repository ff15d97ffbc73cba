/**
 * The Gramian angular field of u, x̃ = tanh u, with its Jacobian in u. In x̃ the derivative of the angle, −1/√(1 − x̃²)
 * [E7], is infinite at the ends; in u it is −s, s = √(1 − x̃²) = sech u, which is finite everywhere.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { GafField } from '@janus/kernels';
import { operation, swapLast } from './operation.ts';
import { raw, type Tensor } from './tensor.ts';

/** c = tanh u and s = sech u as a column each, [n, w, 1], from lo = 1/(1 + e^(−2u)) and hi = 1/(1 + e^(2u)) [E2, E3]. */
function polar(u: tf.Tensor): { c: tf.Tensor; s: tf.Tensor } {
  const column = tf.expandDims(u, -1);
  const lo = tf.sigmoid(tf.mul(column, 2));
  const hi = tf.sigmoid(tf.mul(column, -2));
  return { c: tf.sub(lo, hi), s: tf.mul(tf.sqrt(tf.mul(lo, hi)), 2) };
}

/**
 * [E5] cos(φi + φj) = ci·cj − si·sj, [E6] sin(φi − φj) = si·cj − ci·sj, φ = arccos tanh u. No arccos is taken.
 * [E7] With D the gradient of the field: of GASF, si·Σj (D + Dᵀ)ij·sin(φi + φj); of GADF, −si·Σj (D − Dᵀ)ij·cos(φi − φj).
 * @param u [n, w] @returns [n, w, w]
 */
export function gramian(u: Tensor, field: GafField): Tensor {
  return operation(
    [u],
    () => {
      const { c, s } = polar(raw(u));
      const [ct, st] = [swapLast(c), swapLast(s)];
      const value = field === 'gasf' ? tf.sub(tf.mul(c, ct), tf.mul(s, st)) : tf.sub(tf.mul(s, ct), tf.mul(c, st));
      return { value, saved: [c, s] };
    },
    (d, _, [c, s]) => {
      const both = tf.concat([c!, s!], 2);
      const turned = swapLast(d);
      const sides = tf.matMul(field === 'gasf' ? tf.add(d, turned) : tf.sub(d, turned), both);
      const [alongC, alongS] = tf.split(sides, 2, 2) as [tf.Tensor, tf.Tensor];
      const slope =
        field === 'gasf'
          ? tf.mul(s!, tf.add(tf.mul(s!, alongC), tf.mul(c!, alongS)))
          : tf.neg(tf.mul(s!, tf.add(tf.mul(c!, alongC), tf.mul(s!, alongS))));
      return [tf.reshape(slope, [...u.shape])];
    },
  );
}
