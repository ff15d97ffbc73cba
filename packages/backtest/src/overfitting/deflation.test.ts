import { describe, expect, it } from 'vitest';
import { deflatedSharpe, expectedMaximumSharpe, trialVariance } from './dsr.ts';
import { moments } from './moments.ts';
import { probabilisticSharpe } from './psr.ts';

describe('moments', () => {
  it('by hand', () => {
    // 0, 0, 0, 4: mean 1; deviations −1, −1, −1, 3: m₂ = 12/4 = 3, m₃ = 24/4 = 6, m₄ = 84/4 = 21; sd² = 12/3
    const m = moments(Float64Array.of(0, 0, 0, 4));
    expect(m.mean).toBe(1);
    expect(m.sd).toBe(2);
    expect(m.skew).toBeCloseTo(6 / 3 ** 1.5, 12);
    expect(m.kurtosis).toBeCloseTo(21 / 9, 12);
  });
});

describe('probabilistic Sharpe ratio', () => {
  it("Bailey and López de Prado 2012: 24 months at 0.458 a month, normal and with the fund's skewness and kurtosis", () => {
    const record = { sharpe: 0.458, n: 24 };
    expect(probabilisticSharpe({ ...record, skew: 0, kurtosis: 3 }, 0)).toBeCloseTo(0.982, 3);
    expect(probabilisticSharpe({ ...record, skew: -2.448, kurtosis: 10.164 }, 0)).toBeCloseTo(0.913, 3);
  });
  it('a half where the benchmark is what was measured; more for a longer record', () => {
    const record = { sharpe: 0.1, n: 100, skew: -1, kurtosis: 5 };
    expect(probabilisticSharpe(record, 0.1)).toBe(0.5);
    expect(probabilisticSharpe({ ...record, n: 400 }, 0)!).toBeGreaterThan(probabilisticSharpe(record, 0)!);
    expect(probabilisticSharpe(record, 0.2)!).toBeLessThan(0.5);
  });
  it('null where the moments leave no variance', () => {
    // Two values with skewness γ₃ and γ₄ = γ₃² + 1: 1 − γ₃·SR + γ₃²/4·SR² = (1 − γ₃·SR/2)² = 0 at SR = 2/γ₃
    expect(probabilisticSharpe({ sharpe: 1, n: 50, skew: 2, kurtosis: 5 }, 0)).toBeNull();
  });
});

describe('deflated Sharpe ratio', () => {
  // Annual Sharpe 2.5 over 1,250 daily returns (250 a year), skewness −3, kurtosis 10, variance of annual ones 0.5.
  const record = { sharpe: 2.5 / Math.sqrt(250), n: 1250, skew: -3, kurtosis: 10 };
  const variance = 0.5 / 250;
  it("the paper's example with 100 trials: SR₀ 0.1132 a day, 0.9004", () => {
    expect(expectedMaximumSharpe(variance, 100)).toBeCloseTo(0.1132, 4);
    expect(deflatedSharpe(record, variance, 100)).toBeCloseTo(0.9004, 4);
  });
  it("the paper's example with 46 trials: 0.9505", () => {
    expect(deflatedSharpe(record, variance, 46)).toBeCloseTo(0.9505, 4);
  });
  it('falls with every trial, and starts at the probabilistic one where all trials are alike', () => {
    let last = probabilisticSharpe(record, 0)!;
    expect(deflatedSharpe(record, 0, 2)).toBe(last);
    for (const trials of [2, 5, 20, 100, 1000, 100_000]) {
      const now = deflatedSharpe(record, variance, trials)!;
      expect(now).toBeLessThan(last);
      last = now;
    }
  });
  it('variance of trials by hand, those without a ratio left out', () => {
    // 1, 2, 6: mean 3, (4 + 1 + 9) / 2
    expect(trialVariance([1, null, 2, 6])).toBe(7);
    expect(trialVariance([1, null])).toBeNull();
  });
});
