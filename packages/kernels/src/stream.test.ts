/** The sliding frame against frames drawn anew, and its block means against their definition. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { array, assert, constantFrom, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrozenMap, GafField } from './gaf.ts';
import { loadGafKernelSync } from './node.ts';

// Up to date or compiled now: the tests are then of this source, not of an older build.
execFileSync(process.execPath, [fileURLToPath(new URL('../build.mjs', import.meta.url))]);
const kernel = loadGafKernelSync();
const map: FrozenMap = { mu: 0.001, sigma: 0.02, gamma: 0.5, beta: -0.1 };
const FIELDS: readonly GafField[] = ['gasf', 'gadf'];

function redrawn(values: readonly number[], field: GafField, how: FrozenMap): Float32Array {
  const plan = kernel.plan({ length: values.length, window: values.length, size: values.length, stride: 1 });
  plan.values.set(values);
  plan.scale({ kind: 'tanh', map: how });
  plan.draw(field);
  return plan.frames;
}

describe('stream', () => {
  it('[E2][E5][E6] equals the frame drawn anew, to the bit, after every push', () => {
    assert(
      property(
        integer({ min: 2, max: 13 }),
        constantFrom(...FIELDS),
        array(double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 13, maxLength: 40 }),
        (size, field, values) => {
          const stream = kernel.stream(size, 1, field, map);
          values.forEach((value, t) => {
            stream.push(value);
            if (t + 1 < size) return;
            stream.unroll();
            expect(stream.frame).toEqual(redrawn(values.slice(t + 1 - size, t + 1), field, map));
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('changes nothing but the newest row and column', () => {
    const size = 16;
    const stream = kernel.stream(size, 4, 'gadf', map);
    for (let t = 0; t < size; t++) stream.push(Math.sin(t) * 0.02);
    stream.unroll();
    const before = stream.frame.slice();
    stream.push(0.03);
    stream.unroll();
    for (let i = 0; i < size - 1; i++)
      for (let j = 0; j < size - 1; j++) expect(stream.frame[i * size + j]).toBe(before[(i + 1) * size + j + 1]);
  });

  it('[E5][E6] pools to the mean of each block, and for GADF to s̄_a·x̄_b − x̄_a·s̄_b of the block means', () => {
    for (const [size, pooled] of [
      [32, 8],
      [12, 4],
      [9, 3],
      [6, 6],
      [10, 1],
    ] as const)
      for (const field of FIELDS) {
        const stream = kernel.stream(size, pooled, field, map);
        for (let t = 0; t < size + 5; t++) stream.push(Math.sin(t * t) * 0.03);
        stream.unroll();
        stream.pool();
        const block = size / pooled;
        const recent = Array.from({ length: size }, (_, i) => Math.sin((i + 5) ** 2) * 0.03);
        const x = recent.map((v) => Math.tanh((map.gamma * (v - map.mu)) / map.sigma + map.beta));
        const mean = (list: readonly number[], a: number): number =>
          list.slice(a * block, (a + 1) * block).reduce((sum, v) => sum + v, 0) / block;
        const s = x.map((v) => Math.sqrt(1 - v * v));
        for (let a = 0; a < pooled; a++)
          for (let b = 0; b < pooled; b++) {
            let sum = 0;
            for (let i = 0; i < block; i++)
              for (let j = 0; j < block; j++) sum += stream.frame[(a * block + i) * size + b * block + j]!;
            const got = stream.pooled[a * pooled + b]!;
            expect(Math.abs(got - sum / block ** 2)).toBeLessThan(1e-6);
            const identity =
              field === 'gadf'
                ? mean(s, a) * mean(x, b) - mean(x, a) * mean(s, b)
                : mean(x, a) * mean(x, b) - mean(s, a) * mean(s, b);
            expect(Math.abs(got - identity)).toBeLessThan(1e-6);
          }
      }
  });

  it('forgets what it saw under another map', () => {
    const stream = kernel.stream(4, 2, 'gasf', map);
    for (let t = 0; t < 9; t++) stream.push(t * 0.01);
    const other = { mu: 0, sigma: 1, gamma: 2, beta: 0 };
    stream.retune(other);
    expect(stream.count).toBe(0);
    expect(() => stream.unroll()).toThrow('a frame needs 4 values; 0 have been pushed');
    for (const v of [0.1, 0.2, 0.3]) stream.push(v);
    expect(() => stream.pool()).toThrow('a frame needs 4 values; 3 have been pushed');
    stream.push(0.4);
    stream.unroll();
    expect(stream.frame).toEqual(redrawn([0.1, 0.2, 0.3, 0.4], 'gasf', other));
  });

  it('[E2] refuses a value that is not finite and stays as it was', () => {
    const stream = kernel.stream(2, 1, 'gadf', map);
    stream.push(0.01);
    stream.push(0.02);
    expect(() => stream.push(Number.NaN)).toThrow('value NaN');
    stream.unroll();
    expect(stream.count).toBe(2);
    expect(stream.frame).toEqual(redrawn([0.01, 0.02], 'gadf', map));
  });

  it('refuses blocks that do not divide the frame', () => {
    expect(() => kernel.stream(32, 5, 'gadf', map)).toThrow('pooled 5 does not divide size 32');
    expect(() => kernel.stream(0, 1, 'gadf', map)).toThrow('size 0');
    expect(() => kernel.stream(4, 2, 'gadf', { ...map, sigma: -1 })).toThrow('σ -1');
  });
});
