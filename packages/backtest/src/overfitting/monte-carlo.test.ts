import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { redrawPath, redrawTrades, reorderTrades } from './monte-carlo.ts';

const f = (...values: number[]): Float64Array => Float64Array.from(values);

describe('Monte Carlo, by hand', () => {
  it('two trades in another order: the end stays, the way does not', () => {
    // +100 %, −50 %: 1 → 2 → 1 or 1 → ½ → 1. Both fall by a half; the second reaches a loss of a half.
    const found = reorderTrades(f(1, -0.5), 4000, 0.5, rng(1));
    expect(found.finalReturn).toEqual({ p5: 0, p25: 0, p50: 0, p75: 0, p95: 0 });
    expect(found.maxDrawdown.p50).toBe(0.5);
    expect(Math.abs(found.ruin - 0.5)).toBeLessThan(0.03);
    expect(reorderTrades(f(1, -0.5), 100, 0.51, rng(1)).ruin).toBe(0);
  });
  it('two trades drawn anew', () => {
    // Four equal chances: 4, 1 (over 2), 1 (over ½), ¼. Falls: 0, ½, ½, ¾. Ruin: the last two.
    for (const found of [redrawTrades(f(1, -0.5), 4000, 0.5, rng(1)), redrawPath(f(1, -0.5), 4000, 1, 0.5, rng(1))]) {
      expect(found.finalReturn).toMatchObject({ p5: -0.75, p50: 0, p95: 3 });
      expect(found.maxDrawdown).toMatchObject({ p5: 0, p50: 0.5, p95: 0.75 });
      expect(Math.abs(found.ruin - 0.5)).toBeLessThan(0.03);
      expect(found.draws).toBe(4000);
    }
  });
  it('what is lost stays lost', () => {
    const found = redrawTrades(f(-1.5, -1, -2), 100, 1, rng(1));
    expect(found.finalReturn.p95).toBe(-1);
    expect(found.maxDrawdown.p5).toBe(1);
    expect(found.ruin).toBe(1);
  });
  it('blocks keep losses together: the drawdown is deeper than that of returns drawn one by one', () => {
    const random = rng(2);
    let last = 0;
    const returns = Float64Array.from({ length: 1000 }, () => (last = 0.9 * last + 0.002 * random.normal()));
    const deep = redrawPath(returns, 300, 50, 0.5, rng(1)).maxDrawdown.p50;
    expect(deep).toBeGreaterThan(1.5 * redrawPath(returns, 300, 1, 0.5, rng(1)).maxDrawdown.p50);
  });
});
