import * as fc from 'fast-check';
import { satisfaction } from '@janus/logic';
import { describe, expect, it } from 'vitest';
import { satisfactionOf } from './satisfied.ts';

const f = (...x: number[]): Float64Array => Float64Array.from(x);

describe('satisfactionOf', () => {
  it('[E26] truths 1, 1, 1, 0 at p = 2: 1 − √(1/4)', () => {
    expect(satisfactionOf(f(1, 1, 1, 0), 2)).toBe(0.5);
    expect(satisfactionOf(f(0.5, 1), 1)).toBe(0.75);
  });
  it('[E26] rules that do not apply do not dilute the violation of one that does', () => {
    const out = satisfactionOf(f(0, Number.NaN, 1, Number.NaN, Number.NaN), 2);
    expect(out).toBeCloseTo(1 - Math.SQRT1_2, 14);
    expect(satisfactionOf(f(0, 1, 1, 1, 1), 2)).toBeGreaterThan(out);
  });
  it('[E26] nothing that applies is satisfied', () => {
    expect(satisfactionOf(f(Number.NaN, Number.NaN), 2)).toBe(1);
  });
  it('[E26] is the logic’s own where every rule applies', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 15 }), fc.integer({ min: 1, max: 8 }), (truths, p) => {
        expect(satisfactionOf(f(...truths), p)).toBeCloseTo(satisfaction(f(...truths), p), 12);
      }),
    );
  });
});
