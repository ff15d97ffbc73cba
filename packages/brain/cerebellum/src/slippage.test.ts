import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { fillProbabilityOf, predictedFillPrice, predictedSlippage, priceImpact, roundTripCost } from './slippage.ts';

describe('slippage', () => {
  it('[E52] price impact from size, liquidity and volatility', () => {
    // σ·√(Q/V): 0.02·√(1/100) = 0.002; 0.02·√(25/100) = 0.01; 0.04·√(4/16) = 0.02
    expect(priceImpact(1, 100, 0.02, 0.01)).toBeCloseTo(0.002, 12);
    expect(priceImpact(25, 100, 0.02, 0.01)).toBeCloseTo(0.01, 12);
    expect(priceImpact(4, 16, 0.04, 0.01)).toBeCloseTo(0.02, 12);
    // Volume unknown: the order is taken to be 4 % of it: 0.02·√0.04 = 0.004, whatever its size
    expect(priceImpact(7, Number.NaN, 0.02, 0.04)).toBeCloseTo(0.004, 12);
    expect(priceImpact(700, Number.NaN, 0.02, 0.04)).toBeCloseTo(0.004, 12);
  });
  it('[E52] does not depend on the unit of the base, and grows with size and volatility', () => {
    const some = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(some, some, some, (q, v, unit) => {
        const impact = priceImpact(q, v, 0.01, 0.01);
        const rescaled = priceImpact(q * unit, v * unit, 0.01, 0.01);
        return (
          Math.abs(rescaled / impact - 1) < 1e-9 &&
          priceImpact(q * 2, v, 0.01, 0.01) > impact &&
          priceImpact(q, v, 0.02, 0.01) > impact
        );
      }),
    );
  });
  it('[E35] predicted slippage: half spread, impact, correction', () => {
    // 0.001/2 + 0.002 + 0.0003 = 0.0028; 0.0004/2 + 0.001 − 0.0005 = 0.0007; a correction cannot make it negative
    expect(predictedSlippage(0.001, 0.002, 0.0003)).toBeCloseTo(0.0028, 12);
    expect(predictedSlippage(0.0004, 0.001, -0.0005)).toBeCloseTo(0.0007, 12);
    expect(predictedSlippage(0.0004, 0.001, -0.5)).toBe(0);
    expect(predictedSlippage(0, 0, 0)).toBe(0);
  });
  it('[E35] predicted fill price', () => {
    // Buying 200 at slippage 0.01 fills at 202, selling at 198; at 0 at the price itself
    expect(predictedFillPrice(200, 1, 0.01)).toBeCloseTo(202, 10);
    expect(predictedFillPrice(200, -1, 0.01)).toBeCloseTo(198, 10);
    expect(predictedFillPrice(200, -1, 0)).toBe(200);
  });
  it('[E35] is in fractions of the arrival price: Almgren and Chriss, ε·X', () => {
    // Their example (2000, table 1): S₀ 50 dollars, X 1,000,000 shares, ε 0.0625 dollars a share for half the spread.
    // Total cost of the naive strategy 662,500 = ½γX² 125,000 + η̃/τ·Σn² 475,000 + εX 62,500.
    // The spread of 2ε/S₀ = 0.0025 without impact: 50·1e6·0.00125 = 62,500.
    const slippage = predictedSlippage((2 * 0.0625) / 50, 0, 0);
    expect(50 * 1e6 * slippage).toBeCloseTo(62_500, 6);
    expect((predictedFillPrice(50, 1, slippage) - 50) * 1e6).toBeCloseTo(62_500, 3);
  });
  it('fills for sure up to the participation limit, in proportion above it', () => {
    // 5 of 100 at a limit of 10 %; 20 of 100: 0.1/0.2; 100 of 100: 0.1; no volume: 0; unknown volume: 0.01/0.04
    expect(fillProbabilityOf(5, 100, 0.1, 0.01)).toBe(1);
    expect(fillProbabilityOf(20, 100, 0.1, 0.01)).toBeCloseTo(0.5, 12);
    expect(fillProbabilityOf(100, 100, 0.1, 0.01)).toBeCloseTo(0.1, 12);
    expect(fillProbabilityOf(1, 0, 0.1, 0.01)).toBe(0);
    expect(fillProbabilityOf(1e9, Number.NaN, 0.01, 0.04)).toBeCloseTo(0.25, 12);
    expect(fillProbabilityOf(0, 0, 0.1, 0.01)).toBe(1);
  });
  it('a round trip pays fee and slippage twice', () => {
    // 2·(0.001 + 0.0005) = 0.003
    expect(roundTripCost(0.001, 0.0005)).toBeCloseTo(0.003, 12);
  });
});
