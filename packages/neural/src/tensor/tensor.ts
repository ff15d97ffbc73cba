/**
 * A tensor: 32-bit floats on the chosen backend, in row-major order, with a shape. What it is inside nobody else knows:
 * the files of this folder are the only ones that import the tensor library, so that it can be replaced. Tensors are
 * not collected by the engine of the language: what is made inside `tidy` and not returned is freed at its end.
 */
import * as tf from '@tensorflow/tfjs-core';
import { badInput } from '@janus/domain';

export interface Tensor {
  readonly shape: readonly number[];
  /** Product of the shape. */
  readonly size: number;
}

/** Named tensors on a backend. */
export type Tensors = Readonly<Record<string, Tensor>>;

/** The library's own tensor; for the files of this folder. */
export const raw = (t: Tensor): tf.Tensor => t as tf.Tensor;

/** @throws JanusError bad-input where the shape does not hold exactly the values */
export function tensor(values: Float32Array | readonly number[], shape: readonly number[]): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  if (size !== values.length)
    throw badInput(`a tensor of shape [${shape.join(', ')}] holds ${size} values, not ${values.length}`);
  return tf.tensor(values instanceof Float32Array ? values : Float32Array.from(values), [...shape], 'float32');
}

export const zeros = (shape: readonly number[]): Tensor => tf.zeros([...shape]);

/** Rows of an identity: [labels.length, depth]. Multiplied by a table it reads rows, where a gather has no gradient. */
export function oneHot(labels: ArrayLike<number>, depth: number): Tensor {
  const values = new Float32Array(labels.length * depth);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (!Number.isInteger(label) || label < 0 || label >= depth)
      throw badInput(`label ${label} at ${i} is not a whole number in [0, ${depth})`);
    values[i * depth + label] = 1;
  }
  return tensor(values, [labels.length, depth]);
}

/** A copy of the values. The only way that works on every backend. */
export async function read(t: Tensor): Promise<Float32Array> {
  return Float32Array.from(await raw(t).data<'float32'>());
}

/** Frees what `work` made, but for what it returns. */
export function tidy<T extends Tensor | Tensors | readonly Tensor[] | void>(work: () => T): T {
  return tf.tidy(work as () => tf.TensorContainer) as T;
}

export function dispose(...tensors: readonly Tensor[]): void {
  for (const t of tensors) raw(t).dispose();
}
export const disposeAll = (tensors: Tensors): void => dispose(...Object.values(tensors));

/** Tensors that are alive and their bytes: a test for leaks compares two of these. */
export function tensorMemory(): { readonly tensors: number; readonly bytes: number } {
  const { numTensors, numBytes } = tf.memory();
  return { tensors: numTensors, bytes: numBytes };
}
