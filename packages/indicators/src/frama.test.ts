import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initFrama, stepFrama } from './frama.ts';
import { priceArray, walk } from './testing/series.ts';

describe('FRAMA', () => {
  it('by hand, window 4', () => {
    // 1 3 | 2 6: ranges 2, 4, 5: D = log₂(2·6/5) = 1.2630344, a = e^(−4.6·0.2630344) = 0.2982098; begins at 6
    // 3 2 | 6 4: ranges 1, 2, 4: D = log₂(6/4) = 0.5849625, a = e^1.9092 → 1; average 4
    // 2 6 | 4 5: ranges 4, 1, 4: D = log₂(10/4) = 1.3219281, a = e^(−1.4808692) = 0.2274399; 4 + a·1
    const s = initFrama(4);
    for (const x of [1, 3, 2]) stepFrama(s, x);
    expect(s.value).toBeNaN();
    stepFrama(s, 6);
    expect(s.dimension).toBeCloseTo(1.2630344058, 9);
    expect(s.alpha).toBeCloseTo(0.2982098, 6);
    expect(s.value).toBe(6);
    stepFrama(s, 4);
    expect(s.dimension).toBeCloseTo(0.5849625007, 9);
    expect([s.alpha, s.value]).toEqual([1, 4]);
    stepFrama(s, 5);
    expect(s.dimension).toBeCloseTo(1.3219280949, 9);
    expect(s.alpha).toBeCloseTo(0.2274399, 6);
    expect(s.value).toBeCloseTo(4.2274399, 6);
  });
  it('equals the full window, alpha within [0.01, 1]', () => {
    fc.assert(
      fc.property(priceArray(1, 80), fc.integer({ min: 2, max: 8 }), (prices, half) => {
        const w = 2 * half;
        const s = initFrama(w);
        const range = (from: number, to: number): number =>
          Math.max(...prices.slice(from, to)) - Math.min(...prices.slice(from, to));
        let average = Number.NaN;
        prices.forEach((x, i) => {
          stepFrama(s, x);
          if (i < w - 1) return expect(s.value).toBeNaN();
          const n1 = range(i + 1 - w, i + 1 - half) / half;
          const n2 = range(i + 1 - half, i + 1) / half;
          const n3 = range(i + 1 - w, i + 1) / w;
          const d = n3 === 0 ? 1 : (Math.log(n1 + n2) - Math.log(n3)) / Math.log(2);
          const alpha = Math.min(1, Math.max(0.01, Math.exp(-4.6 * (d - 1))));
          average = i === w - 1 ? x : alpha * x + (1 - alpha) * average;
          expect(Math.abs(s.alpha - alpha)).toBeLessThan(1e-12);
          expect(Math.abs(s.value - average)).toBeLessThan(1e-9);
          expect(Math.abs(s.range - n3 * w)).toBeLessThan(1e-9);
        });
      }),
    );
  });
  it('of a constant is that constant with gain 1; of a saw it hardly moves', () => {
    const flat = initFrama(8);
    for (let i = 0; i < 40; i++) stepFrama(flat, 0.1);
    expect([flat.value, flat.alpha, flat.dimension]).toEqual([0.1, 1, 1]);
    const saw = initFrama(8);
    for (let i = 0; i < 40; i++) stepFrama(saw, 100 + (i % 2));
    expect(saw.dimension).toBe(2);
    expect(saw.alpha).toBeCloseTo(Math.exp(-4.6), 12);
  });
  it('forgets at worst by 0.99 a bar', () => {
    const a = initFrama(64);
    const b = initFrama(64);
    for (const x of walk(500, 1, 30)) stepFrama(a, x);
    for (const x of walk(64 + 2000, 2)) {
      stepFrama(a, x);
      stepFrama(b, x);
    }
    expect(Math.abs(a.value - b.value)).toBeLessThan(100 * 0.99 ** 2000);
  });
  it('refuses an odd window', () => {
    for (const window of [5, 2, 6.5]) expect(() => initFrama(window)).toThrow(`window ${window}`);
  });
});
