/** Losses and measures worked by hand; what tasks look at and what they leave alone. */
import { rng } from '@janus/numerics';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Samples } from '../data/samples.ts';
import { openModel } from '../models/open.ts';
import { initWeights, upload, type Weights } from '../models/weights.ts';
import { openBackend } from '../node/backend.ts';
import { gradientsOf, slopeAlong, type HostTensors } from '../node/testing.ts';
import { dispose, oneHot, read, reshape, tensor, tidy, type Tensor } from '../tensor/index.ts';
import { openTask } from './open.ts';
import { maskOf } from './pretext.ts';
import { rankCorrelation } from './rank-correlation.ts';
import type { DeviceBatch, Task } from './task.ts';

beforeAll(async () => {
  await openBackend('cpu');
});
const MLP = openModel('mlp', { bars: 2, features: 1, hidden: 2, layers: 1, width: 2 });
const VIVIT = openModel('vivit', {
  frames: 2,
  channels: 1,
  rows: 4,
  columns: 4,
  patch: 2,
  dim: 4,
  heads: 2,
  hidden: 4,
  width: 3,
  spatialLayers: 1,
  temporalLayers: 1,
});

/** An embedding that is what it is given: [x₁, x₂]. */
const through = { ...MLP, embed: (_: unknown, x: Tensor) => tensor2(x) };
const tensor2 = (x: Tensor): Tensor => reshape(x, [-1, 2]);
async function lossOf(task: Task, weights: Weights, batch: () => Partial<DeviceBatch> & { x: Tensor; size: number }) {
  const y = tidy(() => task.loss(upload(weights), { next: null, classes: null, values: null, ...batch() }, rng(1)));
  const [value] = await read(y);
  dispose(y);
  return value!;
}
const samples = (of: number[], values?: number[]): Samples => ({
  count: of.length,
  input: [2, 1],
  features: ['x'],
  at: Int32Array.from(of, (_, i) => i),
  reach: 0,
  fill: () => undefined,
  classes: { names: ['a', 'b'], of: Int32Array.from(of) },
  ...(values && { values: Float64Array.from(values) }),
});
const all = (n: number) => Int32Array.from({ length: n }, (_, i) => i);
const identity = { shape: [2, 2], values: Float32Array.of(1, 0, 0, 1) };

describe('classification', () => {
  const head = (balance: number[]): Weights => ({
    'head.weight': identity,
    'head.bias': { shape: [2], values: new Float32Array(2) },
    'head.balance': { shape: [2], values: Float32Array.from(balance) },
  });
  const batch = () => ({ size: 2, x: tensor([0, Math.log(3), 0, 0], [2, 2, 1]), classes: oneHot([1, 0], 2) });
  it('is cross-entropy: −ln ¾ and −ln ½', async () => {
    const task = openTask('classes', through, { names: ['a', 'b'] });
    expect(await lossOf(task, head([1, 1]), batch)).toBeCloseTo((-Math.log(0.75) - Math.log(0.5)) / 2, 6);
    expect(await lossOf(task, head([3, 1]), batch)).toBeCloseTo((-Math.log(0.75) - 3 * Math.log(0.5)) / 2, 6);
  });
  it('with smoothing mixes in the other class', async () => {
    const task = openTask('classes', through, { names: ['a', 'b'], smoothing: 0.2 });
    const first = -0.9 * Math.log(0.75) - 0.1 * Math.log(0.25);
    expect(await lossOf(task, head([1, 1]), batch)).toBeCloseTo((first - Math.log(0.5)) / 2, 6);
  });
  it('balances by frequency in the training block, and refuses a block that lacks a class', () => {
    const task = openTask('direction', MLP, { names: ['a', 'b'], balance: 'frequency' });
    const fitted = task.fit(initWeights(task.specs, 1), samples([0, 0, 0, 1]), all(4));
    expect([...fitted['head.balance']!.values]).toEqual([Math.fround(4 / 6), 2]);
    expect(() => task.fit({}, samples([0, 0]), all(2))).toThrow("no sample of the training block is 'b'");
    const plain = openTask('regime', MLP, { names: ['a', 'b'] });
    expect(() => plain.fit({}, samples([1, 1]), all(2))).toThrow('holds a single class');
  });
  it('measures by hand: 3 of 4 right, ½ of one class and all of the other', () => {
    const task = openTask('classes', MLP, { names: ['a', 'b'] });
    const logits = Float32Array.of(2, 0, 0, 2, 0, 2, 0, Math.log(3));
    const got = task.measure!(logits, {}, samples([0, 0, 1, 1]), all(4));
    expect(got['accuracy']).toBe(0.75);
    expect(got['balancedAccuracy']).toBe(0.75);
    const [p, q] = [Math.log(1 + Math.exp(-2)), Math.log(1 + Math.exp(2))];
    expect(got['logLoss']).toBeCloseTo((2 * p + q - Math.log(0.75)) / 4, 6);
    // A tie decides for nothing: a model that says the same about all is not right by the order of the classes.
    expect(task.measure!(Float32Array.of(1, 1), {}, samples([1]), all(1))['accuracy']).toBe(0);
  });
});

describe('volatility', () => {
  it('is squared error in deviations of the training block', async () => {
    const task = openTask('volatility', through);
    const weights = task.fit(
      {
        'head.weight': { shape: [2, 1], values: Float32Array.of(1, 0) },
        'head.bias': { shape: [1], values: new Float32Array(1) },
      },
      samples([0, 0, 0], [-4, -6, 100]),
      all(2),
    );
    // Mean −5, deviation 1: −4 is 1, said was 0.5.
    const batch = () => ({ size: 1, x: tensor([0.5, 9], [1, 2, 1]), values: tensor([-4], [1, 1]) });
    expect(await lossOf(task, weights, batch)).toBeCloseTo(0.25, 6);
    const got = task.measure!(Float32Array.of(1, -0.5), weights, samples([0, 0], [-4, -6]), all(2));
    expect(got).toEqual({ r2: 1 - 0.25 / 2, rankCorrelation: 1 });
    expect(() => task.fit({}, samples([0, 0], [3, 3]), all(2))).toThrow('is 3 throughout the training block');
  });
  it('ranks ties at their mean', () => {
    expect(rankCorrelation([1, 2, 3], [10, 30, 20])).toBeCloseTo(0.5, 12);
    expect(rankCorrelation([1, 1, 2], [5, 5, 9])).toBe(1);
    expect(rankCorrelation([1, 1], [1, 2])).toBe(0);
  });
});

describe('[E8] masked patches', () => {
  const task = openTask('masked-patches', VIVIT, { ratio: 0.5 });
  const weights = { ...initWeights(VIVIT.specs, 2), ...initWeights(task.specs, 3) };
  const x = Float32Array.from({ length: 32 }, (_, i) => Math.sin(i));
  it('masks the same number of patches in each step, others each time', () => {
    const random = rng(1);
    const masks = Array.from({ length: 40 }, () => maskOf(2, 4, 0.5, random));
    for (const mask of masks)
      expect([mask.slice(0, 4), mask.slice(4)].map((m) => m.reduce((a, b) => a + b))).toEqual([2, 2]);
    expect(new Set(masks.map(String)).size).toBeGreaterThan(10);
    const often = masks.reduce((total, mask) => total + mask[0]!, 0);
    expect(often).toBeGreaterThan(10);
    expect(often).toBeLessThan(30);
  });
  it('is the mean square of masked cells where nothing is drawn, and does not see them', async () => {
    const blank = { ...weights, 'decode.weight': { shape: [4, 4], values: new Float32Array(16) } };
    const got = await lossOf(task, blank, () => ({ size: 1, x: tensor(x, [1, 2, 1, 4, 4]) }));
    const mask = maskOf(2, 4, 0.5, rng(1));
    let [total, count] = [0, 0];
    // Patch p of step t: rows 2⌊p/2⌋ and columns 2(p mod 2) of frame t.
    for (let t = 0; t < 2; t++)
      for (let p = 0; p < 4; p++)
        if (mask[t * 4 + p] === 1)
          for (let r = 0; r < 2; r++)
            for (let c = 0; c < 2; c++) {
              total += x[t * 16 + (2 * Math.floor(p / 2) + r) * 4 + 2 * (p % 2) + c]! ** 2;
              count++;
            }
    expect(count).toBe(16);
    expect(got).toBeCloseTo(total / count, 5);
  });
  it('sees nothing of a masked cell: its loss is the parabola of that cell alone, (x − p)²/16 with p unmoved', async () => {
    const hidden = maskOf(2, 4, 0.5, rng(1)).findIndex((m) => m === 1);
    const cell = (hidden >> 2) * 16 + 2 * ((hidden & 3) >> 1) * 4 + 2 * (hidden & 1);
    const at = async (by: number): Promise<number> => {
      const moved = x.map((value, i) => (i === cell ? value + by : value));
      return lossOf(task, weights, () => ({ size: 1, x: tensor(moved, [1, 2, 1, 4, 4]) }));
    };
    const [less, same, more] = [await at(-1), await at(0), await at(1)];
    expect(less + more - 2 * same).toBeCloseTo(2 / 16, 5);
  });
  it('has the slope of the differences, and leaves the projection and the map alone', async () => {
    // Tokens of the size of what they stand among, or differences see the bend of the norm.
    const random = rng(5);
    const large = (name: string, w: Weights[string]) =>
      /token|class|position/.test(name) ? { ...w, values: w.values.map(() => random.normal()) } : w;
    const at: HostTensors = Object.fromEntries(Object.entries(weights).map(([name, w]) => [name, large(name, w)]));
    const f = (w: Record<string, Tensor>) =>
      task.loss(w, { size: 1, x: tensor(x, [1, 2, 1, 4, 4]), next: null, classes: null, values: null }, rng(1));
    const { gradients } = await gradientsOf(f, at);
    for (const name of ['mask.token', 'decode.weight', 'patch.weight', 'temporal.0.qkv.weight']) {
      const along = gradients[name]!.map((_, i) => Math.sign(Math.sin(2 + 3.7 * i)));
      const got = gradients[name]!.reduce((total, g, i) => total + g * along[i]!, 0);
      const want = await slopeAlong(f, at, name, along, 0.002);
      expect(Math.abs(got - want), name).toBeLessThan(2e-3 * Math.max(0.1, Math.hypot(...gradients[name]!)));
    }
    expect(Math.hypot(...gradients['project.weight']!)).toBe(0);
    expect(task.frozen).toEqual(['project.weight', 'project.bias']);
    const gaf = openModel('diffgaf-vivit', { features: 2, selected: 1 });
    expect(openTask('next-frame', gaf).frozen).toEqual(['gaf.gamma', 'gaf.beta']);
  });
});

describe('the next frame', () => {
  it('begins as the last frame again', async () => {
    const task = openTask('next-frame', VIVIT);
    const weights = { ...initWeights(VIVIT.specs, 2), ...initWeights(task.specs, 3) };
    const x = Float32Array.from({ length: 48 }, (_, i) => Math.sin(i));
    const got = await lossOf(task, weights, () => ({
      size: 1,
      x: tensor(x.subarray(0, 32), [1, 2, 1, 4, 4]),
      next: tensor(x.subarray(16), [1, 2, 1, 4, 4]),
    }));
    let want = 0;
    for (let i = 16; i < 32; i++) want += (x[i + 16]! - x[i]!) ** 2 / 16;
    expect(got).toBeCloseTo(want, 5);
  });
});

describe('a task', () => {
  it('that is none, on a model that cannot do it, or without its classes is refused', () => {
    expect(() => openTask('chess', MLP)).toThrow("'chess' is no task; there are masked-patches");
    expect(() => openTask('next-frame', MLP)).toThrow(
      'needs a model that sees patches: vivit or diffgaf-vivit, not mlp',
    );
    expect(() => openTask('regime', MLP)).toThrow("'names' is undefined");
    expect(() => openTask('regime', MLP, { names: ['one'] })).toThrow('at least two');
    expect(() => openTask('classes', MLP, { names: ['a', 'b'], smooth: 1 })).toThrow('classes.smooth: unknown option');
  });
});
