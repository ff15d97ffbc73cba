/** Values worked by hand, the same body on every backend; tolerances as measured on software adapters, with room. */
import { expect, it } from 'vitest';
import { onEveryBackend } from '../node/testing.ts';
import {
  attentionWeights,
  dispose,
  gelu,
  gramian,
  layerNorm,
  logSoftmax,
  lstmSequence,
  matmul,
  oneHot,
  read,
  selfAttention,
  softmax,
  tensor,
  type Tensor,
} from './index.ts';

async function values(t: Tensor): Promise<number[]> {
  const out = [...(await read(t))];
  dispose(t);
  return out;
}
function near(got: readonly number[], want: readonly number[], tolerance: number): void {
  expect(got).toHaveLength(want.length);
  got.forEach((x, i) => expect(Math.abs(x - want[i]!), `${i}: ${x} for ${want[i]}`).toBeLessThanOrEqual(tolerance));
}

onEveryBackend(() => {
  it('softmax of 0, ln 2, ln 5 is 1/8, 2/8, 5/8, also far from zero', async () => {
    near(await values(softmax(tensor([0, Math.log(2), Math.log(5)], [1, 3]))), [0.125, 0.25, 0.625], 1e-6);
    near(await values(softmax(tensor([500, 500 + Math.log(3)], [1, 2]))), [0.25, 0.75], 1e-5);
    near(await values(logSoftmax(tensor([-300, -300], [1, 2]))), [-Math.LN2, -Math.LN2], 1e-6);
  });
  it('layer norm of 1, 3 is −1, 1 times the gain plus the bias; of equal numbers the bias', async () => {
    const inverse = 1 / Math.sqrt(1 + 1e-5);
    const [gain, bias] = [tensor([2, 3], [2]), tensor([0.5, -1], [2])];
    const got = await values(layerNorm(tensor([1, 3, 4, 4], [2, 2]), gain, bias));
    near(got, [0.5 - 2 * inverse, -1 + 3 * inverse, 0.5, -1], 1e-6);
  });
  it('[E9] attention of two tokens, one head of width 1: q 1, 0; k ln 3, 0; v 4, 8', async () => {
    const qkv = () => tensor([1, Math.log(3), 4, 0, 0, 8], [1, 2, 3]);
    near(await values(attentionWeights(qkv(), 1)), [0.75, 0.25, 0.5, 0.5], 1e-6);
    near(await values(selfAttention(qkv(), 1)), [0.75 * 4 + 0.25 * 8, 6], 1e-5);
  });
  it('[E9] heads attend each by themselves, with scores over √d', async () => {
    // Two heads of width 1 in the order q₁ q₂ k₁ k₂ v₁ v₂; the second sees keys that are equal.
    const qkv = tensor([1, 1, Math.log(3), 5, 4, 2, 0, 1, 0, 5, 8, 6], [1, 2, 6]);
    near(await values(selfAttention(qkv, 2)), [5, 4, 6, 4], 1e-5);
    // One head of width 2: scores q·k/√2.
    const wide = tensor(
      [1, 1, Math.SQRT1_2 * Math.log(3), Math.SQRT1_2 * Math.log(3), 1, 0, 0, 0, 0, 0, 0, 1],
      [1, 2, 6],
    );
    near(await values(selfAttention(wide, 1)), [0.75, 0.25, 0.5, 0.5], 1e-5);
  });
  it('GELU is within 5e-4 of x·Φ(x)', async () => {
    near(await values(gelu(tensor([-3, -1, 0, 1, 3], [5]))), [-0.00405, -0.158655, 0, 0.841345, 2.99595], 5e-4);
  });
  it('an LSTM holds what it takes in, forgets what it must, and lets out what its gate lets', async () => {
    // Gates i, f, g, o shut and open so far that the sigmoids are 0 and 1; one cell, two steps.
    const [open, shut] = [90, -90];
    const alone = () => tensor([0, 0, 0, 0], [1, 4]);
    const two = (first: number[], second: number[]) => tensor([...first, ...second], [1, 2, 4]);
    const taken = [open, shut, 0.7, shut];
    near(await values(lstmSequence(two(taken, [shut, open, 9, open]), alone())), [Math.tanh(Math.tanh(0.7))], 1e-6);
    near(await values(lstmSequence(two(taken, [shut, shut, 9, open]), alone())), [0], 1e-6);
    near(await values(lstmSequence(two(taken, [shut, open, 9, shut]), alone())), [0], 1e-6);
    // Half open gates, and h = ½·tanh(½·tanh 0.7) fed back to g with weight 2.
    const half = [0, 0, 0.7, 0];
    const c1 = 0.5 * Math.tanh(0.7);
    const c2 = 0.5 * c1 + 0.5 * Math.tanh(2 * 0.5 * Math.tanh(c1));
    const fed = tensor([0, 0, 2, 0], [1, 4]);
    near(await values(lstmSequence(two(half, [0, 0, 0, 0]), fed)), [0.5 * Math.tanh(c2)], 1e-6);
  });
  it('[E5, E6] the fields of three values are those of their angles', async () => {
    const u = [-1.2, 0.1, 0.9];
    const phi = u.map((x) => Math.acos(Math.tanh(x)));
    near(
      await values(gramian(tensor(u, [1, 3]), 'gasf')),
      phi.flatMap((a) => phi.map((b) => Math.cos(a + b))),
      1e-6,
    );
    near(
      await values(gramian(tensor(u, [1, 3]), 'gadf')),
      phi.flatMap((a) => phi.map((b) => Math.sin(a - b))),
      1e-6,
    );
  });
  it('a product with K = 256 is within 5e-5', async () => {
    const a = Float32Array.from({ length: 256 }, (_, i) => Math.sin(i));
    const b = Float32Array.from({ length: 256 }, (_, i) => Math.cos(3 * i));
    const want = a.reduce((total, x, i) => total + x * b[i]!, 0);
    near(await values(matmul(tensor(a, [1, 256]), tensor(b, [256, 1]))), [want], 5e-5);
  });
  it('labels and shapes that cannot be are refused by their value', async () => {
    near(await values(oneHot([2, 0], 3)), [0, 0, 1, 1, 0, 0], 0);
    expect(() => oneHot([0, 3], 3)).toThrow('label 3 at 1');
    expect(() => tensor([1, 2, 3], [2, 2])).toThrow('holds 4 values, not 3');
    expect(() => selfAttention(tensor([1, 2, 3, 4, 5, 6], [1, 1, 6]), 4)).toThrow('4 heads do not divide a width of 2');
  });
});
