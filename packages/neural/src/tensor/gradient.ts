/** Reverse-mode differentiation of a scalar in named tensors. */
import * as tf from '@tensorflow/tfjs-core';
import { badInput } from '@janus/domain';
import { reshape } from './shape.ts';
import { raw, type Tensor, type Tensors } from './tensor.ts';

/**
 * The value of f and its gradient in every tensor of `at`; zeros where f does not depend on one. What f made on the
 * way is freed, the results are the caller's.
 * @throws JanusError bad-input unless f returns a scalar
 */
export function valueAndGradients(
  f: (at: Tensors) => Tensor,
  at: Tensors,
): { readonly value: Tensor; readonly gradients: Tensors } {
  const names = Object.keys(at);
  const inputs = names.map((name) => raw(at[name]!));
  const { value, grads } = tf.engine().gradients(
    () => {
      const y = f(at);
      if (y.size !== 1) throw badInput(`a gradient is of a single number, not of shape [${y.shape.join(', ')}]`);
      return raw(reshape(y, []));
    },
    inputs,
    undefined,
    true,
  );
  const gradients: Record<string, Tensor> = {};
  names.forEach((name, i) => (gradients[name] = grads[i] ?? tf.zeros(inputs[i]!.shape)));
  return { value, gradients };
}
