import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceArray, walk } from './testing/series.ts';
import { initDelay, stepDelay } from './delay.ts';
import { initWindowDrawdown, stepWindowDrawdown } from './drawdown.ts';
import { initExtremes, pushExtremes } from './extremes.ts';

describe('extremes', () => {
  it('equal those of the full window', () => {
    fc.assert(
      fc.property(priceArray(1, 80), fc.integer({ min: 1, max: 12 }), (prices, size) => {
        const s = initExtremes(size);
        prices.forEach((x, i) => {
          pushExtremes(s, x);
          const w = prices.slice(Math.max(0, i + 1 - size), i + 1);
          expect([s.min, s.max]).toEqual([Math.min(...w), Math.max(...w)]);
        });
      }),
    );
    expect(() => initExtremes(1.5)).toThrow('window 1.5');
  });
});

describe('drawdown of a window', () => {
  it('by hand', () => {
    // window 3: 10, 8 → 0.2; 10, 8, 12 → 0.2; 8, 12, 9 → 0.25; 12, 9, 9 → 0.25; 9, 9, 9 → 0
    const s = initWindowDrawdown(3);
    const got = [10, 8, 12, 9, 9, 9].map((x) => {
      stepWindowDrawdown(s, x);
      return s.value;
    });
    [0, 0.2, 0.2, 0.25, 0.25, 0].forEach((want, i) => expect(got[i]).toBeCloseTo(want, 14));
  });
  it('equals the worst pair of the full window', () => {
    fc.assert(
      fc.property(priceArray(1, 60), fc.integer({ min: 1, max: 12 }), (prices, size) => {
        const s = initWindowDrawdown(size);
        prices.forEach((x, i) => {
          stepWindowDrawdown(s, x);
          let worst = 0;
          for (let a = Math.max(0, i + 1 - size); a <= i; a++)
            for (let b = a; b <= i; b++) worst = Math.max(worst, 1 - prices[b]! / prices[a]!);
          expect(s.value).toBeCloseTo(worst, 13);
        });
      }),
    );
    expect(() => initWindowDrawdown(0)).toThrow('window 0');
  });
  it('is not moved by older prices', () => {
    const long = initWindowDrawdown(60);
    const short = initWindowDrawdown(60);
    for (const x of walk(100_000, 8, 3)) stepWindowDrawdown(long, x);
    for (const x of walk(200, 9)) {
      stepWindowDrawdown(long, x);
      stepWindowDrawdown(short, x);
    }
    expect(long.value).toBe(short.value);
  });
});

describe('delay', () => {
  it('gives the value of n steps before', () => {
    const s = initDelay(3);
    expect([1, 2, 3, 4, 5].map((x) => stepDelay(s, x))).toEqual([Number.NaN, Number.NaN, Number.NaN, 1, 2]);
  });
});
