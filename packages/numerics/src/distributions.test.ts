import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareCdf, chiSquareQuantile } from './chi-square.ts';
import { gammaP, gammaQ, logGamma } from './gamma.ts';
import { normalCdf, normalQuantile } from './normal.ts';

const near = (got: number, want: number, relative: number): void =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(relative * Math.abs(want));

describe('normal', () => {
  it('meets the tables', () => {
    // Abramowitz and Stegun, table 26.1
    near(normalCdf(1), 0.841344746068543, 1e-14);
    near(normalCdf(1.96), 0.97500210485178, 1e-14);
    near(normalCdf(-3), 1.349898031630095e-3, 1e-13);
    near(normalCdf(-6), 9.865876450376981e-10, 1e-12);
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });
  it('has the known quantiles', () => {
    near(normalQuantile(0.975), 1.959963984540054, 1e-14);
    near(normalQuantile(0.999), 3.090232306167814, 1e-13);
    near(normalQuantile(0.25), -0.674489750196082, 1e-14);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(() => normalQuantile(1.1)).toThrow('probability 1.1');
  });
  it('quantile undoes the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 5, noNaN: true }), (x) => {
        expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('chi-square', () => {
  it('meets the table of NIST', () => {
    // itl.nist.gov/div898/handbook/eda/section3/eda3674.htm, upper critical values
    const table = [
      [0.999, 5, 20.515],
      [0.999, 7, 24.322],
      [0.95, 1, 3.841],
      [0.95, 10, 18.307],
      [0.95, 100, 124.342],
      [0.01, 10, 2.558],
      [0.001, 1, 1.570796e-6],
    ] as const;
    for (const [p, k, x] of table) {
      expect(Math.abs(chiSquareQuantile(p, k) - x)).toBeLessThan(x < 1 ? 1e-11 : 5.1e-4);
      near(chiSquareCdf(chiSquareQuantile(p, k), k), p, 1e-12);
    }
  });
  it('has closed forms at 2 and 4 degrees of freedom', () => {
    // k = 2: 1 − e^(−x/2); k = 4: 1 − e^(−x/2)(1 + x/2)
    for (const x of [0.1, 1, 3, 9, 40]) {
      near(chiSquareCdf(x, 2), -Math.expm1(-x / 2), 1e-13);
      near(chiSquareCdf(x, 4), 1 - Math.exp(-x / 2) * (1 + x / 2), 1e-12);
    }
    near(chiSquareQuantile(0.3, 2), -2 * Math.log(0.7), 1e-13);
  });
  it('states its ends and refuses the rest', () => {
    expect(chiSquareQuantile(0, 3)).toBe(0);
    expect(chiSquareQuantile(1, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(chiSquareCdf(-1, 3)).toBe(0);
    expect(() => chiSquareQuantile(0.5, 0)).toThrow('freedom 0');
    expect(() => chiSquareQuantile(2, 1)).toThrow('probability 2');
  });
  it('quantile undoes the distribution function', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        fc.double({ min: 0.5, max: 200, noNaN: true }),
        (p, k) => {
          near(chiSquareCdf(chiSquareQuantile(p, k), k), p, 1e-9);
        },
      ),
    );
  });
});

describe('gamma', () => {
  it('meets factorials and halves', () => {
    near(logGamma(5), Math.log(24), 1e-14);
    near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-14);
    near(logGamma(0.25), Math.log(3.625609908221908), 1e-13);
    near(logGamma(101), 363.7393755555635, 1e-14); // ln 100!
  });
  it('has P + Q = 1 and P(1, x) = 1 − e⁻ˣ', () => {
    for (const x of [0.01, 1, 2, 5, 30]) {
      near(gammaP(1, x), -Math.expm1(-x), 1e-13);
      near(gammaQ(1, x), Math.exp(-x), 1e-13);
      near(gammaP(3.5, x) + gammaQ(3.5, x), 1, 1e-14);
    }
    expect([gammaP(2, 0), gammaQ(2, 0), gammaP(2, Infinity), gammaQ(2, Infinity)]).toEqual([0, 1, 1, 0]);
  });
});
