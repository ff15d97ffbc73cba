import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rng } from '@janus/numerics';
import { initSevcik, stepSevcik } from './sevcik.ts';
import { priceArray, walk } from './testing/series.ts';

/** The dimension of the last `window` of the prices, with ranges taken from the window itself. */
function last(prices: ArrayLike<number>, window: number): number {
  const s = initSevcik(window);
  for (let i = 0; i < prices.length; i++) {
    const w = Array.from(prices).slice(Math.max(0, i + 1 - window), i + 1);
    stepSevcik(s, prices[i]!, Math.max(...w) - Math.min(...w));
  }
  return s.value;
}
/** Length of the normalised curve, point by point as in Sevcik's text, with ln 2 added. */
function naive(w: readonly number[]): number {
  const lo = Math.min(...w);
  const range = Math.max(...w) - lo;
  const n = w.length - 1;
  let length = 0;
  for (let i = 1; i <= n; i++) {
    const rise = range > 0 ? (w[i]! - lo) / range - (w[i - 1]! - lo) / range : 0;
    length += Math.hypot(rise, 1 / n);
  }
  return 1 + (Math.log(length) + Math.log(2)) / Math.log(2 * n);
}

/** Mean dimension of 300 curves of 64 points. */
function mean(make: () => number[]): number {
  let sum = 0;
  for (let k = 0; k < 300; k++) sum += last(make(), 64);
  return sum / 300;
}

describe('Sevcik dimension', () => {
  it('by hand', () => {
    // 0, 1, 0: two steps of √(1 + 1/4), L = √5: D = 1 + ln(2√5)/ln 4 = 2.0804820
    expect(last([0, 1, 0], 3)).toBeCloseTo(2.080482, 6);
    // a line of 64 points: L = √2: D = 1 + 1.5·ln 2/ln 126 = 1.2149835
    expect(
      last(
        Float64Array.from({ length: 64 }, (_, i) => 3 * i + 7),
        64,
      ),
    ).toBeCloseTo(1.2149835, 6);
    // no movement: L = 1: D = 1 + ln 2/ln 126 = 1.1433223
    expect(last(new Float64Array(64).fill(5), 64)).toBeCloseTo(1.1433223, 6);
    // a saw of 64 points: 63 steps of √(1 + 1/63²): D = 1 + ln(2·63.007936)/ln 126 = 2.0000260
    expect(
      last(
        Float64Array.from({ length: 64 }, (_, i) => i % 2),
        64,
      ),
    ).toBeCloseTo(2.000026, 6);
  });
  it('is near 1.5 for random walks, above for noise, below for trends', () => {
    const r = rng(11);
    const steps = (drift: number) => (): number[] => {
      let x = 0;
      return Array.from({ length: 64 }, () => (x += drift + r.normal()));
    };
    const brownian = mean(steps(0));
    const noise = mean(() => Array.from({ length: 64 }, () => r.normal()));
    const trend = mean(steps(1));
    expect(Math.abs(brownian - 1.468)).toBeLessThan(0.015);
    expect(Math.abs(noise - 1.707)).toBeLessThan(0.015);
    expect(trend).toBeLessThan(brownian - 0.1);
  });
  it('equals the full window and does not care for scale', () => {
    fc.assert(
      fc.property(priceArray(1, 60), fc.integer({ min: 3, max: 12 }), (prices, window) => {
        const s = initSevcik(window);
        prices.forEach((x, i) => {
          const w = prices.slice(Math.max(0, i + 1 - window), i + 1);
          stepSevcik(s, x, Math.max(...w) - Math.min(...w));
          if (i < window - 1) return expect(s.value).toBeNaN();
          expect(Math.abs(s.value - naive(w))).toBeLessThan(1e-11);
        });
      }),
    );
  });
  it('is not moved by a million older prices, even within one range', () => {
    const long = initSevcik(64);
    const short = initSevcik(64);
    // Two prices only: the range never changes, so that only the sum once a window keeps rounding out.
    const r = rng(4);
    for (let i = 0; i < 1_000_000; i++) stepSevcik(long, r.below(2), 1);
    for (let i = 0; i < 64; i++) {
      const x = i === 0 ? 0 : i === 1 ? 1 : r.below(2);
      stepSevcik(long, x, 1);
      stepSevcik(short, x, 1);
    }
    expect(Math.abs(long.value - short.value)).toBeLessThan(1e-12);
    expect(last(walk(200, 3), 64)).toBeCloseTo(last(walk(200, 3).slice(100), 64), 12);
  });
  it('refuses a window below 3', () => {
    expect(() => initSevcik(2)).toThrow('window 2');
  });
});
