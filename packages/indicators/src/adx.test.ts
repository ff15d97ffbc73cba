import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barArray } from './testing/series.ts';
import type { MadeBar } from './testing/series.ts';
import { initAdx, stepAdx } from './adx.ts';

/** Wilder's sums, DIs and ADX bar by bar from the whole history. */
function naive(bars: readonly MadeBar[], period: number): { plus: number; minus: number; adx: number }[] {
  const keep = 1 - 1 / period;
  const sumUntil = (i: number, value: (k: number) => number): number => {
    let sum = 0;
    for (let k = 1; k <= i; k++) sum += value(k) * keep ** (k < period ? Math.max(0, i - period + 1) : i - k);
    return sum;
  };
  const up = (k: number): number => bars[k]!.high - bars[k - 1]!.high;
  const down = (k: number): number => bars[k - 1]!.low - bars[k]!.low;
  const out = bars.map(() => ({ plus: Number.NaN, minus: Number.NaN, adx: Number.NaN }));
  const dxs: number[] = [];
  for (let i = period; i < bars.length; i++) {
    const plus = sumUntil(i, (k) => (up(k) > down(k) ? Math.max(0, up(k)) : 0));
    const minus = sumUntil(i, (k) => (down(k) > up(k) ? Math.max(0, down(k)) : 0));
    const range = sumUntil(i, (k) =>
      Math.max(
        bars[k]!.high - bars[k]!.low,
        Math.abs(bars[k]!.high - bars[k - 1]!.close),
        Math.abs(bars[k]!.low - bars[k - 1]!.close),
      ),
    );
    dxs.push(plus + minus > 0 ? (100 * Math.abs(plus - minus)) / (plus + minus) : 0);
    const seeded = dxs.slice(0, period).reduce((a, b) => a + b, 0) / period;
    const adx = dxs.length < period ? Number.NaN : dxs.slice(period).reduce((a, dx) => a + (dx - a) / period, seeded);
    out[i] = { plus: range > 0 ? (100 * plus) / range : 0, minus: range > 0 ? (100 * minus) / range : 0, adx };
  }
  return out;
}

describe('ADX', () => {
  it('by hand, period 2', () => {
    // bar  H  L  C   +DM −DM TR   sums +, −, TR      +DI      −DI      DX          ADX
    // 0    10 8  9
    // 1    12 9  11  2   0   3    2, 0, 3
    // 2    11 7  8   0   2   4    1, 2, 5.5          18.1818  36.3636  33.3333
    // 3    13 8  12  2   0   5    2.5, 1, 7.75       32.2581  12.9032  42.8571     38.095238
    // 4    14 12 13  1   0   2    2.25, 0.5, 5.875   38.2979  8.51064  63.6364     50.865801
    const bars = [[10, 8, 9], [12, 9, 11], [11, 7, 8], [13, 8, 12], [14, 12, 13]] as const; // prettier-ignore
    const want = [
      [Number.NaN, Number.NaN, Number.NaN],
      [Number.NaN, Number.NaN, Number.NaN],
      [100 / 5.5, 200 / 5.5, Number.NaN],
      [250 / 7.75, 100 / 7.75, (100 / 3 + 300 / 7) / 2],
      [225 / 5.875, 50 / 5.875, 50.86580086580087],
    ];
    const s = initAdx(2);
    bars.forEach(([high, low, close], i) => {
      stepAdx(s, high, low, close);
      [s.plusDi, s.minusDi, s.value].forEach((got, k) => {
        if (Number.isNaN(want[i]![k]!)) expect(got).toBeNaN();
        else expect(got).toBeCloseTo(want[i]![k]!, 10);
      });
    });
  });
  it('equals the sums over the whole history', () => {
    fc.assert(
      fc.property(barArray(1, 40), fc.integer({ min: 2, max: 8 }), (bars, period) => {
        const s = initAdx(period);
        const want = naive(bars, period);
        bars.forEach((b, i) => {
          stepAdx(s, b.high, b.low, b.close);
          const w = want[i]!;
          if (i < period) return expect(s.plusDi).toBeNaN();
          expect(Math.abs(s.plusDi - w.plus)).toBeLessThan(1e-8);
          expect(Math.abs(s.minusDi - w.minus)).toBeLessThan(1e-8);
          if (i < 2 * period - 1) return expect(s.value).toBeNaN();
          expect(Math.abs(s.value - w.adx)).toBeLessThan(1e-8);
          expect(s.value).toBeLessThanOrEqual(100);
        });
      }),
    );
  });
  it('is 0 where nothing moves', () => {
    const s = initAdx(3);
    for (let i = 0; i < 12; i++) stepAdx(s, 5, 5, 5);
    expect([s.plusDi, s.minusDi, s.value]).toEqual([0, 0, 0]);
    expect(() => initAdx(1)).toThrow('period 1');
  });
});
