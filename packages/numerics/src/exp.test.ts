import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp } from './exp.ts';

describe('exp', () => {
  it('e^x at known points, twenty digits worked out with 50 by mpmath', () => {
    // As text: a literal may not have more digits than a double.
    const known = [
      ['1', '2.7182818284590452354'],
      ['-1', '0.3678794411714423216'],
      ['0.5', '1.6487212707001281468'],
      ['-0.125', '0.88249690258459540286'],
      ['10', '22026.465794806716517'],
      ['-20.25', '1.6052280551856116087e-9'],
      ['37.75', '24809424597909427.774'],
      ['-63.875', '1.8173558296369180791e-28'],
      ['1e-9', '1.0000000010000000005'],
    ];
    for (const [x, y] of known) expect(Math.abs(exp(Number(x)) / Number(y) - 1)).toBeLessThan(4e-16);
    expect(exp(0)).toBe(1);
  });
  it('is the engine’s to three units in the last place, and grows with x', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -70, max: 70, noNaN: true }),
        fc.double({ min: 1e-12, max: 1, noNaN: true }),
        (x, more) => {
          expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(7e-16);
          expect(exp(x + more)).toBeGreaterThanOrEqual(exp(x));
        },
      ),
      { numRuns: 2000 },
    );
  });
  it('ends as the engine’s does', () => {
    expect([exp(800), exp(-800), exp(Number.NEGATIVE_INFINITY)]).toEqual([Number.POSITIVE_INFINITY, 0, 0]);
    expect(exp(Number.NaN)).toBeNaN();
  });
});
