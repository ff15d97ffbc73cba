import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barArray } from './testing/series.ts';
import sheets from '../fixtures/stockcharts.json' with { type: 'json' };
import { initRollingVwap, initSessionVwap, stepRollingVwap, stepSessionVwap, typicalPrice } from './vwap.ts';

const { high, low, close, volume, vwap } = sheets.vwap14;

/** Volume-weighted mean and σ of (price, volume) pairs. */
function naive(pairs: readonly (readonly [number, number])[]): [number, number] {
  const total = pairs.reduce((a, [, v]) => a + v, 0);
  if (total === 0) return [Number.NaN, Number.NaN];
  const mean = pairs.reduce((a, [p, v]) => a + p * v, 0) / total;
  return [mean, Math.sqrt(pairs.reduce((a, [p, v]) => a + v * (p - mean) ** 2, 0) / total)];
}
function close8(got: number, want: number): void {
  if (Number.isNaN(want)) expect(got).toBeNaN();
  else expect(Math.abs(got - want)).toBeLessThan(1e-6);
}

describe('VWAP', () => {
  it("of 14 bars meets StockCharts' sheet", () => {
    const s = initRollingVwap(14);
    for (let i = 0; i < close.length; i++) {
      stepRollingVwap(s, typicalPrice(high[i]!, low[i]!, close[i]!), volume[i]!);
      expect(s.value).toBeCloseTo(vwap[i]!, 8);
    }
  });
  it("of a session meets the sheet's growing part and starts afresh", () => {
    const s = initSessionVwap();
    for (let day = 1; day <= 2; day++)
      for (let i = 0; i < 14; i++) {
        stepSessionVwap(s, day, typicalPrice(high[i]!, low[i]!, close[i]!), volume[i]!);
        expect(s.value).toBeCloseTo(vwap[i]!, 8);
      }
  });
  it('deviation by hand', () => {
    // prices 10, 13 with volumes 1, 2: mean 12, Σ v(p − 12)² = 4 + 2 = 6, σ = √2
    const s = initSessionVwap();
    stepSessionVwap(s, 1, 10, 1);
    expect([s.value, s.deviation]).toEqual([10, 0]);
    stepSessionVwap(s, 1, 13, 2);
    expect(s.value).toBeCloseTo(12, 14);
    expect(s.deviation).toBeCloseTo(Math.SQRT2, 14);
  });
  it('equals the full window and the full session', () => {
    fc.assert(
      fc.property(barArray(1, 50), fc.integer({ min: 1, max: 9 }), (bars, size) => {
        const rolling = initRollingVwap(size);
        const session = initSessionVwap();
        const pairs = bars.map((b) => [typicalPrice(b.high, b.low, b.close), b.volume] as const);
        pairs.forEach(([price, v], i) => {
          stepRollingVwap(rolling, price, v);
          const [mean, deviation] = naive(pairs.slice(Math.max(0, i + 1 - size), i + 1));
          close8(rolling.value, mean);
          close8(rolling.deviation, deviation);
          stepSessionVwap(session, Math.floor(i / 7), price, v);
          const [ofDay, aroundDay] = naive(pairs.slice(7 * Math.floor(i / 7), i + 1));
          close8(session.value, ofDay);
          close8(session.deviation, aroundDay);
        });
      }),
    );
  });
  it('a bar without volume adds nothing and gets NaN; no volume at all has no price', () => {
    const session = initSessionVwap();
    const rolling = initRollingVwap(3);
    const volumes = [0, Number.NaN, 2, Number.NaN, 0, 0];
    const want = [Number.NaN, Number.NaN, 7, Number.NaN, 7, Number.NaN];
    volumes.forEach((v, i) => {
      const price = v > 0 ? 7 : 99;
      stepRollingVwap(rolling, price, v);
      close8(rolling.value, want[i]!);
      stepSessionVwap(session, 1, price, v);
      close8(session.value, i === 5 ? 7 : want[i]!);
    });
    expect(() => initRollingVwap(0)).toThrow('window 0');
  });
});
