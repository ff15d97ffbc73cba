import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import reference from '../fixtures/ltn-ops.json' with { type: 'json' };
import { exists, logicalLoss, satisfaction } from './aggregate.ts';
import { awayFromOne, awayFromZero, STABLE_EPSILON } from './stable.ts';

const of = (...truths: number[]): Float64Array => Float64Array.from(truths);

describe('satisfaction and exists', () => {
  it('[E26] SAT by hand', () => {
    // Truths 1, 1, 1, 0, p = 2: 1 − √(1/4) = 0.5.
    expect(satisfaction(of(1, 1, 1, 0), 2)).toBe(0.5);
    // Truths 0.4, 0.2, p = 2: 1 − √((0.36 + 0.64)/2) = 1 − √0.5 = 0.2928932188.
    expect(satisfaction(of(0.4, 0.2), 2)).toBeCloseTo(0.2928932188, 10);
    // Truths 0.5, 1, p = 3: 1 − (0.125/2)^(1/3) = 1 − 0.0625^(1/3) = 1 − 0.3968502630 = 0.6031497370.
    expect(satisfaction(of(0.5, 1), 3)).toBeCloseTo(0.603149737, 9);
    // One truth is itself.
    expect(satisfaction(of(0.25), 2)).toBe(0.25);
    // p = 1 is the mean: (0.3 + 0.6)/2.
    expect(satisfaction(of(0.3, 0.6), 1)).toBeCloseTo(0.45, 12);
  });
  it('Exists by hand', () => {
    // Truths 1, 1, 1, 0, p = 2: √(3/4) = 0.8660254038. Truths 0.6, 0.2: √((0.36 + 0.04)/2) = √0.2 = 0.4472135955.
    expect(exists(of(1, 1, 1, 0), 2)).toBeCloseTo(0.8660254038, 10);
    expect(exists(of(0.6, 0.2), 2)).toBeCloseTo(0.4472135955, 10);
    expect(exists(of(0.3, 0.6), 1)).toBeCloseTo(0.45, 12);
  });
  it('[E26] equals LTNtorch AggregPMeanError and AggregPMean', () => {
    const truths = Float64Array.from(reference.aggregates.raw, (x) => 1 / (1 + Math.exp(-x)));
    expect(satisfaction(truths, 2, STABLE_EPSILON)).toBeCloseTo(reference.aggregates.pMeanError_p2_stable, 4);
    expect(exists(truths, 2, STABLE_EPSILON)).toBeCloseTo(reference.aggregates.pMean_p2_stable, 4);
    expect(satisfaction(truths, 1)).toBeCloseTo(reference.aggregates.mean, 4);
    expect(satisfaction(truths, 200)).toBeCloseTo(reference.aggregates.min, 2);
  });
  it('SAT lies between the least truth and the mean; Exists between the mean and the greatest', () => {
    const truths = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(truths, fc.integer({ min: 1, max: 8 }), (t, p) => {
        const x = Float64Array.from(t);
        const mean = t.reduce((a, b) => a + b, 0) / t.length;
        const sat = satisfaction(x, p);
        const some = exists(x, p);
        return (
          sat >= Math.min(...t) - 1e-12 && sat <= mean + 1e-12 && some >= mean - 1e-12 && some <= Math.max(...t) + 1e-12
        );
      }),
    );
  });
  it('[E26] of nothing: all hold, none does', () => {
    expect(satisfaction(of(), 2)).toBe(1);
    expect(exists(of(), 2)).toBe(0);
  });
  it('refuses p outside [1, ∞)', () => {
    expect(() => satisfaction(of(1), 0.5)).toThrow('p 0.5');
    expect(() => exists(of(1), Number.NaN)).toThrow('p NaN');
    expect(() => exists(of(1), Number.POSITIVE_INFINITY)).toThrow('p Infinity');
  });
});

describe('loss', () => {
  it('[E27] logical loss', () => {
    // 1 − 0.5, 1 − 0.2, 1 − 1
    expect(logicalLoss(0.5)).toBe(0.5);
    expect(logicalLoss(0.2)).toBeCloseTo(0.8, 12);
    expect(logicalLoss(1)).toBe(0);
  });
});

describe('stable forms', () => {
  it('map [0, 1] into [ε, 1] and [0, 1 − ε]', () => {
    // ε = 0.1: 0.9·0.5 + 0.1 = 0.55; 0.9·0.5 = 0.45
    expect([awayFromZero(0, 0.1), awayFromZero(1, 0.1)]).toEqual([0.1, 1]);
    expect(awayFromZero(0.5, 0.1)).toBeCloseTo(0.55, 12);
    expect([awayFromOne(0, 0.1), awayFromOne(1, 0.1)]).toEqual([0, 0.9]);
    expect(awayFromOne(0.5, 0.1)).toBeCloseTo(0.45, 12);
  });
});
