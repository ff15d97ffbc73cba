import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rng } from '@janus/numerics';
import { hurstOfSums, initHurst, stepHurst } from './hurst.ts';
import { priceArray, walk } from './testing/series.ts';

/** Least squares of log₂(mean square) on log₂(lag) over 1, 2, 4, 8, 16, from the whole history. */
function naive(x: readonly number[], size: number): number {
  const ys = [1, 2, 4, 8, 16].map((lag) => {
    let sum = 0;
    for (let i = x.length - size; i < x.length; i++) sum += (x[i]! - x[i - lag]!) ** 2;
    return Math.log2(sum / size);
  });
  const mean = ys.reduce((a, b) => a + b, 0) / 5;
  const slope = ys.reduce((a, y, j) => a + (j - 2) * (y - mean), 0) / 10;
  return Math.min(1, Math.max(0, slope / 2));
}
function run(size: number, x: ArrayLike<number>): number {
  const s = initHurst(size);
  for (let i = 0; i < x.length; i++) stepHurst(s, x[i]!);
  return s.value;
}

describe('Hurst exponent', () => {
  it('by hand: mean squares that grow as lag^(2H)', () => {
    expect(hurstOfSums(1, 2, 8, 16)).toBeCloseTo(0.5, 15);
    expect(hurstOfSums(3, 12, 192, 768)).toBeCloseTo(1, 15);
    expect(hurstOfSums(5, 5, 5, 5)).toBeCloseTo(0, 15);
    // lag^0.6: 1, 1.5157166, 3.4822022, 5.2780316
    expect(hurstOfSums(1, 1.5157166, 3.4822022, 5.2780316)).toBeCloseTo(0.3, 7);
  });
  it("has the values of pyalgotrade's tests: walk 0.5, drift 1, noise 0", () => {
    // gbeced/pyalgotrade (Apache-2.0) testcases/technical_hurst_test.py; H rounded to 1, 0 and 0 places
    const r = rng(5);
    const n = 50_000;
    let a = 0;
    let b = 0;
    const brownian = Float64Array.from({ length: n }, () => Math.log10((a += r.normal()) + 1000));
    const drift = Float64Array.from({ length: n }, () => Math.log10((b += 1 + r.normal()) + 1000));
    const noise = Float64Array.from({ length: n }, () => Math.log10(r.normal() + 1000));
    expect(run(n - 16, brownian)).toBeCloseTo(0.5, 1);
    expect(run(1024, drift.slice(0, 2000))).toBeGreaterThan(0.5);
    expect(Math.round(run(n - 16, drift))).toBe(1);
    expect(run(n - 16, noise)).toBeCloseTo(0, 1);
  });
  it('at its default window is 0.487 ± 0.07 for random walks', () => {
    const r = rng(9);
    const s = initHurst(128);
    let x = 0;
    let sum = 0;
    let count = 0;
    for (let i = 0; i < 60_000; i++) {
      stepHurst(s, (x += r.normal()));
      if (i < 200 || i % 16 !== 0) continue;
      sum += s.value;
      count++;
    }
    expect(Math.abs(sum / count - 0.487)).toBeLessThan(0.01);
  });
  it('equals least squares over the full window', () => {
    fc.assert(
      fc.property(priceArray(33, 90), fc.integer({ min: 16, max: 24 }), (prices, size) => {
        const s = initHurst(size);
        const x = prices.map(Math.log);
        x.forEach((v, i) => {
          stepHurst(s, v);
          if (i < size + 15) return expect(s.value).toBeNaN();
          const want = naive(x.slice(0, i + 1), size);
          // A mean square of 0 has no logarithm; those cases have their own test.
          if (Number.isFinite(want)) expect(Math.abs(s.value - want)).toBeLessThan(1e-9);
        });
      }),
    );
  });
  it('is 0.5 without movement, 1 for a drift, 0 for a saw', () => {
    expect(run(32, new Float64Array(200).fill(3))).toBe(0.5);
    expect(
      run(
        32,
        Float64Array.from({ length: 200 }, (_, i) => i * 0.01),
      ),
    ).toBeCloseTo(1, 9);
    expect(
      run(
        32,
        Float64Array.from({ length: 200 }, (_, i) => i % 2),
      ),
    ).toBe(0);
    // A jump that has left the window of the short lag, but not yet the reach of the long one.
    expect(
      run(
        32,
        Float64Array.from({ length: 200 }, (_, i) => (i < 160 ? 0 : 1)),
      ),
    ).toBe(0.5);
  });
  it('is not moved by a million older prices', () => {
    const long = initHurst(128);
    const short = initHurst(128);
    for (const x of walk(1_000_000, 3, 50_000, 0.1)) stepHurst(long, x);
    for (const x of walk(400, 4)) {
      stepHurst(long, Math.log(x));
      stepHurst(short, Math.log(x));
    }
    expect(Math.abs(long.value - short.value)).toBeLessThan(1e-12);
  });
  it('refuses a window below its longest lag', () => {
    expect(() => initHurst(15)).toThrow('window 15');
  });
});
