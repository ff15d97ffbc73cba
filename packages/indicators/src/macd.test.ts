import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceArray } from './testing/series.ts';
import sheets from '../fixtures/stockcharts.json' with { type: 'json' };
import { initMacd, stepMacd } from './macd.ts';

/** Averages by their definition: seed = mean of the `period` inputs that end at bar `seedAt`. */
function naiveEma(x: readonly number[], period: number, seedAt: number): number[] {
  const out = x.map(() => Number.NaN);
  for (let i = seedAt; i < x.length; i++)
    out[i] =
      i === seedAt
        ? x.slice(seedAt + 1 - period, seedAt + 1).reduce((a, b) => a + b, 0) / period
        : (x[i]! * 2 + out[i - 1]! * (period - 1)) / (period + 1);
  return out;
}

describe('MACD', () => {
  it("meets StockCharts' sheet, whose averages start from the first price and the signal from the third line", () => {
    const { close, line, signal, histogram } = sheets.macd;
    const s = initMacd(12, 26, 9);
    s.skip = 0;
    Object.assign(s.fast, { count: 12, value: close[0]! });
    Object.assign(s.slow, { count: 26, value: close[0]! });
    for (let i = 1; i < close.length; i++) {
      if (i === 3) Object.assign(s.smooth, { count: 9, value: signal[2]! });
      stepMacd(s, close[i]!);
      expect(s.line).toBeCloseTo(line[i]!, 7);
      if (i < 3) continue;
      expect(s.signal).toBeCloseTo(signal[i]!, 7);
      expect(s.histogram).toBeCloseTo(histogram[i]!, 7);
    }
  });
  it('equals the definition with both averages begun at bar slow − 1', () => {
    fc.assert(
      fc.property(priceArray(1, 60), (prices) => {
        const s = initMacd(4, 9, 5);
        const fast = naiveEma(prices, 4, 8);
        const slow = naiveEma(prices, 9, 8);
        const line = fast.map((x, i) => x - slow[i]!);
        const signal = naiveEma(line, 5, 12);
        prices.forEach((x, i) => {
          stepMacd(s, x);
          if (i < 8) expect(s.line).toBeNaN();
          else expect(Math.abs(s.line - line[i]!)).toBeLessThan(1e-9);
          if (i < 12) expect(s.signal).toBeNaN();
          else {
            expect(Math.abs(s.signal - signal[i]!)).toBeLessThan(1e-9);
            expect(s.histogram).toBe(s.line - s.signal);
          }
        });
      }),
    );
  });
  it('of a constant is 0 throughout, and refuses crossed periods', () => {
    const s = initMacd(12, 26, 9);
    for (let i = 0; i < 60; i++) stepMacd(s, 0.1);
    expect([s.line, s.signal, s.histogram]).toEqual([0, 0, 0]);
    expect(() => initMacd(26, 12, 9)).toThrow('fast period 26');
  });
});
