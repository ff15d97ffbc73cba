import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { hillTailIndex } from './tail-index.ts';
import { initVarianceRatio, pushVarianceRatio, varianceRatio, varianceRatioZ } from './variance-ratio.ts';

describe('tail index', () => {
  it('is Hill’s estimator, worked by hand', () => {
    // 1, e, e², e³ with k = 2: threshold e; ln ratios 2 and 1: α = 2 / 3
    const x = Float64Array.of(1, Math.E, Math.E ** 2, Math.E ** 3);
    expect(hillTailIndex(x, 2)).toBeCloseTo(2 / 3, 12);
    // k = 3: threshold 1; 3 + 2 + 1 = 6: α = ½
    expect(hillTailIndex(x, 3)).toBeCloseTo(0.5, 12);
    expect(hillTailIndex(Float64Array.of(1, 2, 2, 2), 2)).toBe(Number.POSITIVE_INFINITY);
    expect(() => hillTailIndex(x, 4)).toThrow('tail size 4');
  });
  it('finds the exponent of a Pareto sample', () => {
    const random = rng(2);
    const x = Float64Array.from({ length: 20_000 }, () => (1 - random.next()) ** (-1 / 3)).sort();
    expect(Math.abs(hillTailIndex(x, 1000) - 3)).toBeLessThan(0.3);
  });
});

describe('variance ratio', () => {
  const run = (next: (t: number) => number, n = 20_000, window = 10_000): number => {
    const state = initVarianceRatio(window, 8);
    for (let t = 0; t < n; t++) pushVarianceRatio(state, next(t));
    return varianceRatio(state);
  };
  it('is 1 for a walk, above it for trends, below it for reversal', () => {
    const random = rng(4);
    expect(Math.abs(run(() => random.normal()) - 1)).toBeLessThan(0.15);
    let trend = 0;
    expect(run(() => (trend = 0.5 * trend + random.normal()))).toBeGreaterThan(1.8);
    let last = 0;
    expect(
      run(() => {
        const shock = random.normal();
        const r = shock - 0.7 * last;
        last = shock;
        return r;
      }),
    ).toBeLessThan(0.5);
  });
  it('is exactly q-fold for a series that repeats itself: worked by hand', () => {
    // +1, −1, …: every 2-bar sum is 0, so VR(2) = 0
    expect(run((t) => (t % 2 === 0 ? 1 : -1), 100, 40)).toBeCloseTo(0, 12);
  });
  it('slides: what is older than the window does not matter', () => {
    const tail = Array.from({ length: 200 }, (_, i) => Math.sin(i * 1.7));
    const a = initVarianceRatio(64, 8);
    const b = initVarianceRatio(64, 8);
    for (let i = 0; i < 10_000; i++) pushVarianceRatio(a, Math.cos(i) * 100);
    for (const r of tail) {
      pushVarianceRatio(a, r);
      pushVarianceRatio(b, r);
    }
    expect(varianceRatio(a)).toBeCloseTo(varianceRatio(b), 8);
    expect(varianceRatioZ(a)).toBeCloseTo(varianceRatioZ(b), 8);
  });
  it('z is 0 while unknown; a lag too long is refused', () => {
    expect(varianceRatioZ(initVarianceRatio(64, 8))).toBe(0);
    expect(() => initVarianceRatio(20, 8)).toThrow('lag 8');
  });
});
