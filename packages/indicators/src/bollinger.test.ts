import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceArray, walk } from './testing/series.ts';
import sheets from '../fixtures/stockcharts.json' with { type: 'json' };
import { initBollinger, stepBollinger } from './bollinger.ts';

describe('Bollinger bands', () => {
  it("meet StockCharts' sheet to its printed digits", () => {
    const { close, middle, upper, lower, deviation, widthPercent } = sheets.bollinger20;
    const s = initBollinger(20, 2);
    close.forEach((x, i) => {
      stepBollinger(s, x);
      if (middle[i] == null) return expect(s.middle).toBeNaN();
      expect(s.middle).toBeCloseTo(middle[i], 6);
      expect(s.upper).toBeCloseTo(upper[i]!, 6);
      expect(s.lower).toBeCloseTo(lower[i]!, 6);
      expect(Math.sqrt(s.window.variance)).toBeCloseTo(deviation[i]!, 6);
      expect((100 * (s.upper - s.lower)) / s.middle).toBeCloseTo(widthPercent[i]!, 5);
    });
  });
  it('equal the full window', () => {
    fc.assert(
      fc.property(priceArray(1, 60), fc.integer({ min: 1, max: 12 }), (prices, period) => {
        const s = initBollinger(period, 2);
        prices.forEach((x, i) => {
          stepBollinger(s, x);
          if (i < period - 1) return expect(s.upper).toBeNaN();
          const w = prices.slice(i + 1 - period, i + 1);
          const mean = w.reduce((a, b) => a + b, 0) / period;
          const sigma = Math.sqrt(w.reduce((a, b) => a + (b - mean) ** 2, 0) / period);
          expect(Math.abs(s.middle - mean)).toBeLessThan(1e-10);
          expect(Math.abs(s.upper - mean - 2 * sigma)).toBeLessThan(1e-6);
          expect(Math.abs(s.lower - mean + 2 * sigma)).toBeLessThan(1e-6);
        });
      }),
    );
  });
  it('are not moved by a million older prices', () => {
    const long = initBollinger(20, 2);
    const short = initBollinger(20, 2);
    for (const x of walk(1_000_000, 5, 90_000, 0.001)) stepBollinger(long, x);
    for (const x of walk(60, 6)) {
      stepBollinger(long, x);
      stepBollinger(short, x);
    }
    expect(Math.abs(long.upper - short.upper)).toBeLessThan(1e-11);
    expect(Math.abs(long.lower - short.lower)).toBeLessThan(1e-11);
  });
  it('of a constant lie on it', () => {
    const s = initBollinger(20, 2);
    for (let i = 0; i < 50; i++) stepBollinger(s, 0.1);
    expect([s.lower, s.middle, s.upper]).toEqual([0.1, 0.1, 0.1]);
    expect(() => initBollinger(20, -1)).toThrow('width -1');
  });
});
