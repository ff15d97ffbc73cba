/** The models: shapes, counts by formula, gradients end to end, the same numbers on every backend. */
import { rng } from '@janus/numerics';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from '../node/backend.ts';
import { gradientsOf, onEveryBackend, relativeDistance, slopeAlong, type HostTensors } from '../node/testing.ts';
import {
  dispose,
  disposeAll,
  gramian,
  mul,
  read,
  sum,
  tensor,
  tensorMemory,
  tidy,
  type Tensor,
} from '../tensor/index.ts';
import { diffGaf } from './diff-gaf.ts';
import { openModel } from './open.ts';
import { patchesFrom } from './patches.ts';
import { checkWeights, countOf, initWeights, upload, type Weights } from './weights.ts';

const random = rng(11);
const noise = (n: number): Float32Array => Float32Array.from({ length: n }, () => random.normal());
const TINY_GAF = { features: 3, select: [2, 0], window: 8, size: 4, stride: 2, frames: 2 };
const TINY = { patch: 2, dim: 4, heads: 2, hidden: 6, spatialLayers: 1, temporalLayers: 1, width: 3 };
const MODELS: readonly [string, Record<string, unknown>][] = [
  ['vivit', { frames: 4, channels: 2, rows: 4, columns: 6, ...TINY, tubelet: 2 }],
  ['diffgaf-vivit', { ...TINY_GAF, ...TINY, field: 'both' }],
  ['diffgaf-lstm', { ...TINY_GAF, patch: 2, dim: 2, frameWidth: 4, cell: 4, width: 3 }],
  ['lstm', { features: 3, bars: 5, cell: 4, width: 3 }],
  ['mlp', { features: 3, bars: 5, hidden: 4, layers: 2, width: 3 }],
];

/** Σ of a batch of two embeddings with weights that differ. */
const BATCH = 2;
const weighed = (y: Tensor): Tensor =>
  sum(
    mul(
      y,
      tensor(
        Float32Array.from({ length: y.size }, (_, i) => Math.sin(1 + i)),
        y.shape,
      ),
    ),
  );
/** One after the other, in the order of the names of `like`. */
const flat = (of: Record<string, Float32Array>, like: Record<string, Float32Array>): Float32Array =>
  Float32Array.from(Object.keys(like).flatMap((name) => [...of[name]!]));
const made = MODELS.map(([kind, options]) => {
  const model = openModel(kind, options);
  const x = noise(BATCH * model.input.reduce((a, b) => a * b, 1));
  const weights = initWeights(model.specs, 3);
  // Tokens start small, and a norm follows them: so near 0 that differences would see its bend.
  for (const { name } of model.specs.filter((spec) => /class|position/.test(spec.name)))
    weights[name]!.values.set(noise(weights[name]!.values.length));
  return { kind, model, x, shape: [BATCH, ...model.input], weights };
});

describe('[E8–E10] the shapes of a ViViT', () => {
  it.each([
    [
      {
        frames: 8,
        channels: 1,
        rows: 32,
        columns: 32,
        patch: 8,
        tubelet: 1,
        dim: 64,
        hidden: 128,
        s: 2,
        t: 2,
        width: 32,
      },
    ],
    [
      {
        frames: 8,
        channels: 4,
        rows: 16,
        columns: 24,
        patch: 4,
        tubelet: 2,
        dim: 32,
        hidden: 48,
        s: 1,
        t: 3,
        width: 8,
      },
    ],
  ])('give the number of its weights by formula: %o', ({ s, t, ...sizes }) => {
    const { frames, channels, rows, columns, patch, tubelet, dim, hidden, width } = sizes;
    const cells = tubelet * channels * patch ** 2;
    const patches = (rows / patch) * (columns / patch);
    const layer = 4 * dim ** 2 + 2 * dim * hidden + 9 * dim + hidden;
    const encoder = (tokens: number, layers: number) => dim + (tokens + 1) * dim + layers * layer + 2 * dim;
    const formula = cells * dim + dim + encoder(patches, s) + encoder(frames / tubelet, t) + dim * width + width;
    const model = openModel('vivit', { ...sizes, heads: 4, spatialLayers: s, temporalLayers: t });
    expect(countOf(model.specs)).toBe(formula);
  });
  it('at the default size it has 142,176 weights in 60 tensors', () => {
    const { specs } = openModel('vivit');
    expect([countOf(specs), specs.length]).toEqual([142_176, 60]);
  });
});

describe('options that cannot be', () => {
  it('are all told at once, with what would divide', () => {
    expect(() => openModel('vivit', { rows: 30, dim: 65 })).toThrow(
      /rows: 30 is not a multiple of vivit.patch, 8\n.*dim: 65 is not a multiple of vivit.heads, 4/,
    );
    expect(() => openModel('diffgaf-vivit', { size: 12 })).toThrow('diffgaf-vivit.window: 32 is not a multiple');
    expect(() => openModel('lstm', { bars: 1, layers: 2 })).toThrow(
      /lstm.bars: 1 is not[^]*lstm.layers: unknown option/,
    );
    expect(() => openModel('diffgaf-lstm', { features: 3, select: [0, 3] })).toThrow(
      'different whole numbers in [0, 3)',
    );
    expect(() => openModel('resnet')).toThrow("'resnet' is no model; there are diffgaf-vivit");
  });
});

describe('weights', () => {
  it('are the same from the same seed, and others from another', () => {
    const { specs } = openModel('mlp', { bars: 4 });
    expect(initWeights(specs, 7)).toEqual(initWeights(specs, 7));
    expect(initWeights(specs, 7)).not.toEqual(initWeights(specs, 8));
  });
  it('of a matrix have variance 1/from; gates begin with a forget bias of 1', () => {
    const weights = initWeights(openModel('lstm', { features: 8, cell: 128 }).specs, 1);
    const { values } = weights['lstm.recurrent.weight']!;
    const variance = values.reduce((v, x) => v + x * x, 0) / values.length;
    expect(variance).toBeCloseTo(1 / 128, 3);
    const bias = [...weights['lstm.bias']!.values];
    expect([bias[127], bias[128], bias[255], bias[256]]).toEqual([0, 1, 1, 0]);
  });
  it('of another model, configuration or with a NaN are refused by name', () => {
    const { specs } = openModel('mlp', { bars: 4 });
    const good = initWeights(specs, 7);
    const { 'mlp.0.bias': gone, ...less } = good;
    expect(gone!.values).toHaveLength(64);
    expect(() => checkWeights(specs, less, 'a.safetensors')).toThrow("a.safetensors holds no weight 'mlp.0.bias'");
    expect(() => checkWeights(specs, { ...good, foo: gone! }, 'a')).toThrow("holds 'foo', which the model has not");
    expect(() => checkWeights(openModel('mlp', { bars: 5 }).specs, good, 'a')).toThrow(
      "'mlp.0.weight' has shape [24, 64], the model wants [30, 64]",
    );
    const bad: Weights = {
      ...good,
      'mlp.1.bias': { shape: [64], values: new Float32Array(64).fill(Number.NaN, 3, 4) },
    };
    expect(() => checkWeights(specs, bad, 'a')).toThrow("'mlp.1.bias' holds NaN at 3");
  });
});

describe('[E2, E3, E7] the Jacobian of DiffGAF', () => {
  const u = [-2.5, -0.4, 0.05, 1.7];
  const angle = (x: number): number => Math.acos(Math.tanh(x));
  const cell = { gasf: (a: number, b: number) => Math.cos(a + b), gadf: (a: number, b: number) => Math.sin(a - b) };
  onEveryBackend(() => {
    it.each(['gasf', 'gadf'] as const)(
      'in u is within 1e-4 of differences in double precision: %s',
      async (field) => {
        const h = 1e-5;
        for (let i = 0; i < 4; i++)
          for (let j = 0; j < 4; j++) {
            const at = { u: { shape: [1, 4], values: Float32Array.from(u) } };
            const { gradients } = await gradientsOf((t) => {
              const one = new Float32Array(16);
              one[i * 4 + j] = 1;
              return sum(mul(gramian(t['u']!, field), tensor(one, [1, 4, 4])));
            }, at);
            for (let k = 0; k < 4; k++) {
              const moved = (by: number) => u.map((x, n) => angle(n === k ? x + by : x));
              const [up, down] = [moved(h), moved(-h)];
              const want = (cell[field](up[i]!, up[j]!) - cell[field](down[i]!, down[j]!)) / (2 * h);
              expect(Math.abs(gradients['u']![k]! - want), `∂G${i}${j}/∂u${k}`).toBeLessThan(1e-4);
            }
          }
      },
      30_000,
    );
  });
});

describe('[E2, §1.2] DiffGAF', () => {
  beforeAll(async () => {
    await openBackend('cpu');
  });
  it('selects, scales, cuts and reduces: each cell by hand', async () => {
    const shape = { features: 2, select: [1], window: 4, size: 2, stride: 1, frames: 2, field: 'gadf' as const };
    const x = [0.3, -0.5, 1.1, 0.7, 0.2];
    const z = Float32Array.from(x.flatMap((v) => [99, v]));
    const video = tidy(() => {
      const w = { 'gaf.gamma': tensor([0.5], [1]), 'gaf.beta': tensor([0.1], [1]) };
      return diffGaf(w, shape, tensor(z, [1, 5, 2]));
    });
    const got = await read(video);
    dispose(video);
    for (let k = 0; k < 2; k++) {
      const mean = (from: number) => 0.5 * ((x[k + from]! + x[k + from + 1]!) / 2) + 0.1;
      const phi = [mean(0), mean(2)].map((v) => Math.acos(Math.tanh(v)));
      expect(got[k * 4 + 1]).toBeCloseTo(Math.sin(phi[0]! - phi[1]!), 6);
      expect(got[k * 4 + 2]).toBeCloseTo(Math.sin(phi[1]! - phi[0]!), 6);
    }
  });
  it('[E8] patches go row by row, their cells by frame, channel, row, column', async () => {
    const shape = { frames: 2, channels: 1, rows: 2, columns: 4, patch: 2, tubelet: 2 };
    const t = tidy(() =>
      patchesFrom(
        tensor(
          Float32Array.from({ length: 16 }, (_, i) => i),
          [1, 2, 1, 2, 4],
        ),
        shape,
      ),
    );
    expect(t.shape).toEqual([1, 2, 8]);
    expect([...(await read(t))]).toEqual([0, 1, 4, 5, 8, 9, 12, 13, 2, 3, 6, 7, 10, 11, 14, 15]);
    dispose(t);
  });
  it('a constant window is drawn: −1 on the anti-diagonal of φ = π/2, and nothing divides by zero', async () => {
    const t = tidy(() => gramian(tensor([0, 0], [1, 2]), 'gasf'));
    expect([...(await read(t))]).toEqual([-1, -1, -1, -1]);
    dispose(t);
  });
});

describe('[E2–E10] every model', () => {
  const reference = new Map<string, { value: number; gradients: Record<string, Float32Array> }>();
  const inputs = (m: (typeof made)[number]): HostTensors => ({ ...m.weights, '#x': { shape: m.shape, values: m.x } });
  const valueOf = (m: (typeof made)[number]) => (t: Record<string, Tensor>) => weighed(m.model.embed(t, t['#x']!));
  beforeAll(async () => {
    await openBackend('cpu');
    for (const m of made) reference.set(m.kind, await gradientsOf(valueOf(m), inputs(m)));
  });
  it.each(made.map((m) => [m.kind, m] as const))(
    'has the slope of the differences along every weight: %s',
    async (kind, m) => {
      const gradients = reference.get(kind)!.gradients;
      for (const { name } of m.model.specs.filter(({ learned }) => learned)) {
        const along = gradients[name]!.map((_, i) => Math.sign(Math.sin(2 + 3.7 * i)));
        const got = gradients[name]!.reduce((total, g, i) => total + g * along[i]!, 0);
        const want = await slopeAlong(valueOf(m), inputs(m), name, along, 0.002);
        expect(Math.abs(got - want), name).toBeLessThan(2e-3 * Math.max(1, Math.hypot(...gradients[name]!)));
      }
    },
  );
  onEveryBackend((choice) => {
    // A software adapter compiles for seconds: the others are made of the same operations.
    const some = choice === 'webgpu-software' ? made.filter(({ kind }) => kind === 'diffgaf-vivit') : made;
    it.each(some.map((m) => [m.kind, m] as const))(
      'gives one embedding a sample and the numbers of cpu: %s',
      async (kind, m) => {
        const before = tensorMemory().tensors;
        const w = upload(m.weights);
        const x = tensor(m.x, m.shape);
        const y = tidy(() => m.model.embed(w, x));
        expect(y.shape).toEqual([BATCH, m.model.width]);
        dispose(x, y);
        disposeAll(w);
        expect(tensorMemory().tensors).toBe(before);
        const got = await gradientsOf(valueOf(m), inputs(m));
        expect(Math.abs(got.value - reference.get(kind)!.value)).toBeLessThan(1e-5);
        const wanted = reference.get(kind)!.gradients;
        expect(relativeDistance(flat(got.gradients, wanted), flat(wanted, wanted))).toBeLessThan(1e-5);
      },
      60_000,
    );
  });
  it('[E9, E10] shows what its heads look at: rows that sum to 1, in space and in time', async () => {
    await openBackend('cpu');
    const { model, weights, x, shape } = made[1]!;
    const seen: Record<string, readonly number[]> = {};
    const sums: number[] = [];
    const kept: Tensor[] = [];
    const y = tidy(() => {
      const out = model.embed(upload(weights), tensor(x, shape), (name, value) => {
        seen[name] = value.shape;
        if (name !== 'frames') kept.push(sum(value, [3]));
      });
      return [out, ...kept];
    });
    for (const t of y.slice(1)) sums.push(...(await read(t)));
    dispose(...y);
    expect(seen).toEqual({
      frames: [2, 2, 4, 4, 4],
      'spatial.0': [4, 2, 5, 5],
      'temporal.0': [2, 2, 3, 3],
    });
    expect(sums.every((total) => Math.abs(total - 1) < 1e-6)).toBe(true);
  });
});
