import { describe, expect, it } from 'vitest';
import { cagr } from './cagr.ts';
import { calmar } from './calmar.ts';
import { costShare } from './costs.ts';
import { drawdown } from './drawdown.ts';
import { exposureShare } from './exposure.ts';
import { hitRate } from './hit-rate.ts';
import { profitFactor } from './profit-factor.ts';
import { simpleReturns } from './returns.ts';
import { sharpe } from './sharpe.ts';
import { sortino } from './sortino.ts';
import { totalReturn } from './total-return.ts';
import { turnover } from './turnover.ts';
import { standardDeviation, volatility } from './volatility.ts';
import { barsPerYear } from './year.ts';

const f = (...values: number[]): Float64Array => Float64Array.from(values);

describe('metrics, worked by hand', () => {
  it('total return and growth', () => {
    expect(totalReturn(f(100, 90, 121))).toBeCloseTo(0.21, 12);
    // 121/100 over two years: √1.21 − 1 = 0.1
    expect(cagr(f(100, 121), 2)).toBeCloseTo(0.1, 12);
    expect(cagr(f(100, 50), 0.5)).toBeCloseTo(-0.75, 12);
    expect(cagr(f(100, 0), 1)).toBe(-1);
    expect(cagr(f(100, 110), 0.001)).toBeNull();
  });
  it('standard deviation and volatility', () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, Σ(x − 5)² = 32, 32 / 7
    expect(standardDeviation(f(2, 4, 4, 4, 5, 5, 7, 9))).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(volatility(f(2, 4, 4, 4, 5, 5, 7, 9), 4)).toBeCloseTo(2 * Math.sqrt(32 / 7), 12);
    expect(standardDeviation(f(1))).toBeNull();
  });
  it('Sharpe and Sortino are N/A when too thin', () => {
    const returns = Float64Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 0.03 : -0.01));
    // mean 0.01; Σ(x − mean)² = 20·0.02², sd² = 0.008 / 19; downside² = 10·0.01² / 20
    expect(sharpe(returns, 252)).toBeCloseTo((0.01 / Math.sqrt(0.008 / 19)) * Math.sqrt(252), 10);
    expect(sortino(returns, 252)).toBeCloseTo((0.01 / Math.sqrt(0.00005)) * Math.sqrt(252), 10);
    expect(sharpe(returns.slice(0, 19), 252)).toBeNull();
    expect(sharpe(new Float64Array(30).fill(0.01), 252)).toBeNull();
    expect(sortino(new Float64Array(30).fill(0.01), 252)).toBeNull();
  });
  it('drawdown: depth, and length to the end where it has not recovered', () => {
    expect(drawdown(f(100, 120, 90, 110, 130, 117))).toEqual({ depth: 0.25, bars: 2 });
    expect(drawdown(f(100, 90, 80, 85, 84))).toEqual({ depth: 0.19999999999999996, bars: 4 });
    expect(drawdown(f(1, 2, 3))).toEqual({ depth: 0, bars: 0 });
    expect(calmar(0.1, 0.25)).toBeCloseTo(0.4, 12);
    expect(calmar(0.1, 0)).toBeNull();
    expect(calmar(null, 0.2)).toBeNull();
  });
  it('exposure, turnover, hit rate, profit factor, costs', () => {
    expect(exposureShare(f(0, 0.5, -0.5, 0))).toBe(0.5);
    expect(turnover(400, 100, 2)).toBe(2);
    expect(turnover(400, 100, 0.001)).toBeNull();
    expect(hitRate([1, -1, 2, 0])).toBe(0.5);
    expect(hitRate([])).toBeNull();
    expect(profitFactor([3, -1, 2, -1])).toBe(2.5);
    expect(profitFactor([1])).toBeNull();
    expect(costShare(3, 2, 1000)).toBeCloseTo(0.005, 12);
  });
  it('simple returns and bars a year', () => {
    expect([...simpleReturns(f(100, 110, 99))].map((x) => Number(x.toFixed(12)))).toEqual([0.1, -0.1]);
    expect(barsPerYear(86_400_000, 'equity')).toBe(252);
    expect(barsPerYear(300_000, 'crypto')).toBeCloseTo(105_192, 6);
    expect(barsPerYear(3_600_000, 'fx')).toBe(6240);
  });
});
