import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceArray, walk } from './testing/series.ts';
import sheets from '../fixtures/stockcharts.json' with { type: 'json' };
import { initEma, stepEma } from './ema.ts';

describe('EMA', () => {
  it("meets StockCharts' sheet of EMA 10 to its printed digits", () => {
    const { input, expected, digits } = sheets.ema10;
    const s = initEma(10);
    input.forEach((x, i) => {
      const got = stepEma(s, x);
      const want = expected[i];
      if (want == null) expect(got).toBeNaN();
      else expect(got).toBeCloseTo(want, digits);
    });
  });
  it("meets StockCharts' sheet of MACD, whose averages start from the first price", () => {
    const { close, fast, slow } = sheets.macd;
    const twelve = { ...initEma(12), count: 12, value: close[0]! };
    const twentySix = { ...initEma(26), count: 26, value: close[0]! };
    for (let i = 1; i < close.length; i++) {
      expect(stepEma(twelve, close[i]!)).toBeCloseTo(fast[i]!, 7);
      expect(stepEma(twentySix, close[i]!)).toBeCloseTo(slow[i]!, 7);
    }
  });
  it('equals the weighted sum over all inputs', () => {
    fc.assert(
      fc.property(priceArray(1, 60), fc.integer({ min: 1, max: 20 }), (prices, period) => {
        const s = initEma(period);
        const gain = 2 / (period + 1);
        prices.forEach((x, i) => {
          const got = stepEma(s, x);
          if (i < period - 1) return expect(got).toBeNaN();
          let want = (prices.slice(0, period).reduce((a, b) => a + b, 0) / period) * (1 - gain) ** (i + 1 - period);
          for (let k = period; k <= i; k++) want += prices[k]! * gain * (1 - gain) ** (i - k);
          expect(Math.abs(got - want)).toBeLessThan(1e-9 * want);
        });
      }),
    );
  });
  it('of a constant is that constant exactly, and forgets', () => {
    const s = initEma(7);
    for (let i = 0; i < 50; i++) stepEma(s, 0.1);
    expect(s.value).toBe(0.1);
    const a = initEma(10);
    const b = initEma(10);
    for (const x of walk(1000, 1, 5)) stepEma(a, x);
    for (const x of walk(300, 2)) {
      stepEma(a, x);
      stepEma(b, x);
    }
    expect(a.value).toBeCloseTo(b.value, 10);
  });
  it('refuses a period that is not a whole number above 0', () => {
    for (const period of [0, 1.5, -1, Number.NaN]) expect(() => initEma(period)).toThrow(`period ${period}`);
  });
});
