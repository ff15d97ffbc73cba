import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { mapQuality } from './quality/map-quality.ts';
import { finishUmap, initUmap, stepUmap, umap } from './umap.ts';

/** Gaussian blobs, point i in blob i mod `blobs`. */
function blobs(n: number, dim: number, count: number, apart: number, seed: number): Float32Array {
  const random = rng(seed);
  const centre = Array.from({ length: count * dim }, () => apart * random.normal());
  return Float32Array.from({ length: n * dim }, (_, i) => {
    const blob = Math.floor(i / dim) % count;
    return centre[blob * dim + (i % dim)]! + random.normal();
  });
}
/** Share of the nearest 10 on the map that are of the same blob. */
function purity(map: Float32Array, n: number, count: number): number {
  let same = 0;
  for (let i = 0; i < n; i++) {
    const d = (j: number): number => (map[2 * i]! - map[2 * j]!) ** 2 + (map[2 * i + 1]! - map[2 * j + 1]!) ** 2;
    const near = Array.from({ length: n }, (_, j) => j)
      .filter((j) => j !== i)
      .sort((a, b) => d(a) - d(b))
      .slice(0, 10);
    for (const j of near) if (j % count === i % count) same++;
  }
  return same / (10 * n);
}

describe('umap', () => {
  it('same seed, same bytes; another seed, another map; the data is left alone', () => {
    const data = blobs(300, 8, 3, 4, 1);
    const before = data.slice();
    const map = (seed: number, options = {}) => umap(data, 300, 8, { epochs: 60, ...options }, rng(seed)).embedding;
    expect(map(1)).toEqual(map(1));
    expect(map(1)).not.toEqual(map(2));
    expect(map(1, { exactUpTo: 0 })).toEqual(map(1, { exactUpTo: 0 }));
    expect(data).toEqual(before);
  });
  it.each([
    ['exact', 3000, 'pca'],
    ['descent', 0, 'random'],
  ] as const)('three blobs stay three: %s search', (kind, exactUpTo, start) => {
    const n = 600;
    const data = blobs(n, 10, 3, 4, 2);
    const map = umap(data, n, 10, { exactUpTo, start }, rng(3));
    expect(map.search).toBe(kind);
    expect(map.epochs).toBe(500);
    expect(purity(map.embedding, n, 3)).toBeGreaterThan(0.99);
    const at = mapQuality(data, n, 10, map.embedding, rng(1), {}, [15]).at[0]!;
    expect(at.trustworthiness).toBeGreaterThan(0.9);
    expect(at.continuity).toBeGreaterThan(0.9);
  });
  it('a sheet rolled up in three dimensions is unrolled', () => {
    const random = rng(4);
    const n = 800;
    const data = new Float32Array(3 * n);
    for (let i = 0; i < n; i++) {
      const t = 1.5 * Math.PI * (1 + 2 * random.next());
      data.set([t * Math.cos(t), 20 * random.next(), t * Math.sin(t)], 3 * i);
    }
    const { embedding } = umap(data, n, 3, {}, rng(1));
    expect(mapQuality(data, n, 3, embedding, rng(1), {}, [15]).at[0]!.trustworthiness).toBeGreaterThan(0.97);
  });
  it('a later map starts from the last one; a new point starts among its neighbours', () => {
    const data = blobs(300, 8, 3, 4, 5);
    const first = umap(data, 300, 8, {}, rng(1)).embedding;
    const initial = first.slice();
    initial.fill(Number.NaN, 0, 20);
    const later = umap(data, 300, 8, { initial, epochs: 30, learningRate: 0.1 }, rng(9)).embedding;
    const moved = (a: Float32Array, b: Float32Array): number => {
      let sum = 0;
      for (let i = 0; i < 300; i++) sum += Math.hypot(a[2 * i]! - b[2 * i]!, a[2 * i + 1]! - b[2 * i + 1]!) / 300;
      return sum;
    };
    expect(moved(first, later)).toBeLessThan(0.25 * moved(first, umap(data, 300, 8, {}, rng(9)).embedding));
    expect(purity(later, 300, 3)).toBeGreaterThan(0.99);
    const nowhere = new Float32Array(600).fill(Number.NaN);
    expect(umap(data, 300, 8, { initial: nowhere, epochs: 5 }, rng(1)).embedding.every(Number.isFinite)).toBe(true);
  });
  it('no points, one, two, and fewer than a neighbourhood', () => {
    expect(umap(new Float32Array(0), 0, 4, {}, rng(1))).toMatchObject({ embedding: new Float32Array(0), epochs: 0 });
    const one = umap(Float32Array.of(1, 2), 1, 2, {}, rng(1));
    expect([...one.embedding].every(Number.isFinite)).toBe(true);
    expect(one.neighbours).toBe(1);
    for (const n of [2, 3, 10]) {
      const map = umap(blobs(n, 4, 2, 3, n), n, 4, {}, rng(1));
      expect(map.neighbours).toBe(n);
      expect(map.embedding).toHaveLength(2 * n);
      expect(map.embedding.every(Number.isFinite)).toBe(true);
    }
  });
  it('duplicates and constant columns', () => {
    const one = umap(new Float32Array(120).fill(3), 40, 3, {}, rng(1)).embedding;
    expect(one.every(Number.isFinite)).toBe(true);
    const twice = blobs(100, 4, 2, 4, 6);
    const data = new Float32Array(200 * 5);
    for (let i = 0; i < 200; i++) data.set([...twice.subarray(4 * (i % 100), 4 * (i % 100) + 4), 7], 5 * i);
    const { embedding } = umap(data, 200, 5, {}, rng(1));
    expect(purity(embedding, 200, 2)).toBeGreaterThan(0.99);
    const line = umap(
      Float32Array.from({ length: 50 }, (_, i) => i),
      50,
      1,
      {},
      rng(1),
    ).embedding;
    expect(line.every(Number.isFinite)).toBe(true);
  });
  it('refuses what cannot be mapped, and names it', () => {
    const run = (data: Float32Array, n: number, dim: number, options = {}) => umap(data, n, dim, options, rng(1));
    expect(() => run(Float32Array.of(1, 2, 3, Number.NaN, 5, 6), 2, 3)).toThrow(/row 1, column 0 is NaN/);
    expect(() => run(Float32Array.of(1, 2, 3, 4, 5, Number.POSITIVE_INFINITY), 2, 3)).toThrow(
      /row 1, column 2 is Infinity/,
    );
    expect(() => run(Float32Array.of(1, 2e20), 2, 1)).toThrow(/row 1, column 0/);
    expect(() => run(new Float32Array(5), 2, 3)).toThrow(/5 numbers are not 2 points of 3/);
    expect(() => run(new Float32Array(6), 2, 3, { neighbors: 5 })).toThrow(/umap.neighbors: unknown option/);
    expect(() => run(new Float32Array(6), 2, 3, { initial: new Float32Array(3) })).toThrow(/give 2 × 2/);
    expect(() =>
      run(new Float32Array(6), 2, 3, { initial: Float32Array.of(0, 0, Number.POSITIVE_INFINITY, 0) }),
    ).toThrow(/point 1 is at Infinity/);
  });
  it('reports each pass, stops between slices, and can be sent to another thread half-way', () => {
    const data = blobs(200, 4, 2, 4, 7);
    const passes: number[] = [];
    const whole = umap(data, 200, 4, { epochs: 20 }, rng(1), { onProgress: (epoch) => passes.push(epoch) });
    expect(passes).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    let asked = 0;
    expect(() => umap(data, 200, 4, { epochs: 20 }, rng(1), { shouldStop: () => ++asked > 5 })).toThrow(
      expect.objectContaining({ code: 'cancelled' }) as Error,
    );
    let state = initUmap(data, 200, 4, { epochs: 20 }, rng(1));
    expect(() => finishUmap(state)).toThrow(/still at 'neighbours'/);
    while (!stepUmap(state)) state = structuredClone(state);
    expect(finishUmap(state).embedding).toEqual(whole.embedding);
  });
});
