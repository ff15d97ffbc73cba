import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clamp } from './clamp.ts';
import { initEw, pushEw } from './ew.ts';
import { quantile } from './quantile.ts';
import { rng } from './rng.ts';
import { initRolling, pushRolling } from './rolling.ts';
import { logSumExp, sigmoid, softmax } from './soft.ts';

describe('quantile', () => {
  it("is R's type 7", () => {
    // R: quantile(1:10, c(.25, .9)) → 3.25, 9.1; NumPy: percentile([1, 2, 3, 4], 40) → 2.2
    expect(quantile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.25)).toBeCloseTo(3.25, 14);
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBeCloseTo(9.1, 14);
    expect(quantile([1, 2, 3, 4], 0.4)).toBeCloseTo(2.2, 14);
    expect(quantile([5], 0.7)).toBe(5);
    expect(quantile([-Infinity, 1, Infinity], 1)).toBe(Infinity);
  });
  it('refuses no values, NaN and a probability outside [0, 1]', () => {
    expect(() => quantile([], 0.5)).toThrow('at least one');
    expect(() => quantile([1, Number.NaN], 0.5)).toThrow('NaN');
    expect(() => quantile([1], -0.1)).toThrow('probability -0.1');
  });
});

describe('logistic family', () => {
  it('sigmoid at known points, without overflow', () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(Math.log(3))).toBeCloseTo(0.75, 15);
    expect(sigmoid(-Math.log(3))).toBeCloseTo(0.25, 15);
    expect(sigmoid(1000)).toBe(1);
    expect(sigmoid(-1000)).toBe(0);
  });
  it('logSumExp does not overflow', () => {
    expect(logSumExp(Float64Array.of(1000, 1000))).toBeCloseTo(1000 + Math.LN2, 12);
    expect(logSumExp(Float64Array.of(Math.log(1), Math.log(2), Math.log(3)))).toBeCloseTo(Math.log(6), 14);
    expect(logSumExp(new Float64Array(0))).toBe(-Infinity);
    expect(logSumExp(Float64Array.of(-Infinity, -Infinity))).toBe(-Infinity);
  });
  it('softmax divides by the temperature first', () => {
    // ln 1, ln 4 at T = 2 → 1 : 2
    const out = new Float64Array(2);
    softmax(Float64Array.of(0, Math.log(4)), 2, out);
    expect(out[0]).toBeCloseTo(1 / 3, 14);
    expect(out[1]).toBeCloseTo(2 / 3, 14);
    softmax(Float64Array.of(1e6, -Infinity), 1, out);
    expect([...out]).toEqual([1, 0]);
  });
  it('clamp holds the bounds and lets NaN through', () => {
    expect([clamp(-2, 0, 1), clamp(2, 0, 1), clamp(0.3, 0, 1)]).toEqual([0, 1, 0.3]);
    expect(clamp(Number.NaN, 0, 1)).toBeNaN();
  });
});

function direct(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, variance: values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length };
}

describe('rolling window', () => {
  it("meets NIST's NumAcc3", () => {
    // itl.nist.gov/div898/strd/univ/numacc3.html: n = 1001, mean 1000000.2, standard deviation (n − 1) 0.1
    const s = initRolling(1001);
    pushRolling(s, 1000000.2);
    for (let i = 0; i < 500; i++) {
      pushRolling(s, 1000000.1);
      pushRolling(s, 1000000.3);
    }
    expect(s.mean).toBeCloseTo(1000000.2, 8);
    expect(Math.sqrt((s.variance * 1001) / 1000)).toBeCloseTo(0.1, 8);
  });
  it('equals the window taken afresh, whatever passed through it', () => {
    const value = fc.oneof(
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.constant(7),
      fc.double({ min: 1e8, max: 1e9, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 80 }), fc.integer({ min: 1, max: 9 }), (values, size) => {
        const s = initRolling(size);
        values.forEach((x, i) => {
          pushRolling(s, x);
          const window = values.slice(Math.max(0, i + 1 - size), i + 1);
          const want = direct(window);
          const scale = Math.max(1, ...window.map(Math.abs));
          expect(s.count).toBe(window.length);
          expect(Math.abs(s.mean - want.mean)).toBeLessThan(1e-13 * scale);
          expect(Math.abs(s.variance - want.variance)).toBeLessThan(1e-12 * want.variance + 1e-12 * scale);
        });
      }),
      { numRuns: 500 },
    );
  });
  it('is not moved by a million older values', () => {
    const r = rng(3);
    const long = initRolling(20);
    for (let i = 0; i < 1_000_000; i++) pushRolling(long, 50_000 * Math.exp(r.normal()));
    const short = initRolling(20);
    for (let i = 0; i < 60; i++) {
      const x = 100 + r.normal();
      pushRolling(long, x);
      pushRolling(short, x);
    }
    expect(long.mean).toBeCloseTo(short.mean, 12);
    expect(long.variance).toBeCloseTo(short.variance, 12);
  });
  it('gives exactly 0 for equal values and recovers from NaN', () => {
    const s = initRolling(3);
    for (let i = 0; i < 10; i++) pushRolling(s, 0.1);
    expect([s.mean, s.variance]).toEqual([0.1, 0]);
    pushRolling(s, Number.NaN);
    expect(s.mean).toBeNaN();
    for (let i = 0; i < 3; i++) pushRolling(s, 0.1);
    expect([s.mean, s.variance]).toEqual([0.1, 0]);
    expect(() => initRolling(0)).toThrow('window 0');
  });
});

describe('exponential weights', () => {
  it('is the weighted average by hand', () => {
    // span 3 → a = 1/2; 1, 2, 4 with weights 1/4, 1/2, 1 → mean 5.25/1.75 = 3,
    // variance (4/4 + 1/2 + 1)/1.75 = 10/7
    const s = initEw(3);
    pushEw(s, 1);
    expect([s.mean, s.variance]).toEqual([1, 0]);
    pushEw(s, 2);
    expect(s.mean).toBeCloseTo(5 / 3, 14);
    expect(s.variance).toBeCloseTo(2 / 9, 14);
    pushEw(s, 4);
    expect(s.mean).toBeCloseTo(3, 14);
    expect(s.variance).toBeCloseTo(10 / 7, 14);
    expect(s.count).toBe(3);
    expect(() => initEw(0.5)).toThrow('span 0.5');
  });
});
