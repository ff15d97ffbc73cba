import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { initForwardModel, modelledSlippage } from './forward-model.ts';
import { predictedFillPrice, predictedSlippage, priceImpact, tradeCost } from './slippage.ts';

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
  it('[E35] predicted slippage: model and correction', () => {
    // 0.0025 + 0.0003 = 0.0028; 0.0012 − 0.0005 = 0.0007; a correction cannot make it negative
    expect(predictedSlippage(0.0025, 0.0003)).toBeCloseTo(0.0028, 12);
    expect(predictedSlippage(0.0012, -0.0005)).toBeCloseTo(0.0007, 12);
    expect(predictedSlippage(0.0012, -0.5)).toBe(0);
    expect(predictedSlippage(0, 0)).toBe(0);
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
    const slippage = modelledSlippage(initForwardModel(0.5, 1, 5), 0.0625 / 50, 0);
    expect(50 * 1e6 * slippage).toBeCloseTo(62_500, 6);
    expect((predictedFillPrice(50, 1, slippage) - 50) * 1e6).toBeCloseTo(62_500, 3);
  });
  it('a trade pays fee, slippage and delay twice, and once what goes on against it', () => {
    // 2·(0.001 + 0.0005 + 0.0002) + 0.0003 = 0.0037
    expect(tradeCost(0.001, 0.0005, 0.0002, 0.0003)).toBeCloseTo(0.0037, 12);
    expect(tradeCost(0.001, 0, 0, 0)).toBe(0.002);
  });
});
