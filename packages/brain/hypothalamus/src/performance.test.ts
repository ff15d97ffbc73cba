import { initEw, pushEw, rng, type Ew } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { heatScale, performanceScale } from './performance.ts';

describe('heatScale', () => {
  it('straight from 1 to 0 at the limit and on below it', () => {
    expect([0, 0.02, 0.1, 0.2].map((x) => heatScale(x, 0.1))).toEqual([1, 0.8, 0, -1]);
  });
});

/** Statistics made by hand: decay 0.5 gives a standard error of σ·√(0.5/1.5) = σ/√3. */
const ew = (mean: number, variance: number, count = 10): Ew => ({ decay: 0.5, weight: 2, count, mean, variance });

describe('performanceScale', () => {
  it('falls with the standard errors by which the run is worse, worked by hand', () => {
    // σ 0.03, error 0.03/√3 = 0.0173205; half of 3 errors below 0.01: 0.01 − 0.0259808 = −0.0159808.
    const record = ew(0.01, 0.0009);
    expect(performanceScale(ew(-0.015_980_762, 1), record, 0.25, 3)).toBeCloseTo(1 - 0.75 / 2, 7);
    expect(performanceScale(ew(0.01 - 3 * 0.017_320_508, 1), record, 0.25, 3)).toBeCloseTo(0.25, 7);
    expect(performanceScale(ew(-1, 1), record, 0.25, 3)).toBe(0.25);
  });
  it('a run no worse than usual changes nothing, and none is judged before there is one', () => {
    const record = ew(0.01, 0.0009);
    expect(performanceScale(ew(0.01, 1), record, 0.25, 3)).toBe(1);
    expect(performanceScale(ew(0.5, 1), record, 0.25, 3)).toBe(1);
    expect(performanceScale(ew(-1, 1, 1), record, 0.25, 3)).toBe(1);
    expect(performanceScale(ew(-1, 1, 2), record, 0.25, 3)).toBe(0.25);
    expect(performanceScale(ew(-1, 1), ew(0.01, 0), 0.25, 3)).toBe(1);
  });
  it('an account that trades as it always has is seldom held back by a standard error or more', () => {
    const random = rng(3);
    const recent = initEw(10);
    const record = initEw(200);
    let held = 0;
    for (let i = 0; i < 5000; i++) {
      const r = 0.01 * random.normal();
      pushEw(recent, r);
      pushEw(record, r);
      if (i >= 200 && performanceScale(recent, record, 0, 3) < 2 / 3) held++;
    }
    // One standard error or more below: 16 % of the time for independent normal means.
    expect(held / 4800).toBeGreaterThan(0.1);
    expect(held / 4800).toBeLessThan(0.22);
  });
});
