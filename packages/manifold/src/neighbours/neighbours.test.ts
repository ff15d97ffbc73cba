import { rng } from '@janus/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamFrom } from '../stream.ts';
import { initDescent, stepDescent } from './descent.ts';
import { initExact, stepExact } from './exact.ts';
import { finish, type Neighbours } from './lists.ts';

function exact(data: Float32Array, n: number, dim: number, m: number): Neighbours {
  const search = initExact(n, m);
  while (!stepExact(search, data, dim));
  finish(search.lists);
  return search.lists;
}
function descent(data: Float32Array, n: number, dim: number, m: number, seed: number): Neighbours {
  const search = initDescent(n, m);
  const stream = streamFrom(rng(seed));
  while (!stepDescent(search, data, dim, stream));
  finish(search.lists);
  return search.lists;
}
/** By sorting all others. */
function sorted(data: Float32Array, n: number, dim: number, m: number, i: number): number[] {
  const d = (j: number): number => {
    let sum = 0;
    for (let k = 0; k < dim; k++) sum += (data[i * dim + k]! - data[j * dim + k]!) ** 2;
    return Math.fround(sum);
  };
  return Array.from({ length: n }, (_, j) => j)
    .filter((j) => j !== i)
    .sort((a, b) => d(a) - d(b) || a - b)
    .slice(0, m);
}
const cloud = (n: number, dim: number, seed: number): Float32Array => {
  const random = rng(seed);
  const centre = Array.from({ length: 7 * dim }, () => 2 * random.normal());
  return Float32Array.from({ length: n * dim }, (_, i) => {
    const group = Math.floor(i / dim) % 7;
    return centre[group * dim + (i % dim)]! + random.normal();
  });
};

describe('nearest neighbours', () => {
  it('exact: those that sorting finds, equals by index (whole numbers, so that there are equals)', () => {
    const cell = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 1, max: 20 }),
        fc.infiniteStream(cell),
        (n, dim, s) => {
          const data = Float32Array.from({ length: n * dim }, () => s.next().value as number);
          const m = Math.min(5, n - 1);
          const lists = exact(data, n, dim, m);
          for (let i = 0; i < n; i++)
            expect([...lists.index.subarray(i * m, (i + 1) * m)]).toEqual(sorted(data, n, dim, m, i));
        },
      ),
      { numRuns: 60 },
    );
  });
  it('NN-descent finds nine in ten of the true neighbours in 16 dimensions, and the same ones again', () => {
    const [n, dim, m] = [2500, 16, 14];
    const data = cloud(n, dim, 1);
    const want = exact(data, n, dim, m);
    const got = descent(data, n, dim, m, 7);
    let hits = 0;
    for (let i = 0; i < n; i++) {
      const true_ = new Set(want.index.subarray(i * m, (i + 1) * m));
      const row = got.index.subarray(i * m, (i + 1) * m);
      expect(new Set(row).size).toBe(m);
      expect(row.includes(i)).toBe(false);
      for (const j of row) if (true_.has(j)) hits++;
    }
    expect(hits / (n * m)).toBeGreaterThan(0.9);
    expect(descent(data, n, dim, m, 7).index).toEqual(got.index);
  });
  it('NN-descent fills every list where hundreds of points coincide', () => {
    const [n, dim, m] = [600, 3, 14];
    const data = Float32Array.from({ length: n * dim }, (_, i) => (i < 3 * 500 ? 1 : i));
    const got = descent(data, n, dim, m, 2);
    expect(got.index.every((j) => j >= 0)).toBe(true);
    expect(got.distance.every(Number.isFinite)).toBe(true);
    expect(got.distance.subarray(0, m).every((d) => d === 0)).toBe(true);
  });
});
