import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceArray } from './testing/series.ts';
import sheets from '../fixtures/stockcharts.json' with { type: 'json' };
import { initRsi, stepRsi } from './rsi.ts';

function last(prices: number[]): number {
  const s = initRsi(3);
  return prices.map((x) => stepRsi(s, x)).at(-1)!;
}

describe('RSI', () => {
  it("meets StockCharts' sheet of RSI 14 to its printed digits", () => {
    const { input, expected, digits } = sheets.rsi14;
    const s = initRsi(14);
    input.forEach((x, i) => {
      const got = stepRsi(s, x);
      const want = expected[i];
      if (want == null) expect(got).toBeNaN();
      else expect(got).toBeCloseTo(want, digits);
    });
  });
  it("meets the sheet that starts Wilder's averages from zero", () => {
    const { close, averageGain, averageLoss, rsi } = sheets.rsiFromZero;
    const s = { ...initRsi(14), count: 14, previous: close[0]!, gain: 0, loss: 0 };
    for (let i = 1; i < close.length; i++) {
      const got = stepRsi(s, close[i]!);
      expect(s.gain).toBeCloseTo(averageGain[i]!, 6);
      expect(s.loss).toBeCloseTo(averageLoss[i]!, 6);
      if (rsi[i] != null) expect(got).toBeCloseTo(rsi[i]!, 6);
    }
  });
  it('equals the weighted sum over all changes', () => {
    fc.assert(
      fc.property(priceArray(2, 60), fc.integer({ min: 1, max: 15 }), (prices, period) => {
        const s = initRsi(period);
        prices.forEach((x, i) => {
          const got = stepRsi(s, x);
          if (i < period) return expect(got).toBeNaN();
          let gain = 0;
          let loss = 0;
          for (let k = 1; k <= i; k++) {
            const weight =
              k <= period ? (1 - 1 / period) ** (i - period) / period : (1 - 1 / period) ** (i - k) / period;
            const change = prices[k]! - prices[k - 1]!;
            gain += weight * Math.max(0, change);
            loss += weight * Math.max(0, -change);
          }
          const want = gain + loss > 0 ? (100 * gain) / (gain + loss) : 50;
          expect(Math.abs(got - want)).toBeLessThan(1e-7);
          expect(got).toBeGreaterThanOrEqual(0);
          expect(got).toBeLessThanOrEqual(100);
        });
      }),
    );
  });
  it('is 50 where nothing moves, 100 where all rises, 0 where all falls', () => {
    expect(last([5, 5, 5, 5, 5])).toBe(50);
    expect(last([1, 2, 3, 4, 5])).toBe(100);
    expect(last([5, 4, 3, 2, 1])).toBe(0);
    expect(() => initRsi(0)).toThrow('period 0');
  });
});
