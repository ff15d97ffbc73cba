import { describe, expect, it } from 'vitest';
import reference from '../fixtures/almgren_chriss.json' with { type: 'json' };
import { barImpact, costVariance, expectedCost, trajectory, urgency, type AlmgrenChriss } from './impact.ts';

const p = reference.parameters;
const model: AlmgrenChriss = {
  quantity: p.X,
  horizon: p.T,
  intervals: p.N,
  volatility: p.sigma_dollars_per_sqrt_day,
  epsilon: p.epsilon,
  gamma: p.gamma,
  eta: p.eta,
};

describe('Almgren–Chriss against the reference table', () => {
  for (const row of reference.closed_form_computed)
    it(`closed form at risk aversion ${row.lambda}`, () => {
      const holdings = trajectory(model, row.lambda);
      row.holdings.forEach((x, i) => expect(holdings[i]).toBeCloseTo(x, 3));
      expect(urgency(model, row.lambda)).toBeCloseTo(row.kappa, 9);
      expect(expectedCost(model, holdings)).toBeCloseTo(row.expected_cost, 3);
      expect(costVariance(model, holdings) / row.variance).toBeCloseTo(1, 9);
    });
  for (const row of reference.published.rows)
    it(`published frontier at risk aversion ${row.lambda_per_dollar}`, () => {
      const holdings = trajectory(model, row.lambda_per_dollar);
      expect(expectedCost(model, holdings) / 1e6).toBeCloseTo(row.mean_million_dollars, 3);
      expect(costVariance(model, holdings) / 1e12).toBeCloseTo(row.variance_1e12, 3);
      // The table's half-life is 1/κ without the discrete correction of κ: within 2 %.
      expect(1 / urgency(model, row.lambda_per_dollar) / row.half_life_days).toBeCloseTo(1, 1);
    });
  it('refuses temporary impact that permanent impact swallows', () => {
    expect(() => urgency({ ...model, eta: 1e-8 }, 1e-6)).toThrow('temporary impact');
  });
});

describe('square-root law', () => {
  it('is σ·√(Q/V), worked by hand', () => {
    // σ 0.02: √(1/100) = 0.1 → 0.002; √(25/100) = 0.5 → 0.01; √(4/1) = 2 → 0.04
    expect(barImpact(1, 100, 0.02)).toBeCloseTo(0.002, 12);
    expect(barImpact(25, 100, 0.02)).toBeCloseTo(0.01, 12);
    expect(barImpact(4, 1, 0.02)).toBeCloseTo(0.04, 12);
    expect(barImpact(0, 100, 0.02)).toBe(0);
    expect(barImpact(7, 0, 0.02)).toBe(0.02);
  });
});
