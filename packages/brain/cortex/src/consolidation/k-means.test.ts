import { rng } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, kMeans, lloyd, moveCentroids, squareDistance, type Points } from './k-means.ts';
import { near } from './scenario.ts';

const points = (rows: readonly (readonly number[])[], index?: readonly number[]): Points => ({
  data: Float32Array.from(rows.flat()),
  dim: rows[0]!.length,
  index: index ?? rows.map((_, i) => i),
});

/** Two pairs, 10 apart; a pair's points 2 apart. */
const PAIRS = points([
  [0, 0],
  [0, 2],
  [10, 0],
  [10, 2],
]);

describe('one round', () => {
  it('[E64] assigns to the nearest and sums the squares, by hand', () => {
    const cluster = new Int32Array(4);
    // from (0, 0) and (10, 0): 0, 4, 0, 4
    expect(assign(PAIRS, Float64Array.of(0, 0, 10, 0), cluster)).toBe(8);
    expect([...cluster]).toEqual([0, 0, 1, 1]);
    // from (1, 1) and (9, 5): (0,0) and (0,2) 2 each; (10, 0) 26, (10, 2) 10
    expect(assign(PAIRS, Float64Array.of(1, 1, 9, 5), cluster)).toBe(40);
    // one centroid at (5, 1): 26 each
    expect(assign(PAIRS, Float64Array.of(5, 1), cluster.fill(0))).toBe(104);
    expect([...cluster]).toEqual([0, 0, 0, 0]);
  });
  it('[E64] of equals a point stays where it was', () => {
    const cluster = Int32Array.of(1, 0, 1, 0);
    expect(assign(PAIRS, Float64Array.of(5, 1, 5, 1), cluster)).toBe(104);
    expect([...cluster]).toEqual([1, 0, 1, 0]);
  });
  it('[E45] the centroid is the mean of its members, by hand; without members it stays', () => {
    const centroids = Float64Array.of(9, 9, 7, 7, 5, 5);
    const size = Int32Array.of(9, 9, 9);
    moveCentroids(PAIRS, Int32Array.of(0, 0, 2, 0), centroids, size);
    // ((0,0) + (0,2) + (10,2))/3, nothing, (10, 0)
    expect([...size]).toEqual([3, 0, 1]);
    expect(centroids[0]).toBeCloseTo(10 / 3, 14);
    expect(centroids[1]).toBeCloseTo(4 / 3, 14);
    expect([...centroids.subarray(2)]).toEqual([7, 7, 10, 0]);
  });
  it('[E45] [E64] points are named by their row, in any order', () => {
    const some = points([[9], [1], [5], [3]], [3, 1]);
    const centroids = Float64Array.of(0);
    const size = new Int32Array(1);
    expect(assign(some, centroids, new Int32Array(2))).toBe(10);
    moveCentroids(some, new Int32Array(2), centroids, size);
    expect([centroids[0], size[0]]).toEqual([2, 2]);
  });
  it('a distance is given up once it is too long, and is right where it is not', () => {
    const random = rng(1);
    const p = points([near(0, 50, 3, random)]);
    const z = Float64Array.from(near(1, 50, 3, random));
    const whole = p.data.reduce((sum, x, d) => sum + (x - z[d]!) ** 2, 0);
    expect(squareDistance(p, 0, z, 0)).toBeCloseTo(whole, 12);
    expect(squareDistance(p, 0, z, 0, whole + 1e-9)).toBe(squareDistance(p, 0, z, 0));
    const given = squareDistance(p, 0, z, 0, whole / 10);
    expect(given).toBeGreaterThanOrEqual(whole / 10);
    expect(given).toBeLessThanOrEqual(whole);
  });
});

describe('kMeans', () => {
  it('[E45] [E64] finds the two pairs: objective 4, centroids (0, 1) and (10, 1)', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { centroids, cluster, size, objective } = kMeans(PAIRS, 2, 3, 20, rng(seed));
      expect(objective.at(-1)).toBe(4);
      expect([...size]).toEqual([2, 2]);
      expect(cluster[0]).toBe(cluster[1]);
      expect(cluster[0]).not.toBe(cluster[2]);
      const left = cluster[0]!;
      expect([...centroids.subarray(2 * left, 2 * left + 2)]).toEqual([0, 1]);
    }
  });
  it('[E64] the objective never rises from round to round', () => {
    const point = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }));
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 3, maxLength: 40 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(1000),
        (rows, k, seed) => {
          const { objective, size } = kMeans(points(rows), k, 1, 30, rng(seed));
          for (let t = 1; t < objective.length; t++) expect(objective[t]).toBeLessThanOrEqual(objective[t - 1]! + 1e-9);
          expect(size.reduce((a, b) => a + b)).toBe(rows.length);
        },
      ),
    );
  });
  it('[E64] stops as soon as nothing changes hands', () => {
    expect(lloyd(PAIRS, Float64Array.of(0, 0, 10, 0), 100).objective).toEqual([8, 4]);
    expect(lloyd(PAIRS, Float64Array.of(0, 0, 10, 0), 1).objective).toEqual([8]);
  });
  it('[E64] more starts are never worse, the best is kept, and the seed decides', () => {
    const random = rng(4);
    const rows = Array.from({ length: 300 }, (_, i) => near(i % 9, 12, 0.8, random));
    let better = 0;
    for (let seed = 0; seed < 12; seed++) {
      const once = kMeans(points(rows), 9, 1, 50, rng(seed)).objective.at(-1)!;
      const often = kMeans(points(rows), 9, 8, 50, rng(seed)).objective.at(-1)!;
      expect(often).toBeLessThanOrEqual(once); // its first start is the same
      if (often < once) better++;
    }
    expect(better).toBeGreaterThan(0);
    expect(kMeans(points(rows), 9, 2, 50, rng(1))).toEqual(kMeans(points(rows), 9, 2, 50, rng(1)));
  });
  it('finds what was there: seven groups on seven axes', () => {
    const random = rng(2);
    const rows = Array.from({ length: 350 }, (_, i) => near(i % 7, 20, 0.3, random));
    const { cluster } = kMeans(points(rows), 7, 4, 50, rng(3));
    for (let i = 7; i < 350; i++) expect(cluster[i]).toBe(cluster[i % 7]);
    expect(new Set(cluster).size).toBe(7);
  });
  it('[E64] refuses more clusters than points, or none; as many as points is exact', () => {
    for (const k of [0, 5, 1.5]) expect(() => kMeans(PAIRS, k, 1, 5, rng(1))).toThrow(`${k} clusters of 4 points`);
    expect(kMeans(PAIRS, 1, 1, 5, rng(1)).objective.at(-1)).toBe(104);
    expect(kMeans(PAIRS, 4, 1, 5, rng(1)).objective.at(-1)).toBe(0);
    expect(kMeans(points([[1], [1], [1]]), 2, 1, 5, rng(1)).objective.at(-1)).toBe(0); // points that coincide
  });
});
