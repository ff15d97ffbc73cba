import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bps, epochMs, exact, exactProduct, inexact, price, qty } from './nominal.ts';
import type { Exact } from './nominal.ts';

const amount = fc.integer({ min: -(10 ** 15), max: 10 ** 15 });

describe('exact amounts', () => {
  it('counts units of 1e-8', () => {
    expect(exact(1)).toBe(100_000_000n);
    expect(exact(-0.5)).toBe(-50_000_000n);
    expect(exact(0.000_000_01)).toBe(1n);
    expect(exact(123_456.789)).toBe(12_345_678_900_000n);
    expect(exact(0)).toBe(0n);
  });
  it('rounds half away from zero: 2⁻⁹ = 0.001953125 is exact in binary and 195312.5 units', () => {
    expect(exact(0.001_953_125)).toBe(195_313n);
    expect(exact(-0.001_953_125)).toBe(-195_313n);
  });
  it('gives back what it was given, for every whole number of units a double holds', () => {
    fc.assert(
      fc.property(amount, (units) => {
        expect(exact(inexact(BigInt(units) as Exact))).toBe(BigInt(units));
      }),
    );
  });
  it('is odd and keeps order', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e7, max: 1e7, noNaN: true }),
        fc.double({ min: -1e7, max: 1e7, noNaN: true }),
        (a, b) => {
          expect(exact(-a) + exact(a)).toBe(0n);
          if (a <= b) expect(exact(a) <= exact(b)).toBe(true);
        },
      ),
    );
  });
  it('is within half a unit of the number', () => {
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (x) => {
        expect(Math.abs(inexact(exact(x)) - x)).toBeLessThanOrEqual(0.5e-8 + 1e-12);
      }),
    );
  });
  it('multiplies with the same rounding: 0.00000003 × 0.5 = 0.000000015 → 2 units', () => {
    expect(exactProduct(3n as Exact, exact(0.5))).toBe(2n);
    expect(exactProduct(-3n as Exact, exact(0.5))).toBe(-2n);
    expect(exactProduct(exact(2.5), exact(4))).toBe(exact(10));
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const p = exactProduct(BigInt(a) as Exact, BigInt(b) as Exact);
        expect(p).toBe(exactProduct(BigInt(b) as Exact, BigInt(a) as Exact));
        const off = BigInt(a) * BigInt(b) - p * 100_000_000n;
        expect(2n * (off < 0n ? -off : off) <= 100_000_000n).toBe(true);
      }),
    );
  });
  it('refuses what is not finite', () => {
    expect(() => exact(Number.NaN)).toThrow('amount: NaN is not a number below');
    expect(() => exact(Number.NEGATIVE_INFINITY)).toThrow(RangeError);
    expect(() => exact(1e15)).toThrow(RangeError);
    expect(exact(-999_999_999_999_999)).toBe(-99_999_999_999_999_900_000_000n);
  });
});

describe('guards', () => {
  it('let through what fits and name what does not', () => {
    expect(price(0.1)).toBe(0.1);
    expect(qty(0)).toBe(0);
    expect(bps(-3)).toBe(-3);
    expect(epochMs(1_735_603_200_000)).toBe(1_735_603_200_000);
    expect(() => price(0)).toThrow('price: 0');
    expect(() => qty(-1)).toThrow('quantity: -1');
    expect(() => bps(Number.NaN)).toThrow('basis points: NaN');
    expect(() => epochMs(1.5)).toThrow('time: 1.5');
  });
});

describe('the short way to an exact amount', () => {
  it('gives what the digits give', () => {
    const digits = (x: number): bigint => {
      const [whole = '0', fraction = ''] = Math.abs(x).toFixed(8).split('.');
      const units = BigInt(whole) * 100_000_000n + BigInt(fraction.padEnd(8, '0'));
      return x < 0 ? -units : units;
    };
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (x) => {
        expect(exact(x)).toBe(digits(x));
      }),
      { numRuns: 2000 },
    );
  });
});
