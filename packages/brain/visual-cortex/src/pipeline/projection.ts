/** The linear head on an embedding: y = W·e + b. */
import { badInput } from '@janus/domain';
import type { Projection } from './shape.ts';

/** @throws JanusError bad-input where it does not fit embeddings of `width`, or holds what is no number */
export function checkProjection({ from, to, weight, bias }: Projection, width: number): void {
  if (from !== width) throw badInput(`a projection from ${from} numbers does not fit embeddings of ${width}`);
  if (!(Number.isInteger(to) && to > 0) || weight.length !== to * from || bias.length !== to)
    throw badInput(`${weight.length} weights and ${bias.length} biases are no projection from ${from} to ${to}`);
  for (const [name, values] of [
    ['weight', weight],
    ['bias', bias],
  ] as const)
    for (let i = 0; i < values.length; i++)
      if (!Number.isFinite(values[i]!)) throw badInput(`${name} ${i} of the projection is ${values[i]}: fit it again`);
}

/** Allocates nothing. @param out [to] */
export function project({ from, to, weight, bias }: Projection, embedding: Float32Array, out: Float32Array): void {
  for (let r = 0; r < to; r++) {
    let sum = bias[r]!;
    for (let c = 0; c < from; c++) sum += weight[r * from + c]! * embedding[c]!;
    out[r] = sum;
  }
}
