import { describe, expect, it } from 'vitest';
import reference from '../../fixtures/almgren-chriss.json' with { type: 'json' };
import { efficientFrontier } from './frontier.ts';

const { parameters } = reference;
const paper = {
  quantity: parameters.X,
  horizon: parameters.T,
  intervals: parameters.N,
  volatility: parameters.sigma_dollars_per_sqrt_day,
  fixedCost: parameters.epsilon,
  permanent: parameters.gamma,
  temporary: parameters.eta,
  riskAversion: 0,
};

describe('efficient frontier', () => {
  it('passes through the published rows', () => {
    const { rows } = reference.published;
    const points = efficientFrontier(
      paper,
      rows.map((row) => row.lambda_per_dollar),
    );
    for (const [i, row] of rows.entries()) {
      expect(points[i]!.riskAversion).toBe(row.lambda_per_dollar);
      expect(points[i]!.expectedCost / 1e6).toBeCloseTo(row.mean_million_dollars, 4);
      expect(points[i]!.variance / 1e12).toBeCloseTo(row.variance_1e12, 4);
    }
  });
  it('falls and is convex; its slope at a point is minus the risk aversion there (section 2.3)', () => {
    const lambdas = Array.from({ length: 40 }, (_, i) => i * 1e-7);
    const points = efficientFrontier(paper, lambdas);
    let steeper = Number.NEGATIVE_INFINITY;
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1]!, points[i]!];
      expect(b.variance).toBeLessThan(a.variance);
      const slope = (b.expectedCost - a.expectedCost) / (a.variance - b.variance);
      expect(slope).toBeGreaterThan(steeper);
      expect(slope).toBeGreaterThanOrEqual(lambdas[i - 1]! - 1e-12);
      expect(slope).toBeLessThanOrEqual(lambdas[i]! + 1e-12);
      steeper = slope;
    }
  });
  it('leaves its model alone and refuses a risk aversion below 0', () => {
    efficientFrontier(paper, [1e-6]);
    expect(paper.riskAversion).toBe(0);
    expect(() => efficientFrontier(paper, [-1e-9])).toThrow('risk aversion -1e-9');
  });
});
