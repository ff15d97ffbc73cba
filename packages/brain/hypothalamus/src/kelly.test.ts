import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { estimationShrinkage, kellyScale, kellyStake, towardsPrior } from './kelly.ts';

describe('kelly', () => {
  it('stake μ/σ² worked by hand', () => {
    expect(kellyStake(0.05, 0.0225)).toBeCloseTo(20 / 9, 12); // an excess of 5 % at 15 % a year: 2.22 times the equity
    expect(kellyStake(0.001, 0.0004)).toBeCloseTo(2.5, 12);
    expect(kellyStake(-0.002, 0.01)).toBeCloseTo(-0.2, 12);
    expect(kellyStake(0.01, 0)).toBe(0);
  });
  it('is the stake that grows fastest on simulated returns', () => {
    const r = rng(2);
    const returns = Float64Array.from({ length: 200_000 }, () => 0.002 + 0.05 * r.normal());
    const growth = (f: number): number => returns.reduce((sum, x) => sum + Math.log1p(f * x), 0);
    const best = kellyStake(0.002, 0.0025);
    expect(growth(best)).toBeGreaterThan(growth(best * 1.6));
    expect(growth(best)).toBeGreaterThan(growth(best * 0.4));
  });
  it('estimation error: an edge of one standard error is halved, of two left at 4/5', () => {
    // standard error σ/√n = 0.04/√16 = 0.01
    expect(estimationShrinkage(0.01, 0.0016, 16)).toBeCloseTo(0.5, 12);
    expect(estimationShrinkage(0.02, 0.0016, 16)).toBeCloseTo(0.8, 12);
    expect(estimationShrinkage(-0.03, 0.0016, 16)).toBeCloseTo(0.9, 12);
    expect(estimationShrinkage(0.01, 0.0016, 0)).toBe(0);
    expect(estimationShrinkage(0, 0, 16)).toBe(0);
  });
  it('blend with the prior', () => {
    expect(towardsPrior(1, 0.5, 0, 20)).toBe(0.5);
    expect(towardsPrior(1, 0.5, 20, 20)).toBeCloseTo(0.75, 12);
    expect(towardsPrior(0, 0.5, 60, 20)).toBeCloseTo(0.125, 12);
    expect(towardsPrior(0.3, 0.5, 0, 0)).toBe(0.5);
  });
  it('scale worked by hand, bounded, and above 0 however much was lost', () => {
    // stake 0.02/0.04 = 0.5; se² = 0.04/100 = 0.0004 = μ²: halved; half Kelly: 0.125. Blend (100·0.125 + 25·0.5)/125 = 0.2.
    expect(kellyScale(0.02, 0.04, 100, 0.5, 0.5, 25)).toBeCloseTo(0.2, 12);
    expect(kellyScale(0.05, 0.0001, 1e6, 0.5, 0.5, 20)).toBeCloseTo(1, 4);
    expect(kellyScale(-0.05, 0.0001, 50, 0.5, 0.5, 20)).toBeCloseTo((20 * 0.5) / 70, 12);
  });
});
