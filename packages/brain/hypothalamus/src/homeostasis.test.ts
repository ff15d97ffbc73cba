import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalFree, energyScale, recoveryCapacity } from './energy.ts';
import { homeostasis, vitalSign } from './homeostasis.ts';

describe('vitalSign', () => {
  it('undisturbed up to the range, nothing at the limit, below nothing beyond it', () => {
    expect([0, 1, 1.25, 2, 3].map((x) => vitalSign(x, 1, 2))).toEqual([1, 1, 0.75, 0, -1]);
  });
  it('is crisp where the limit lies within the range, and unknown where the value is', () => {
    expect([vitalSign(1, 1, 1), vitalSign(1.01, 1, 1), vitalSign(1.01, 1, 0.5)]).toEqual([1, 0, 0]);
    expect(vitalSign(Number.NaN, 1, 2)).toBeNaN();
    expect(vitalSign(Number.NaN, 1, 1)).toBeNaN();
  });
  it('never rises with what it measures', () => {
    const x = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(x, x, x, x, (a, b, high, limit) => {
        expect(vitalSign(Math.max(a, b), high, limit)).toBeLessThanOrEqual(vitalSign(Math.min(a, b), high, limit));
      }),
    );
  });
});

describe('homeostasis', () => {
  it('is the worst of the three', () => {
    expect(homeostasis(0.5, 0.7, 0.9)).toBe(0.5);
    expect(homeostasis(0.7, 0.5, 0.9)).toBe(0.5);
    expect(homeostasis(0.7, 0.9, -0.5)).toBe(-0.5);
  });
  it('a correlation may be absent and takes no part then; an unknown exposure or drawdown is a fault', () => {
    expect(homeostasis(0.7, 0.9, Number.NaN)).toBe(0.7);
    expect(homeostasis(Number.NaN, 0.9, 1)).toBeNaN();
    expect(homeostasis(0.7, Number.NaN, 1)).toBeNaN();
  });
});

describe('energy', () => {
  it('capital that is free', () => {
    expect([0, 0.5, 2, 3].map((x) => capitalFree(x, 2))).toEqual([1, 0.75, 0, -0.5]);
  });
  it('a drawdown of a fifth takes a gain of a quarter to win back', () => {
    expect(recoveryCapacity(0.2, 0.5)).toBeCloseTo(0.5, 14);
    expect(recoveryCapacity(0, 0.5)).toBe(1);
    expect(recoveryCapacity(1 / 3, 0.5)).toBeCloseTo(0, 14);
    expect(recoveryCapacity(0.5, 0.5)).toBe(-1);
    expect(recoveryCapacity(1, 0.5)).toBe(Number.NEGATIVE_INFINITY);
    expect(recoveryCapacity(Number.NaN, 0.5)).toBeNaN();
  });
  it('holds back below its comfort only', () => {
    expect([0.9, 0.5, 0.25, 0, -0.5].map((x) => energyScale(x, 0.5))).toEqual([1, 1, 0.5, 0, -1]);
    expect(energyScale(Number.NaN, 0.5)).toBeNaN();
  });
});
