import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { cscv, halves } from './pbo.ts';
import { rankOf, slope } from './rank.ts';

const f = (...values: number[]): Float64Array => Float64Array.from(values);
const noise = (n: number, seed: number, mean = 0): Float64Array => {
  const random = rng(seed);
  return Float64Array.from({ length: n }, () => mean + random.normal());
};

describe('probability of backtest overfitting', () => {
  it('a matrix of four bars and three candidates, every split by hand', () => {
    // One bar a block, S = 4. Two returns x, y have mean (x + y)/2 and deviation |x − y|/√2: the ratio is
    // (x + y) / |x − y| / √2. Times √2, for the six pairs of bars:
    //             12     13     14     23     24     34
    //   A 4 2 −1 −3      3     3/5    1/7    1/3   −1/5    −2
    //   B 2 3 1 2½       5      3      9      2     11     7/3
    //   C −2 1 4 3     −1/3    1/3    1/5    5/3     2      7
    // inside  best   outside  its ratio  rank of 3   ω     logit
    //   12    B 5      34        7/3       2        2/4     0
    //   13    B 3      24        11        3        3/4    ln 3
    //   14    B 9      23        2         3        3/4    ln 3
    //   23    B 2      14        9         3        3/4    ln 3
    //   24    B 11     13        3         3        3/4    ln 3
    //   34    C 7      12       −1/3       1        1/4   −ln 3
    // Two of six logits are not above 0; one of six lost.
    // Slope: Σxy = 334/3, Σx = 37, Σy = 27, Σx² = 289: (334/3 − 37·27/6) / (289 − 37²/6) = −331/365
    const found = cscv([f(4, 2, -1, -3), f(2, 3, 1, 2.5), f(-2, 1, 4, 3)], 4)!;
    const l = Math.log(3);
    [0, l, l, l, l, -l].forEach((want) => expect([...found.logits].some((x) => Math.abs(x - want) < 1e-12)).toBe(true));
    expect([...found.logits].sort((a, b) => a - b).map((x) => Number(x.toFixed(9)))).toEqual(
      [-l, 0, l, l, l, l].map((x) => Number(x.toFixed(9))),
    );
    expect(found.pbo).toBeCloseTo(2 / 6, 12);
    expect(found.lossProbability).toBeCloseTo(1 / 6, 12);
    expect(found.degradation).toBeCloseTo(-331 / 365, 9);
    const pairs = Array.from(found.inside, (x, i) => [x * Math.SQRT2, found.outside[i]! * Math.SQRT2] as const);
    pairs.sort((a, b) => a[0] - b[0]);
    const want = [
      [2, 9],
      [3, 11],
      [5, 7 / 3],
      [7, -1 / 3],
      [9, 2],
      [11, 3],
    ] as const;
    pairs.forEach(([x, y], i) => {
      expect(x).toBeCloseTo(want[i]![0], 9);
      expect(y).toBeCloseTo(want[i]![1], 9);
    });
  });
  it('every half once', () => {
    expect(halves(4)).toEqual([0b0011, 0b0101, 0b0110, 0b1001, 0b1010, 0b1100]);
    expect(halves(16)).toHaveLength(12_870);
  });
  it('pure noise: a half on average (a split by chance is good or bad with equal odds; standard error 0.014)', () => {
    const random = rng(4);
    let sum = 0;
    for (let round = 0; round < 300; round++) {
      const columns = Array.from({ length: 10 }, () => Float64Array.from({ length: 120 }, () => random.normal()));
      sum += cscv(columns, 6)!.pbo;
    }
    expect(Math.abs(sum / 300 - 0.5)).toBeLessThan(0.04);
  });
  it('one truly better rule among noise: near nothing', () => {
    for (let seed = 0; seed < 5; seed++) {
      const found = cscv(
        Array.from({ length: 20 }, (_, c) => noise(1000, 100 * seed + c, c === 7 ? 0.3 : 0)),
        10,
      )!;
      expect(found.pbo).toBeLessThan(0.01);
      expect(found.lossProbability).toBe(0);
    }
  });
  it('a rule that is good in one half of the history only is found out', () => {
    // Each candidate earns in its own eighth alone: what is best inside cannot be so outside.
    const columns = Array.from({ length: 8 }, (_, c) =>
      noise(800, c).map((r, t) => r + (Math.floor(t / 100) === c ? 2 : 0)),
    );
    expect(cscv(columns, 8)!.pbo).toBeGreaterThan(0.9);
  });
  it('the oldest bars that fill no block are left out', () => {
    const columns = [noise(40, 1), noise(40, 2)];
    const longer = columns.map((c) => Float64Array.of(99, -99, 50, ...c));
    expect(cscv(longer, 4)).toEqual(cscv(columns, 4));
  });
  it('a stretch without a position scores 0; a constant return has no ratio', () => {
    const idle = noise(40, 1).map((r, t) => (t < 20 ? 0 : r));
    expect(cscv([idle, noise(40, 2)], 4)).not.toBeNull();
    expect(cscv([idle.map((r) => (r === 0 ? 0.01 : r)), noise(40, 2)], 4)).toBeNull();
  });
  it('refuses what it cannot split', () => {
    expect(() => cscv([f(1, 2, 3, 4)], 4)).toThrow(/1 candidates/);
    expect(() => cscv([f(1, 2, 3, 4), f(1, 2, 3)], 4)).toThrow(/candidate 1 has 3 returns where candidate 0 has 4/);
    for (const blocks of [3, 0, 6, 22, 2.5])
      expect(() => cscv([f(1, 2, 3, 4), f(1, 2, 3, 5)], blocks)).toThrow(/blocks/);
    expect(() => cscv([f(1, 2), f(2, 3)], 2)).toThrow(/at least 2/);
  });
  it('ranks with equals, and a slope, by hand', () => {
    expect(rankOf(f(3, 1, 2), 0)).toBe(3);
    expect(rankOf(f(2, 1, 2, 2), 0)).toBe(3);
    expect(slope([1, 2, 3], [2, 2, 5])).toBeCloseTo(1.5, 12);
    expect(slope([1, 1], [2, 5])).toBeNull();
  });
});
