import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../fixtures/almgren-chriss.json' with { type: 'json' };
import {
  adjustedTemporary,
  costVariance,
  expectedCost,
  halfLife,
  holdings,
  permanentImpact,
  shareLeft,
  temporaryImpact,
  urgency,
} from './almgren-chriss.ts';
import type { AlmgrenChriss } from './almgren-chriss.ts';
import { barImpact } from './bar-impact.ts';

const { parameters } = reference;
const paper = (riskAversion: number): AlmgrenChriss => ({
  quantity: parameters.X,
  horizon: parameters.T,
  intervals: parameters.N,
  volatility: parameters.sigma_dollars_per_sqrt_day,
  fixedCost: parameters.epsilon,
  permanent: parameters.gamma,
  temporary: parameters.eta,
  riskAversion,
});
const path = (p: AlmgrenChriss): Float64Array => {
  const x = new Float64Array(p.intervals + 1);
  holdings(p, x);
  return x;
};

describe('Almgren–Chriss, parameters of the paper’s Table 1', () => {
  it.each(reference.published.rows)('published row λ = $lambda_per_dollar', (row) => {
    const p = paper(row.lambda_per_dollar);
    const x = path(p);
    expect(expectedCost(p, x) / 1e6).toBeCloseTo(row.mean_million_dollars, 4);
    expect(costVariance(p, x) / 1e12).toBeCloseTo(row.variance_1e12, 4);
    expect((expectedCost(p, x) + p.riskAversion * costVariance(p, x)) / 1e6).toBeCloseTo(row.penalty_million, 4);
    expect(halfLife(p)).toBeCloseTo(row.half_life_days, 1);
  });
  it.each(reference.closed_form_computed)('closed form λ = $lambda', (row) => {
    const p = paper(row.lambda);
    const x = path(p);
    expect(urgency(p)).toBeCloseTo(row.kappa, 10);
    for (const [k, value] of row.holdings.entries()) expect(x[k]).toBeCloseTo(value, 4);
    for (const [k, value] of row.trades.entries()) expect(x[k]! - x[k + 1]!).toBeCloseTo(value, 4);
    expect(expectedCost(p, x) / row.expected_cost).toBeCloseTo(1, 10);
    expect(costVariance(p, x) / row.variance).toBeCloseTo(1, 10);
  });
  it('impact by hand: γ·v = 2.5e-7·10⁶ = 0.25; ε + η·n/τ = 0.0625 + 2.5e-6·200,000/1 = 0.5625', () => {
    expect(permanentImpact(paper(0), 1e6)).toBeCloseTo(0.25, 12);
    expect(temporaryImpact(paper(0), 200_000)).toBeCloseTo(0.5625, 12);
    expect(temporaryImpact(paper(0), -200_000)).toBeCloseTo(-0.5625, 12);
    // τ = 5/10: 0.0625 + 2.5e-6·100,000/0.5 = 0.5625
    expect(temporaryImpact({ ...paper(0), intervals: 10 }, 100_000)).toBeCloseTo(0.5625, 12);
  });
  it('η̃ by hand: 2.5e-6 − ½·2.5e-7·1 = 2.375e-6; a model without an optimum is refused', () => {
    expect(adjustedTemporary(paper(0))).toBeCloseTo(2.375e-6, 15);
    expect(() => adjustedTemporary({ ...paper(0), permanent: 1e-5 })).toThrow('not above 0');
  });
  it('share left: sinh(1)/sinh(2) = 0.3240; no overflow where sinh would', () => {
    expect(shareLeft(1, 1, 2)).toBeCloseTo(0.324_027, 6);
    expect(shareLeft(1000, 1, 2)).toBeCloseTo(0, 12);
    expect(shareLeft(1000, 0, 2)).toBe(1);
  });
  it('no other path has a lower expected cost plus λ·variance', () => {
    const p = paper(1e-6);
    const best = path(p);
    const penalty = (x: Float64Array): number => expectedCost(p, x) + p.riskAversion * costVariance(p, x);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }), (cuts) => {
        const inner = [...cuts].sort((a, b) => b - a).map((c) => c * p.quantity);
        expect(penalty(Float64Array.from([p.quantity, ...inner, 0]))).toBeGreaterThanOrEqual(penalty(best) - 1e-6);
      }),
    );
  });
  it('refuses a vector of the wrong length', () => {
    expect(() => holdings(paper(0), new Float64Array(5))).toThrow('want 6 slots, not 5');
  });
});

describe('square-root law', () => {
  it('[E52] Δp/p = Y·σ·√(Q/V)', () => {
    // 0.02·√(1/100) = 0.002; 0.02·√(25/100) = 0.01; 0.5·0.01·√(400/100) = 0.01; nothing ordered, nothing moved
    expect(barImpact(1, 100, 0.02)).toBeCloseTo(0.002, 15);
    expect(barImpact(25, 100, 0.02)).toBeCloseTo(0.01, 15);
    expect(barImpact(400, 100, 0.01, 0.5)).toBeCloseTo(0.01, 15);
    expect(barImpact(0, 100, 0.02)).toBe(0);
  });
  it('[E52] an unknown or empty volume counts as if the order were all of it: Y·σ', () => {
    expect(barImpact(3, Number.NaN, 0.02)).toBe(0.02);
    expect(barImpact(3, 0, 0.02)).toBe(0.02);
    expect(barImpact(0, Number.NaN, 0.02)).toBe(0);
  });
  it('[E52] rises with size and volatility, falls with volume', () => {
    const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 1e-6, max: 1, noNaN: true }), (q, v, sigma) => {
        expect(barImpact(2 * q, v, sigma)).toBeGreaterThan(barImpact(q, v, sigma));
        expect(barImpact(q, 2 * v, sigma)).toBeLessThan(barImpact(q, v, sigma));
        expect(barImpact(q, v, 2 * sigma)).toBeGreaterThan(barImpact(q, v, sigma));
      }),
    );
  });
});
