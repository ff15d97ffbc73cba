import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { initCalibration, pushDistance, upperQuantile } from './calibration.ts';
import { fitTail, newTail, tailQuantile } from './tail.ts';

/** n values of a Pareto law with index α. */
function pareto(alpha: number, n: number) {
  const c = initCalibration(60_000, 0.01);
  const r = rng(2);
  for (let i = 0; i < n; i++) pushDistance(c, (1 - r.next()) ** (-1 / alpha));
  return c;
}

describe('tail', () => {
  for (const alpha of [2, 3, 5])
    it(`Hill: the index of a Pareto law with α = ${alpha}, within 6 %`, () => {
      const tail = newTail();
      fitTail(pareto(alpha, 50_000), 0.05, tail);
      expect(tail.index / alpha).toBeGreaterThan(0.94);
      expect(tail.index / alpha).toBeLessThan(1.06);
    });
  it('Weissman: what is met once in 10⁵ of 50,000 values with α = 3 is 10^(5/3) = 46.4, within 15 %', () => {
    const tail = newTail();
    fitTail(pareto(3, 50_000), 0.05, tail);
    expect(tailQuantile(tail, 1e-5) / 46.416).toBeGreaterThan(0.85);
    expect(tailQuantile(tail, 1e-5) / 46.416).toBeLessThan(1.15);
  });
  it('worked by hand: α = 2, 10 of 100 above 3; once in a thousand is 3·√(10/(100·0.001)) = 30', () => {
    expect(tailQuantile({ index: 2, from: 3, count: 10, total: 100 }, 0.001)).toBeCloseTo(30, 9);
  });
  it('two values far above eight: k and the mean logarithm by hand', () => {
    const c = initCalibration(100, 0.01);
    for (let i = 0; i < 8; i++) pushDistance(c, 1);
    for (let i = 0; i < 2; i++) pushDistance(c, 10);
    const tail = newTail();
    fitTail(c, 0.2, tail);
    expect([tail.count, tail.total]).toEqual([2, 10]);
    // ln(10/1) = 2.303 to within two bins of 1 %
    expect(1 / tail.index).toBeCloseTo(Math.log(10), 1);
  });
  it('with nothing in it there is no tail', () => {
    const tail = newTail();
    fitTail(initCalibration(100, 0.01), 0.05, tail);
    expect(tail.index).toBe(Number.POSITIVE_INFINITY);
    expect(tailQuantile(tail, 0.001)).toBe(tail.from);
  });
  it('quantiles from above: the median and the largest of 1 … 99', () => {
    const c = initCalibration(1000, 0.01);
    expect(upperQuantile(c, 0.5)).toBe(0);
    for (let i = 1; i <= 99; i++) pushDistance(c, i);
    expect(upperQuantile(c, 0.5) / 50).toBeCloseTo(1, 1);
    expect(upperQuantile(c, 0.5)).toBeGreaterThanOrEqual(50);
    expect(upperQuantile(c, 0.0001) / 99).toBeGreaterThanOrEqual(1);
    expect(upperQuantile(c, 0.0001) / 99).toBeLessThan(1.02);
  });
});
