import { describe, expect, it } from 'vitest';
import { fitCurve, nearness } from './curve.ts';

describe('curve of nearness', () => {
  it('[E47] a and b of the reference implementation for minDist 0.1 and spread 1', () => {
    // umap-learn's find_ab_params(1, 0.1): 1.57694…, 0.89506…
    const { a, b } = fitCurve(0.1, 1);
    expect(a).toBeCloseTo(1.577, 3);
    expect(b).toBeCloseTo(0.895, 3);
  });
  it('[E47] q at three points by hand', () => {
    // a = b = 1 is the printed form 1 / (1 + d²): d = 0, 1, 3
    expect(nearness({ a: 1, b: 1 }, 0)).toBe(1);
    expect(nearness({ a: 1, b: 1 }, 1)).toBe(0.5);
    expect(nearness({ a: 1, b: 1 }, 9)).toBeCloseTo(0.1, 12);
    // a = 3, b = ½: 1 / (1 + 3·d), d = 2 → 1/7
    expect(nearness({ a: 3, b: 0.5 }, 4)).toBeCloseTo(1 / 7, 12);
  });
  it.each([
    [0, 1],
    [0.5, 1],
    [0.1, 2],
    [3, 0.1],
  ])('the fit to minDist %f, spread %f cannot be improved by moving either', (minDist, spread) => {
    const error = (a: number, b: number): number => {
      let sum = 0;
      for (let i = 0; i < 300; i++) {
        const d = (3 * spread * i) / 299;
        const want = d < minDist ? 1 : Math.exp(-(d - minDist) / spread);
        sum += (want - 1 / (1 + a * d ** (2 * b))) ** 2;
      }
      return sum;
    };
    const { a, b } = fitCurve(minDist, spread);
    const here = error(a, b);
    for (const [x, y] of [
      [1.01, 1],
      [0.99, 1],
      [1, 1.01],
      [1, 0.99],
    ] as const)
      expect(here).toBeLessThanOrEqual(error(a * x, b * y) + 1e-9);
  });
});
