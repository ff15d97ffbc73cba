import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { atMost } from './predicate.ts';

describe('atMost', () => {
  it('falls from 1 through 1/2 at the limit to 0', () => {
    // limit 10, margin 0.2: slope from 8 to 12. At 9: t = (12 − 9)/4 = 0.75, 0.5625·1.5 = 0.84375. At 11: 0.15625.
    expect(atMost(8, 10, 0.2)).toBe(1);
    expect(atMost(9, 10, 0.2)).toBe(0.84375);
    expect(atMost(10, 10, 0.2)).toBe(0.5);
    expect(atMost(11, 10, 0.2)).toBe(0.15625);
    expect(atMost(12, 10, 0.2)).toBe(0);
  });
  it('is crisp without a margin, at a limit of 0, and at no limit', () => {
    expect([atMost(10, 10, 0), atMost(10.001, 10, 0)]).toEqual([1, 0]);
    expect([atMost(0, 0, 0.2), atMost(1e-9, 0, 0.2)]).toEqual([1, 0]);
    expect([atMost(5, Number.POSITIVE_INFINITY, 0.2), atMost(Number.POSITIVE_INFINITY, 5, 0.2)]).toEqual([1, 0]);
  });
  it('what is not known is not true', () => {
    expect([atMost(Number.NaN, 1, 0.1), atMost(1, Number.NaN, 0.1), atMost(Number.NaN, 0, 0)]).toEqual([0, 0, 0]);
  });
  it('never rises with x and stays in [0, 1]', () => {
    const x = fc.double({ min: -5, max: 25, noNaN: true });
    fc.assert(
      fc.property(x, x, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, margin) => {
        const lower = atMost(Math.min(a, b), 10, margin);
        const higher = atMost(Math.max(a, b), 10, margin);
        return higher <= lower && higher >= 0 && lower <= 1;
      }),
    );
  });
});
