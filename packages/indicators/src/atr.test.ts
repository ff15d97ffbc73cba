import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barArray } from './testing/series.ts';
import sheets from '../fixtures/stockcharts.json' with { type: 'json' };
import { initAtr, stepAtr, trueRange } from './atr.ts';

const { high, low, close, trueRange: ranges, atr } = sheets.atr14;

describe('ATR', () => {
  it("true range meets StockCharts' sheet", () => {
    for (let i = 1; i < high.length; i++)
      expect(trueRange(high[i]!, low[i]!, close[i - 1]!)).toBeCloseTo(ranges[i]!, 10);
  });
  it("smoothing meets StockCharts' sheet from its own first average on", () => {
    const s = { ...initAtr(14), count: 14, previousClose: close[13]!, value: atr[13]! };
    for (let i = 14; i < high.length; i++) expect(stepAtr(s, high[i]!, low[i]!, close[i]!)).toBeCloseTo(atr[i]!, 8);
  });
  it('equals the weighted sum over all true ranges', () => {
    fc.assert(
      fc.property(barArray(1, 50), fc.integer({ min: 1, max: 15 }), (bars, period) => {
        const s = initAtr(period);
        bars.forEach((b, i) => {
          const got = stepAtr(s, b.high, b.low, b.close);
          if (i < period) return expect(got).toBeNaN();
          let want = 0;
          for (let k = 1; k <= i; k++) {
            const age = k <= period ? i - period : i - k;
            const c = bars[k - 1]!.close;
            const range = Math.max(
              bars[k]!.high - bars[k]!.low,
              Math.abs(bars[k]!.high - c),
              Math.abs(bars[k]!.low - c),
            );
            want += ((1 - 1 / period) ** age * range) / period;
          }
          expect(Math.abs(got - want)).toBeLessThan(1e-9 * (1 + want));
        });
      }),
    );
  });
  it('of single-price bars that never move is 0', () => {
    const s = initAtr(3);
    let value = Number.NaN;
    for (let i = 0; i < 10; i++) value = stepAtr(s, 7, 7, 7);
    expect(value).toBe(0);
    expect(() => initAtr(-2)).toThrow('period -2');
  });
});
