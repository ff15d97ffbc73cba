/** Every operation: its gradient against five-point differences, the same body on every backend. */
import { rng } from '@janus/numerics';
import { beforeAll, expect, it } from 'vitest';
import {
  gradientsOf,
  numericalGradients,
  onEveryBackend,
  relativeDistance,
  type HostTensor,
  type HostTensors,
} from '../node/testing.ts';
import { openBackend } from '../node/backend.ts';
import {
  add,
  broadcast,
  concat,
  dense,
  exp,
  gelu,
  gramian,
  layerNorm,
  log,
  logSoftmax,
  lstmSequence,
  matmul,
  max,
  mean,
  min,
  mul,
  power,
  reshape,
  scale,
  selfAttention,
  shift,
  sigmoid,
  slice,
  softmax,
  square,
  sub,
  sum,
  tanh,
  tensor,
  tensorMemory,
  transpose,
  type Tensor,
  type Tensors,
} from './index.ts';

const random = rng(5);
const draw = (...shape: number[]): HostTensor => ({
  shape,
  values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => 0.7 * random.normal()),
});
/** Σ w∘y with weights that differ cell by cell, so that no gradient hides behind a symmetry. */
function weighed(y: Tensor): Tensor {
  const w = Float32Array.from({ length: y.size }, (_, i) => Math.sin(1 + 2.3 * i));
  return sum(mul(y, tensor(w, y.shape)));
}

type Case = readonly [name: string, at: HostTensors, f: (at: Tensors) => Tensor];
const of =
  (f: (a: Tensor) => Tensor) =>
  ({ a }: Tensors): Tensor =>
    f(a!);
const cases: readonly Case[] = [
  ['add, broadcast both ways', { a: draw(2, 3), b: draw(2, 1) }, ({ a, b }) => add(a!, b!)],
  ['sub, a row from a block', { a: draw(2, 2, 3), b: draw(3) }, ({ a, b }) => sub(a!, b!)],
  ['mul, broadcast', { a: draw(2, 3), b: draw(1, 3) }, ({ a, b }) => mul(a!, b!)],
  ['scale and shift', { a: draw(3) }, of((a) => shift(scale(a, -1.7), 0.4))],
  ['square', { a: draw(3) }, of(square)],
  ['tanh', { a: draw(5) }, of(tanh)],
  ['sigmoid', { a: draw(5) }, of(sigmoid)],
  ['exp', { a: draw(3) }, of(exp)],
  ['log', { a: { shape: [3], values: Float32Array.of(0.5, 1, 3) } }, of(log)],
  ['power', { a: { shape: [3], values: Float32Array.of(0.5, 1, 2) } }, of((a) => power(a, 1.5))],
  ['min and max', { a: draw(2, 3), b: draw(1, 3) }, ({ a, b }) => add(min(a!, b!), scale(max(a!, b!), 2))],
  ['gelu', { a: { shape: [5], values: Float32Array.of(-2, -0.6, 0, 0.7, 3) } }, of(gelu)],
  ['reshape', { a: draw(2, 3) }, of((a) => reshape(a, [3, -1]))],
  ['transpose of six axes', { a: draw(1, 2, 2, 1, 2, 2) }, of((a) => transpose(a, [0, 2, 4, 1, 3, 5]))],
  ['slice', { a: draw(3, 4) }, of((a) => slice(a, [1, 0], [2, 3]))],
  ['concat', { a: draw(2, 1), b: draw(2, 3) }, ({ a, b }) => concat([a!, b!, a!], 1)],
  ['broadcast', { a: draw(2, 1, 2) }, of((a) => broadcast(a, [2, 3, 2]))],
  ['sum over axes', { a: draw(2, 3, 2) }, of((a) => square(sum(a, [0, 2])))],
  ['mean over an axis', { a: draw(2, 3, 2) }, of((a) => square(mean(a, [1])))],
  ['matmul of stacks', { a: draw(2, 2, 3), b: draw(2, 3, 2) }, ({ a, b }) => matmul(a!, b!)],
  ['dense', { x: draw(2, 2, 3), w: draw(3, 2), b: draw(2) }, ({ x, w, b }) => dense(x!, w!, b!)],
  ['softmax', { a: draw(2, 4) }, of(softmax)],
  ['logSoftmax', { a: draw(2, 4) }, of(logSoftmax)],
  ['layerNorm', { a: draw(2, 5), g: draw(5), b: draw(5) }, ({ a, g, b }) => layerNorm(a!, g!, b!)],
  ['[E9] selfAttention, two heads', { a: draw(2, 3, 12) }, of((a) => selfAttention(a, 2))],
  ['lstmSequence, three steps', { z: draw(2, 3, 8), r: draw(2, 8) }, ({ z, r }) => lstmSequence(z!, r!)],
  ['[E5] gasf', { a: draw(2, 4) }, of((a) => gramian(a, 'gasf'))],
  ['[E6] gadf', { a: draw(2, 4) }, of((a) => gramian(a, 'gadf'))],
];
const wanted = new Map<string, Record<string, Float32Array>>();
beforeAll(async () => {
  await openBackend('cpu');
  for (const [name, at, f] of cases) wanted.set(name, await numericalGradients((t) => weighed(f(t)), at));
});

onEveryBackend(() => {
  it.each(cases)('the gradient of %s is that of the differences', async (name, at, f) => {
    const before = tensorMemory().tensors;
    const { gradients } = await gradientsOf((t) => weighed(f(t)), at);
    for (const [input, want] of Object.entries(wanted.get(name)!))
      expect(relativeDistance(gradients[input]!, want), input).toBeLessThan(3e-4);
    expect(tensorMemory().tensors).toBe(before);
  });
  it('is zero in what the value does not depend on, and refuses what is no single number', async () => {
    const at = { a: draw(2), b: draw(3) };
    const { gradients } = await gradientsOf(({ a }) => sum(square(a!)), at);
    expect([...gradients['b']!]).toEqual([0, 0, 0]);
    await expect(gradientsOf(({ a }) => a!, at)).rejects.toThrow('shape [2]');
  });
});
