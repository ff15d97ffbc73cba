/** The wasm kernel against pyts, against hand values, and against cos(acos + acos) in double precision. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { array, assert, constant, constantFrom, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import shipped from '../fixtures/gaf-pyts.json' with { type: 'json' };
import type { GafField, GafScale } from './gaf.ts';
import { loadGafKernel, loadGafKernelSync } from './node.ts';

// Up to date or compiled now: the tests are then of this source, not of an older build.
execFileSync(process.execPath, [fileURLToPath(new URL('../build.mjs', import.meta.url))]);
const kernel = loadGafKernelSync();

interface Case {
  name: string;
  op: string;
  method?: string;
  image_size?: number;
  output_size?: number;
  overlapping?: boolean;
  sample_range?: number[];
  input: number[];
  expected: number[] | number[][];
}

const fieldOf = (c: Case): GafField => (c.method === 'summation' ? 'gasf' : 'gadf');
const worst = (got: ArrayLike<number>, want: readonly number[]): number => {
  expect(got.length).toBe(want.length);
  return want.reduce((most, w, i) => Math.max(most, Math.abs(got[i]! - w)), 0);
};

function drawn(values: readonly number[], size: number, field: GafField, how: GafScale): Float32Array {
  const plan = kernel.plan({ length: values.length, window: values.length, size, stride: 1 });
  plan.values.set(values);
  plan.scale(how);
  plan.draw(field);
  return plan.frames;
}

function agree(cases: readonly Case[]): void {
  for (const c of cases.filter((c) => c.op === 'gaf')) {
    const [low = -1, high = 1] = c.sample_range ?? [];
    const got = drawn(c.input, c.image_size ?? c.input.length, fieldOf(c), { kind: 'minmax', low, high });
    expect(worst(got, (c.expected as number[][]).flat()), c.name).toBeLessThan(1e-6);
  }
  for (const c of cases.filter((c) => c.op === 'paa')) {
    const scale = Math.max(...c.input.map(Math.abs));
    const got = kernel.paa(Float64Array.from(c.input), c.output_size!, c.overlapping ? 'overlap' : 'split');
    expect(worst(got, c.expected as number[]) / scale, c.name).toBeLessThan(1e-12);
  }
}

const testData = process.env['JANUS_TEST_DATA'];

describe('against pyts 0.13.0', () => {
  it('[E1][E5][E6] agrees within 1e-6 on every shipped case, and the means within 1e-12', () => {
    expect(shipped.cases.length).toBe(22);
    agree(shipped.cases);
  });
  it.skipIf(!testData)('[E1][E5][E6] agrees on the reference set with real series', () => {
    const file = gunzipSync(readFileSync(`${testData}/reference/gaf_mtf_pyts.json.gz`));
    const { cases } = JSON.parse(file.toString()) as { cases: Case[] };
    expect(cases.filter((c) => c.op !== 'mtf').length).toBe(13);
    agree(cases.filter((c) => c.op === 'gaf'));
    // Made with the default of pyts's PAA class, overlapping segments; its values are rounded to ten digits.
    for (const c of cases.filter((c) => c.op === 'paa')) {
      const got = kernel.paa(Float64Array.from(c.input), c.output_size!, 'overlap');
      expect(worst(got, c.expected as number[]), c.name).toBeLessThan(1e-9);
    }
  });
});

describe('hand values', () => {
  // Prices 10, 14, 13, 18: min 10, max 18. x̃ = 2·(p − 10)/8 − 1 = −1, 0, −0.25, 1; √(1 − x̃²) = 0, 1, √0.9375, 0.
  const x = [-1, 0, -0.25, 1];
  const s = [0, 1, Math.sqrt(0.9375), 0];
  const prices = [10, 14, 13, 18];
  it('[E1] maps min to −1, max to 1 and the rest in proportion', () => {
    const plan = kernel.plan({ length: 4, window: 4, size: 4, stride: 1 });
    plan.values.set(prices);
    plan.scale({ kind: 'minmax' });
    expect(Array.from(plan.lo, (lo, i) => lo - plan.hi[i]!)).toEqual(x);
  });
  it('[E5] GASF of 10, 14, 13, 18', () => {
    // Row of 14 (x̃ = 0, s = 1): −s_j. Row of 13: −0.25·x_j − √0.9375·s_j, diagonal 0.0625 − 0.9375 = −0.875.
    const got = drawn(prices, 4, 'gasf', { kind: 'minmax' });
    expect(worst(got.subarray(4, 8), [-0, -1, -s[2]!, -0])).toBeLessThan(1e-7);
    expect(worst(got.subarray(8, 12), [0.25, -s[2]!, -0.875, -0.25])).toBeLessThan(1e-7);
    expect(worst(got.subarray(12, 16), [-1, 0, -0.25, 1])).toBeLessThan(1e-7);
  });
  it('[E6] GADF of 10, 14, 13, 18', () => {
    // G_ij = s_i·x_j − x_i·s_j. Row of 14: x_j. Row of 13: √0.9375·x_j + 0.25·s_j.
    const got = drawn(prices, 4, 'gadf', { kind: 'minmax' });
    expect(worst(got.subarray(4, 8), x)).toBeLessThan(1e-7);
    expect(worst(got.subarray(8, 12), [-s[2]!, 0.25, 0, s[2]!])).toBeLessThan(1e-7);
    expect(worst(got.subarray(12, 16), [0, -1, -s[2]!, 0])).toBeLessThan(1e-7);
  });
  it('[E2] x̃ = tanh(γ(x − μ)/σ + β) and its √(1 − x̃²) = sech', () => {
    // μ 3, σ 2, γ 0.5, β 0.25: x = 3, 5, −1, 103 give u = 0.25, 0.75, −0.75, 25.25.
    // tanh 0.25 = 0.2449186624, tanh 0.75 = 0.6351489524; sech² = 1 − tanh² (DLMF 4.28).
    const map = { mu: 3, sigma: 2, gamma: 0.5, beta: 0.25 };
    const plan = kernel.plan({ length: 4, window: 4, size: 4, stride: 1 });
    plan.values.set([3, 5, -1, 103]);
    plan.scale({ kind: 'tanh', map });
    expect(plan.flags[0]).toBe(0);
    const x = Array.from(plan.lo, (lo, i) => lo - plan.hi[i]!);
    expect(worst(x, [0.2449186624, 0.6351489524, -0.6351489524, 1])).toBeLessThan(1e-7);
    const s = Array.from(plan.lo, (lo, i) => 2 * Math.sqrt(lo * plan.hi[i]!));
    expect(worst(s.slice(0, 3), [0.9695436291, 0.7723896739, 0.7723896739])).toBeLessThan(1e-6);
    // Where tanh has long saturated to 1, sech 25.25 = 2·e^−25.25 = 2.16e-11 still has its digits.
    expect(s[3]! / (2 * Math.exp(-25.25))).toBeCloseTo(1, 6);
  });
});

const reference = (window: readonly number[], field: GafField): number[] => {
  const low = Math.min(...window);
  const range = Math.max(...window) - low;
  const x = window.map((p) => (2 * (p - low)) / range - 1);
  const phi = x.map((v) => Math.acos(Math.max(-1, Math.min(1, v))));
  return phi.flatMap((a) => phi.map((b) => (field === 'gasf' ? Math.cos(a + b) : Math.sin(a - b))));
};

describe('precision and shape', () => {
  it('[E5][E6] keeps 1e-6 where prices move by little against their level', () => {
    const prices = Array.from({ length: 64 }, (_, i) => 67_000 + 0.01 * Math.sin(i) + 0.002 * i);
    for (const field of ['gasf', 'gadf'] as const)
      expect(worst(drawn(prices, 64, field, { kind: 'minmax' }), reference(prices, field))).toBeLessThan(1e-6);
  });

  it('[E5][E6] equals the angles in double precision for any length, window, size and stride', () => {
    const shapes = record({ window: integer({ min: 2, max: 41 }), extra: integer({ min: 0, max: 30 }) }).chain(
      ({ window, extra }) =>
        record({
          window: constant(window),
          values: array(double({ min: -1e6, max: 1e6, noNaN: true }), {
            minLength: window + extra,
            maxLength: window + extra,
          }),
          size: integer({ min: 2, max: window }),
          stride: integer({ min: 1, max: 7 }),
          field: constantFrom('gasf' as const, 'gadf' as const),
        }),
    );
    assert(
      property(shapes, ({ values, window, size, stride, field }) => {
        const plan = kernel.plan({ length: values.length, window, size, stride: Math.min(stride, values.length) });
        plan.values.set(values);
        plan.scale({ kind: 'minmax' });
        plan.draw(field);
        let frames = 0;
        for (let start = 0; start + window <= values.length; start += plan.stride) {
          const cut = Float64Array.from(values.slice(start, start + window));
          const means = size === window ? cut : kernel.paa(cut, size, 'split');
          const got = plan.frames.subarray(frames * size * size, (frames + 1) * size * size);
          if (plan.flags[frames] === 0) expect(worst(got, reference(Array.from(means), field))).toBeLessThan(1e-6);
          else expect(got.every((v) => v === (field === 'gasf' ? -1 : 0))).toBe(true);
          frames++;
        }
        expect(plan.count).toBe(frames);
      }),
      { numRuns: 150 },
    );
  });

  it('gives each frame of a video as if it were alone', () => {
    const values = Array.from({ length: 50 }, (_, i) => 100 + Math.sin(i * 0.7) * 5 + (i % 7));
    const video = kernel.plan({ length: 50, window: 13, size: 10, stride: 4 });
    video.values.set(values);
    video.scale({ kind: 'minmax' });
    video.draw('gadf');
    expect(video.count).toBe(10);
    for (let k = 0; k < 10; k++)
      expect(video.frames.slice(k * 100, (k + 1) * 100)).toEqual(
        drawn(values.slice(k * 4, k * 4 + 13), 10, 'gadf', { kind: 'minmax' }),
      );
  });

  it('[E1][E5][E6] flags a constant window and defines its frame', () => {
    const plan = kernel.plan({ length: 22, window: 9, size: 9, stride: 5 });
    plan.values.fill(5);
    plan.values[0] = 1;
    plan.values[18] = 6;
    plan.scale({ kind: 'minmax' });
    expect(Array.from(plan.flags)).toEqual([0, 1, 0]);
    expect(Array.from(plan.lo.subarray(9, 18))).toEqual(Array.from({ length: 9 }, () => 0.5));
    expect(Array.from(plan.hi.subarray(9, 18))).toEqual(Array.from({ length: 9 }, () => 0.5));
    plan.draw('gasf');
    expect(Array.from(plan.frames.subarray(81, 162))).toEqual(Array.from({ length: 81 }, () => -1));
    plan.draw('gadf');
    expect(Array.from(plan.frames.subarray(81, 162))).toEqual(Array.from({ length: 81 }, () => 0));
  });

  it('[E1] is right down to ranges whose inverse a double cannot hold', () => {
    const got = drawn([0, 5e-324, 1e-323], 3, 'gadf', { kind: 'minmax' });
    // x̃ = −1, 0, 1 and s = 0, 1, 0: rows s_j, x_j and −s_j.
    expect(worst(got, [0, 1, 0, -1, 0, 1, 0, -1, 0])).toBe(0);
  });
});

describe('refusals', () => {
  it('[E1][E2] names the window with a value that is not finite', () => {
    const plan = kernel.plan({ length: 10, window: 4, size: 4, stride: 3 });
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      plan.values.fill(1);
      plan.values[5] = bad;
      plan.values[0] = 2;
      expect(() => plan.scale({ kind: 'minmax' })).toThrow('values 3 to 6');
      expect(() => plan.scale({ kind: 'tanh', map: { mu: 0, sigma: 1, gamma: 1, beta: 0 } })).toThrow('values 3 to 6');
    }
  });
  it('names the length, the range or the map at fault', () => {
    const shape = { length: 10, window: 5, size: 5, stride: 1 };
    expect(() => kernel.plan({ ...shape, window: 11 })).toThrow('window 11 is not a whole number in [1, 10]');
    expect(() => kernel.plan({ ...shape, size: 6 })).toThrow('size 6 is not a whole number in [1, 5]');
    expect(() => kernel.plan({ ...shape, stride: 0 })).toThrow('stride 0');
    expect(() => kernel.plan({ ...shape, length: 1.5 })).toThrow('length 1.5');
    expect(() => kernel.plan({ length: 2 ** 20, window: 512, size: 512, stride: 1 })).toThrow('do not fit one memory');
    expect(() => kernel.paa(new Float64Array(3), 4, 'split')).toThrow('size 4 is not a whole number in [1, 3]');
    const plan = kernel.plan(shape);
    expect(() => plan.scale({ kind: 'minmax', low: 0.5, high: 0.5 })).toThrow('range [0.5, 0.5]');
    expect(() => plan.scale({ kind: 'tanh', map: { mu: 0, sigma: 0, gamma: 1, beta: 0 } })).toThrow('σ 0');
  });
});

it('loads once, whichever way it is asked for', async () => {
  expect(await loadGafKernel()).toBe(kernel);
});
