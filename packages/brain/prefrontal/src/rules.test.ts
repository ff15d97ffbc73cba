import { describe, expect, it } from 'vitest';
import { limitTruth, slippageTruth, washSaleTruth } from './rules.ts';

describe('rules', () => {
  it('[E24] wash sale rule', () => {
    // All of it replaced, near, claimed: 1 ⇒ 0 is 0. A quarter replaced: min(1, 1 − 0.25 + 0) = 0.75.
    expect(washSaleTruth(1, 1, 12, 1)).toBe(0);
    expect(washSaleTruth(1, 0.25, 12, 1)).toBe(0.75);
    // Claimed to 0.4, replaced to 0.75: 1 − 0.75 + 0.6 = 0.85. Sold is 0.5 true: 0.5 + 0.75 − 1 = 0.25: 0.75.
    expect(washSaleTruth(1, 0.75, 12, 0.4)).toBeCloseTo(0.85, 12);
    expect(washSaleTruth(0.5, 0.75, 12, 1)).toBe(0.75);
    // Not claimed, not sold at a loss, not replaced: true.
    expect([washSaleTruth(1, 1, 12, 0), washSaleTruth(0, 1, 12, 1), washSaleTruth(1, 0, 12, 1)]).toEqual([1, 1, 1]);
  });
  it('[E24] thirty days before and after count, thirty-one do not', () => {
    expect([30, -30, 31, -31, 0].map((days) => washSaleTruth(1, 1, days, 1))).toEqual([0, 0, 1, 1, 0]);
  });
  it('[E25] slippage rule', () => {
    // Limit 0.5·0.02 = 0.01, slope from 0.008 to 0.012 at a margin of 0.2.
    // At 0.01: 1/2. At 0.009: t = 0.003/0.004 = 0.75: 0.75²·1.5 = 0.84375. At 0.011: 0.15625.
    expect(slippageTruth(1, 0.01, 0.02, 0.5, 0.2)).toBeCloseTo(0.5, 12);
    expect(slippageTruth(1, 0.009, 0.02, 0.5, 0.2)).toBeCloseTo(0.84375, 12);
    expect(slippageTruth(1, 0.011, 0.02, 0.5, 0.2)).toBeCloseTo(0.15625, 12);
    expect([slippageTruth(1, 0.007, 0.02, 0.5, 0.2), slippageTruth(1, 0.013, 0.02, 0.5, 0.2)]).toEqual([1, 0]);
    // Execute 0.75 true and the condition false: min(1, 1 − 0.75 + 0) = 0.25; not executed: true.
    expect(slippageTruth(0.75, 0.013, 0.02, 0.5, 0.2)).toBe(0.25);
    expect(slippageTruth(0, 0.013, 0.02, 0.5, 0.2)).toBe(1);
  });
  it('[E25] nothing known: no slippage passes, slippage at unknown volatility does not', () => {
    expect(slippageTruth(1, 0, 0, 0.5, 0.1)).toBe(1);
    expect(slippageTruth(1, 0.001, 0, 0.5, 0.1)).toBe(0);
    expect(slippageTruth(1, 0.001, Number.NaN, 0.5, 0.1)).toBe(0);
    expect(slippageTruth(1, Number.NaN, 0.02, 0.5, 0.1)).toBe(0);
  });
  it('limits: Execute ⇒ within', () => {
    expect([limitTruth(1, 1, 1, 0.1), limitTruth(1, 0.8, 1, 0.1), limitTruth(1, 1.2, 1, 0.1)]).toEqual([0.5, 1, 0]);
    expect(limitTruth(0, 9, 1, 0.1)).toBe(1);
  });
});
