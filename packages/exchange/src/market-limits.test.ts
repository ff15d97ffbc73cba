import { assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotDown, lotNearest, tickAgainst } from './market-limits.ts';

describe('steps of a market', () => {
  it('round quantities down to the decimal meant', () => {
    expect(lotDown(1.2399, 0.001)).toBe(1.239);
    expect(lotDown(0.3, 0.1)).toBe(0.3);
    expect(lotDown(0.1 + 0.2, 0.1)).toBe(0.3);
    expect(lotDown(0.0009, 0.001)).toBe(0);
    expect(lotDown(17, 5)).toBe(15);
    expect(lotNearest(0.7 - 0.6, 0.1)).toBe(0.1);
  });
  it('keep a quantity that is on the grid already, however many lots it is', () => {
    assert(
      property(integer({ min: 1, max: 2 ** 50 }), (count) => {
        expect(lotDown(count / 1e8, 1e-8)).toBe(count / 1e8);
        expect(lotNearest(count / 1e8, 1e-8)).toBe(count / 1e8);
      }),
    );
  });
  it('never round a quantity up by more than the noise of a quotient, nor down by a whole lot', () => {
    assert(
      property(double({ min: 1e-3, max: 1e6, noNaN: true }), integer({ min: 0, max: 5 }), (quantity, digits) => {
        const lot = 10 ** -digits;
        const down = lotDown(quantity, lot);
        expect(down).toBeLessThanOrEqual(quantity * (1 + 2e-15) + 1.01e-6 * lot);
        expect(quantity - down).toBeLessThan(lot);
        expect(lotDown(down, lot)).toBe(down);
      }),
    );
  });
  it('move prices to the worse tick of the side', () => {
    expect(tickAgainst(100.001, 0.01, 1)).toBe(100.01);
    expect(tickAgainst(100.009, 0.01, -1)).toBe(100);
    expect(tickAgainst(100.01, 0.01, 1)).toBe(100.01);
    expect(tickAgainst(100.01, 0.01, -1)).toBe(100.01);
    expect(tickAgainst(1234.5678, 0, 1)).toBe(1234.5678);
    expect(tickAgainst(101, 0.25, 1)).toBe(101);
    expect(tickAgainst(101.1, 0.25, -1)).toBe(101);
  });
});
