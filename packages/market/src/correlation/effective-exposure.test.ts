import { parseConfig } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlationFields } from './config.ts';
import { initCorrelation } from './correlation.ts';
import { effectiveExposure } from './effective-exposure.ts';

/** Symbols of which nothing was seen: every pair has the assumed correlation. */
const assumed = (n: number, rho: number) => initCorrelation(n, parseConfig(correlationFields, { assumed: rho }, 'c'));

describe('effectiveExposure', () => {
  it('by hand: 0.3 and 0.4 at ρ = 1, 0, ½, −1', () => {
    const at = (rho: number) => effectiveExposure(assumed(2, rho), Float64Array.of(0.3, 0.4));
    expect(at(1)).toBeCloseTo(0.7, 14);
    expect(at(0)).toBeCloseTo(0.5, 14);
    // 0.09 + 0.16 + 2·½·0.12 = 0.37
    expect(at(0.5)).toBeCloseTo(Math.sqrt(0.37), 14);
    expect(at(-1)).toBeCloseTo(0.1, 14);
  });
  it('one symbol counts by its size, nothing counts as nothing', () => {
    expect(effectiveExposure(assumed(3, 0.7), Float64Array.of(0, -0.4, 0))).toBeCloseTo(0.4, 14);
    expect(effectiveExposure(assumed(3, 0.7), new Float64Array(3))).toBe(0);
  });
  it('is between 0 and the gross exposure', () => {
    const h = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(h, h, h), fc.double({ min: -1, max: 1, noNaN: true }), (held, rho) => {
        const one = effectiveExposure(assumed(3, rho), Float64Array.from(held));
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(held.reduce((sum, x) => sum + Math.abs(x), 0) + 1e-12);
      }),
    );
  });
});
