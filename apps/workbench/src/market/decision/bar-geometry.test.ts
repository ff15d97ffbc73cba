import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barGeometry } from './bar-geometry.ts';

describe('the bar of a measure', () => {
  it('a limit leaves room beyond it', () => {
    // limit 7 of a bar that ends at 7 / 0.7 = 10: the tick at 70 %, the value 3.5 fills 35 %
    const { left, width, limit } = barGeometry(3.5, 7);
    expect(left).toBe(0);
    expect(width).toBeCloseTo(35, 9);
    expect(limit).toBeCloseTo(70, 9);
  });
  it('a value far over its limit fills the bar', () => {
    const { width, limit } = barGeometry(40, 10);
    expect(width).toBe(100);
    expect(limit).toBe(25);
  });
  it('negative values grow to the left of zero', () => {
    const { left, width, limit } = barGeometry(-1, 1);
    expect(left).toBe(0);
    expect(left + width).toBeLessThan(limit);
  });
  it('nothing leaves the bar, and order is kept', () => {
    const x = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(x, x, (value, limit) => {
        const g = barGeometry(value, limit);
        for (const edge of [g.left, g.left + g.width, g.limit]) {
          expect(edge).toBeGreaterThanOrEqual(-1e-9);
          expect(edge).toBeLessThanOrEqual(100 + 1e-9);
        }
        if (value >= 0 && limit >= 0 && value > limit) expect(g.left + g.width).toBeGreaterThanOrEqual(g.limit - 1e-9);
      }),
    );
  });
});
