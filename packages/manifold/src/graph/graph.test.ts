import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { initExact, stepExact } from '../neighbours/exact.ts';
import { finish, type Neighbours } from '../neighbours/lists.ts';
import { fuzzyUnion, union } from './fuzzy.ts';
import { membership, smooth } from './smooth.ts';

function neighboursOf(data: Float32Array, n: number, dim: number, m: number): Neighbours {
  const search = initExact(n, m);
  while (!stepExact(search, data, dim));
  finish(search.lists);
  return search.lists;
}

describe('fuzzy graph', () => {
  it('memberships by hand', () => {
    expect(membership(2, 2, 1)).toBe(1);
    expect(membership(1, 2, 1)).toBe(1);
    // exp(−(5 − 2) / 3) = 1/e
    expect(membership(5, 2, 3)).toBeCloseTo(Math.exp(-1), 12);
    expect(union(0.5, 0.5)).toBe(0.75);
    expect(union(0.3, 0)).toBe(0.3);
    expect(union(1, 0.2)).toBe(1);
  });
  it('σ solves Σ memberships = log2(m + 1), by hand for three others', () => {
    // d = 1, 2, 3 and ρ = 1: 1 + x + x² = 2 with x = exp(−1/σ), x = (√5 − 1)/2, σ = −1 / ln x = 2.0780869
    const lists = {
      n: 1,
      m: 3,
      index: Int32Array.of(1, 2, 3),
      distance: Float32Array.of(1, 2, 3),
      fresh: new Uint8Array(3),
    };
    const { rho, sigma } = smooth(lists);
    expect(rho[0]).toBe(1);
    expect(sigma[0]).toBeCloseTo(-1 / Math.log((Math.sqrt(5) - 1) / 2), 4);
  });
  it('duplicates: ρ is the first distance above 0, and all of one place is allowed', () => {
    const lists = {
      n: 1,
      m: 3,
      index: Int32Array.of(1, 2, 3),
      distance: Float32Array.of(0, 0, 4),
      fresh: new Uint8Array(3),
    };
    expect(smooth(lists).rho[0]).toBe(4);
    const same = smooth({ ...lists, distance: new Float32Array(3) });
    expect(same.rho[0]).toBe(0);
    expect(same.sigma[0]).toBeGreaterThan(0);
  });
  it('four points on a line, by hand', () => {
    // 0, 1, 3, 7 with two neighbours each, target log2 3 = 1.5849625: the nearer counts 1, the farther 0.5849625.
    // Said by 0: 1 → 1, 3 → 0.585. By 1: 0 → 1, 3 → 0.585. By 3: 1 → 1, 0 → 0.585. By 7: 3 → 1, 1 → 0.585.
    const said = Math.log2(3) - 1;
    const graph = fuzzyUnion(
      ...(() => {
        const lists = neighboursOf(Float32Array.of(0, 1, 3, 7), 4, 1, 2);
        return [lists, smooth(lists)] as const;
      })(),
    );
    const w = (i: number, j: number): number => {
      for (let at = graph.first[i]!; at < graph.first[i + 1]!; at++)
        if (graph.other[at] === j) return graph.weight[at]!;
      return 0;
    };
    expect(w(0, 1)).toBeCloseTo(1, 4);
    expect(w(0, 2)).toBeCloseTo(said + said - said * said, 4);
    expect(w(1, 2)).toBeCloseTo(1, 4);
    expect(w(2, 3)).toBeCloseTo(1, 4);
    expect(w(1, 3)).toBeCloseTo(said, 4);
    expect(w(0, 3)).toBe(0);
    for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) expect(w(i, j)).toBe(w(j, i));
  });
  it('every edge is listed once in each direction', () => {
    const random = rng(4);
    const [n, m] = [200, 6];
    const lists = neighboursOf(
      Float32Array.from({ length: n * 3 }, () => random.normal()),
      n,
      3,
      m,
    );
    const graph = fuzzyUnion(lists, smooth(lists));
    const seen = new Map<string, number>();
    for (let i = 0; i < n; i++)
      for (let at = graph.first[i]!; at < graph.first[i + 1]!; at++) {
        const key = `${i} ${graph.other[at]!}`;
        expect(seen.has(key)).toBe(false);
        seen.set(key, graph.weight[at]!);
      }
    for (const [key, weight] of seen) expect(seen.get(key.split(' ').reverse().join(' '))).toBe(weight);
  });
});
