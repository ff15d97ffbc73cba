import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../fixtures/sumtree-cpprb.json' with { type: 'json' };
import { rng } from './rng.ts';
import { initSumTree, leafAt, prefixSum, rebuildSumTree, setWeight, weightOf } from './sum-tree.ts';

const treeOf = (weights: readonly number[]): ReturnType<typeof initSumTree> => {
  const tree = initSumTree(weights.length);
  weights.forEach((w, i) => setWeight(tree, i, w));
  return tree;
};

describe('sum tree', () => {
  it("[E40] meets the segment tree of cpprb's own test", () => {
    const tree = treeOf(Array.from({ length: reference.capacity }, (_, i) => i));
    const between = (from: number, to: number): number => prefixSum(tree, to) - prefixSum(tree, from);
    expect(between(0, 11)).toBe(reference.reduce_0_11);
    expect(between(13, 15)).toBe(reference.reduce_13_15);
    expect(leafAt(tree, 7)).toBe(reference.largest_prefix_index_sum_le_7);
    for (let k = 12; k < 22; k++) setWeight(tree, k % 16, 5);
    expect(between(0, 11)).toBe(reference.reduce_0_11_after);
    expect(between(13, 15)).toBe(reference.reduce_13_15_after);
    expect(leafAt(tree, 7)).toBe(reference.largest_prefix_index_sum_le_7_after);
  });

  const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 700 });
  it('holds the sum of its leaves, and every prefix of it, after any changes', () => {
    const change = fc.tuple(fc.nat(699), fc.integer({ min: 0, max: 1000 }));
    fc.assert(
      fc.property(weights, fc.array(change, { maxLength: 200 }), (start, changes) => {
        const tree = treeOf(start);
        const plain = [...start];
        for (const [at, w] of changes) {
          plain[at % plain.length] = w;
          setWeight(tree, at % plain.length, w);
        }
        let sum = 0;
        plain.forEach((w, i) => {
          expect(prefixSum(tree, i)).toBe(sum);
          expect(weightOf(tree, i)).toBe(w);
          sum += w;
        });
        expect(tree.total).toBe(sum);
        expect(prefixSum(tree, plain.length)).toBe(sum);
      }),
    );
  });
  it('finds the leaf whose stretch of the line holds the draw', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (start, share) => {
        fc.pre(start.some((w) => w > 0));
        const tree = treeOf(start);
        const u = share * tree.total;
        const leaf = leafAt(tree, u);
        expect(prefixSum(tree, leaf)).toBeLessThanOrEqual(u);
        expect(prefixSum(tree, leaf + 1)).toBeGreaterThan(u);
      }),
    );
  });
  it('[E40] draws each leaf as often as its weight says', () => {
    // 300 leaves over three levels; 200,000 draws; χ² with 200 − 1 degrees of freedom: 99.99 % below 283
    const tree = treeOf(Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? 0 : 1 + (i % 7))));
    const seen = new Float64Array(300);
    const random = rng(7);
    const draws = 200_000;
    for (let k = 0; k < draws; k++) {
      const leaf = leafAt(tree, random.next() * tree.total);
      seen[leaf] = seen[leaf]! + 1;
    }
    let chi = 0;
    seen.forEach((count, i) => {
      const expected = (draws * weightOf(tree, i)) / tree.total;
      if (expected === 0) expect(count).toBe(0);
      else chi += (count - expected) ** 2 / expected;
    });
    expect(chi).toBeLessThan(283);
  });

  it('keeps its sums through a million changes of very unlike size, and a rebuild makes them exact', () => {
    const n = 1000;
    const tree = initSumTree(n);
    const random = rng(3);
    for (let k = 0; k < 1e6; k++) setWeight(tree, random.below(n), 10 ** (16 * random.next() - 8));
    let exact = 0;
    for (let i = 0; i < n; i++) exact += weightOf(tree, i);
    expect(Math.abs(tree.total / exact - 1)).toBeLessThan(1e-12);
    expect(tree.changes).toBeLessThan(8 * n);
    for (let i = 0; i < n; i++) setWeight(tree, i, 1e-9);
    rebuildSumTree(tree);
    expect(Math.abs(tree.total / (n * 1e-9) - 1)).toBeLessThan(1e-12);
    expect(tree.changes).toBe(0);
  });
  it('is rebuilt in time: what rounding left behind is gone after 8 changes a leaf', () => {
    const tree = treeOf([1e16, 1]);
    setWeight(tree, 0, 0);
    expect(tree.total).not.toBe(1); // 1 was lost beside 1e16
    for (let k = 0; k < 16; k++) setWeight(tree, 0, 0);
    expect(tree.total).toBe(1);
  });
  it('never draws a leaf of weight 0, even where the draw is not below the total', () => {
    const tree = treeOf([0, 2, 0, 3, 0]);
    for (const [u, leaf] of [
      [0, 1],
      [1.999, 1],
      [2, 3],
      [4.999, 3],
      [5, 3],
      [9, 3],
    ] as const)
      expect(leafAt(tree, u)).toBe(leaf);
    expect(leafAt(treeOf([0, 0, 4]), 0)).toBe(2);
    expect(() => leafAt(treeOf([0, 0]), 0)).toThrow('all 0');
  });
  it('touches one number a level: five levels of 16 hold a million leaves', () => {
    for (const [n, depth] of [
      [1, 1],
      [16, 1],
      [17, 2],
      [256, 2],
      [257, 3],
      [1 << 20, 5],
    ] as const) {
      const tree = initSumTree(n);
      expect(tree.levels).toHaveLength(depth);
      setWeight(tree, n - 1, 2);
      for (const level of tree.levels) expect(level.filter((x) => x !== 0)).toEqual(Float64Array.of(2));
      expect(leafAt(tree, 1)).toBe(n - 1);
    }
  });
  it('refuses what is no weight, no leaf, no size', () => {
    const tree = initSumTree(3);
    for (const w of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => setWeight(tree, 0, w)).toThrow(`${w}`);
    for (const i of [-1, 3, Number.NaN]) expect(() => setWeight(tree, i, 1)).toThrow('leaf');
    for (const n of [0, 1.5, -2]) expect(() => initSumTree(n)).toThrow(`size ${n}`);
  });
});
