import { rng } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { touchProbability, volumeShare } from './fill-probability.ts';

describe('fill probability', () => {
  it('[E35] first passage: 2·Φ(−d/σ) by the table of Φ', () => {
    expect(touchProbability(0.01, 0.01)).toBeCloseTo(0.3173105079, 9);
    expect(touchProbability(0.02, 0.01)).toBeCloseTo(0.0455002639, 9);
    expect(touchProbability(0.005, 0.01)).toBeCloseTo(0.6170750775, 9);
    expect(touchProbability(0, 0.01)).toBe(1);
    expect(touchProbability(-0.01, 0.01)).toBe(1);
  });
  it('[E35] with a drift: d 1, σ 1, μ 0.5 is Φ(−0.5) + e·Φ(−1.5) = 0.3085375 + 2.7182818·0.0668072', () => {
    expect(touchProbability(1, 1, 0.5)).toBeCloseTo(0.4901383, 6);
    // Away from it: Φ(−1.5) + Φ(−0.5)/e = 0.0668072 + 0.1135046
    expect(touchProbability(1, 1, -0.5)).toBeCloseTo(0.1803118, 6);
  });
  it('[E35] agrees with 4,000 random walks of 400 steps, d 1.2 σ, μ 0.4 σ', () => {
    const r = rng(12);
    let hits = 0;
    for (let i = 0; i < 4000; i++) {
      let x = 0;
      for (let k = 0; k < 400; k++) {
        x += 0.4 / 400 + r.normal() / 20;
        // A walk looks at steps only: the barrier moves out by 0.5826·σ√dt (Broadie, Glasserman and Kou 1997).
        if (x >= 1.2 - 0.5826 / 20) {
          hits++;
          break;
        }
      }
    }
    expect(Math.abs(hits / 4000 - touchProbability(1.2, 1, 0.4))).toBeLessThan(0.025);
  });
  it('nothing moves a price without volatility but its drift', () => {
    expect(touchProbability(0.01, 0)).toBe(0);
    expect(touchProbability(0.01, 0, 0.02)).toBe(1);
    expect(touchProbability(0.01, Number.NaN)).toBe(0);
  });
  it('is a probability, falls with distance, rises with drift', () => {
    const positive = fc.double({ min: 1e-4, max: 0.5, noNaN: true });
    const drift = fc.double({ min: -0.5, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(positive, positive, drift, (d, sigma, mu) => {
        const p = touchProbability(d, sigma, mu);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(touchProbability(1.5 * d, sigma, mu)).toBeLessThanOrEqual(p + 1e-12);
        expect(touchProbability(d, sigma, mu + 0.01)).toBeGreaterThanOrEqual(p - 1e-12);
      }),
    );
  });
  it('the volume: for sure up to the participation limit, in proportion above it', () => {
    // 5 of 100 at a limit of 10 %; 20 of 100: 0.1/0.2; 100 of 100: 0.1; no volume: 0; unknown volume: 0.01/0.04
    expect(volumeShare(5, 100, 0.1, 0.01)).toBe(1);
    expect(volumeShare(20, 100, 0.1, 0.01)).toBeCloseTo(0.5, 12);
    expect(volumeShare(100, 100, 0.1, 0.01)).toBeCloseTo(0.1, 12);
    expect(volumeShare(1, 0, 0.1, 0.01)).toBe(0);
    expect(volumeShare(1e9, Number.NaN, 0.01, 0.04)).toBeCloseTo(0.25, 12);
    expect(volumeShare(0, 0, 0.1, 0.01)).toBe(1);
  });
});
