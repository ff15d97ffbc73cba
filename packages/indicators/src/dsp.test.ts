import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dspConfidence, dspLookback, initDsp, stepDsp } from './dsp.ts';
import { initFrama, stepFrama } from './frama.ts';
import { initHurst, stepHurst } from './hurst.ts';
import { priceArray, walk } from './testing/series.ts';

const options = { dspWindow: 8, hurstWindow: 16, trendBelow: 1.4, noiseAbove: 1.6 };

function run(prices: ArrayLike<number>, o = options): Float64Array[] {
  const s = initDsp(o);
  return Array.from(prices, (x) => {
    const out = new Float64Array(10).fill(7);
    stepDsp(s, x, Math.log(x), out, 1);
    expect([out[0], out[9]]).toEqual([7, 7]);
    return out.slice(1, 9);
  });
}

describe('DSP vector', () => {
  it('is unknown as a whole until all parts are known', () => {
    expect(dspLookback(options)).toBe(32);
    const rows = run(walk(40, 1));
    rows.slice(0, 31).forEach((row) => expect(row.every(Number.isNaN)).toBe(true));
    rows.slice(31).forEach((row) => expect(row.every(Number.isFinite)).toBe(true));
  });
  it('equals its parts and the full window', () => {
    fc.assert(
      fc.property(priceArray(32, 80), (prices) => {
        const frama = initFrama(8);
        const hurst = initHurst(16);
        run(prices).forEach((row, i) => {
          const x = prices[i]!;
          stepFrama(frama, x);
          stepHurst(hurst, Math.log(x));
          if (i < 31) return;
          const w = prices.slice(i - 7, i + 1);
          const range = Math.max(...w) - Math.min(...w);
          let length = 0;
          for (let k = 1; k < 8; k++) length += Math.hypot(range > 0 ? (w[k]! - w[k - 1]!) / range : 0, 1 / 7);
          const d = 1 + Math.log(2 * length) / Math.log(14);
          const mean = w.reduce((a, b) => a + b, 0) / 8;
          const sigma = Math.sqrt(w.reduce((a, b) => a + (b - mean) ** 2, 0) / 8);
          const divergence = x / frama.value - 1;
          expect(Math.abs(row[0]! - divergence)).toBeLessThan(1e-12);
          expect(row[1]).toBe(frama.alpha);
          expect(Math.abs(row[2]! - d)).toBeLessThan(1e-11);
          expect(row[3]).toBe(hurst.value);
          if (Math.abs(d - 1.4) > 1e-9 && Math.abs(d - 1.6) > 1e-9)
            expect(row[4]).toBe(range === 0 ? 0 : d < 1.4 ? 1 : d > 1.6 ? -1 : 0);
          expect(row[5]).toBe(Math.sign(row[0]!) + 0);
          expect(Math.abs(row[6]! - (range > 0 ? (x - mean) / sigma : 0))).toBeLessThan(1e-6);
          expect(Math.abs(row[7]! - (range > 0 ? Math.min(1, Math.abs(d - 1.5) * 2) : 0))).toBeLessThan(1e-10);
        });
      }),
    );
  });
  it('of a constant has no direction, regime or confidence', () => {
    // D of no movement in 8 prices = 1 + ln 2/ln 14 = 1.2626496
    const row = run(new Float64Array(50).fill(0.1)).at(-1)!;
    expect(row[2]).toBeCloseTo(1.2626496, 6);
    row[2] = 0;
    expect([...row]).toEqual([0, 1, 0, 0.5, 0, 0, 0, 0]);
  });
  it('sees a line as trending, a saw as noisy', () => {
    const line = run(Float64Array.from({ length: 60 }, (_, i) => 100 + i)).at(-1)!;
    const saw = run(Float64Array.from({ length: 60 }, (_, i) => 100 + (i % 2))).at(-1)!;
    expect([line[4], saw[4]]).toEqual([1, -1]);
    // On a line FRAMA has dimension 1 and gain 1: it is the price, and there is no divergence.
    expect([line[0], line[1], line[5]]).toEqual([0, 1, 0]);
    expect(line[6]).toBeCloseTo(3.5 / Math.sqrt(5.25), 12); // of 0…7: mean 3.5, variance 63/12
  });
  it('confidence is the distance from 1.5 over 0.5', () => {
    expect(dspConfidence(1.5)).toBe(0);
    expect(dspConfidence(1.25)).toBeCloseTo(0.5, 15);
    expect(dspConfidence(1.6)).toBeCloseTo(0.2, 12);
    expect([dspConfidence(0.9), dspConfidence(2.1)]).toEqual([1, 1]);
  });
  it('refuses thresholds that cross', () => {
    expect(() => initDsp({ ...options, trendBelow: 1.7 })).toThrow('trendBelow 1.7');
  });
});
