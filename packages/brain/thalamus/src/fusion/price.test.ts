import { describe, expect, it } from 'vitest';
import { initPrice, isStale, momentum, priceEvidence, pushPrice, trendOf } from './price.ts';

const fed = (n: number, perBar: number) => {
  const s = initPrice();
  for (let i = 0; i < n; i++) pushPrice(s, 100 * Math.exp(perBar * i));
  return s;
};

describe('price fusion', () => {
  it('momentum is the move over σ·√bars: 20 bars of 0.001 at σ 0.01 make 0.02/(0.01·√20)', () => {
    expect(momentum(fed(21, 0.001), 1, 0.01)).toBeCloseTo(0.02 / (0.01 * Math.sqrt(20)), 10);
    expect(momentum(fed(400, 0.001), 4, 0.02)).toBeCloseTo(0.08 / (0.02 * Math.sqrt(80)), 10);
    expect(momentum(fed(400, 0.001), 16, 0.02)).toBeCloseTo(0.32 / (0.02 * Math.sqrt(320)), 10);
  });
  it('is not known before its bars are there, nor without a spread', () => {
    expect(momentum(fed(20, 0.001), 1, 0.01)).toBeNaN();
    expect(momentum(fed(320, 0.001), 16, 0.01)).toBeNaN();
    expect(momentum(fed(321, 0.001), 16, 0.01)).not.toBeNaN();
    expect(momentum(fed(321, 0.001), 1, 0)).toBeNaN();
  });
  it('the trend weighs the timeframes 1, 1/2, 1/4 and shares out the weight of one that is not known', () => {
    const s = fed(400, 0.001);
    const [a, b, c] = [1, 4, 16].map((k) => Math.tanh((0.02 * k) / (0.01 * Math.sqrt(20 * k))));
    expect(trendOf(s, 0.01, 0.01, 0.5)).toBeCloseTo((a! + b! / 2 + c! / 4) / 1.75, 10);
    expect(trendOf(fed(100, 0.001), 0.01, 0.01, 0.5)).toBeCloseTo((a! + b! / 2) / 1.5, 10);
    expect(trendOf(s, 0.01, 0.01, 0)).toBeCloseTo(a!, 10);
    expect(trendOf(fed(5, 0.001), 0.01, 0.01, 0.5)).toBeNaN();
    // The shortest is measured in the fast σ, the others in the slow one.
    expect(trendOf(s, 0.02, 0.01, 0.5)).toBeCloseTo(
      (Math.tanh(0.01 / (0.01 * Math.sqrt(20))) + b! / 2 + c! / 4) / 1.75,
      10,
    );
  });
  it('forgets what is older than the longest timeframe, and leaves out a close that is none', () => {
    const s = initPrice();
    for (const p of [5, 7, Number.NaN, 0]) pushPrice(s, p);
    expect(s.filled).toBe(2);
    for (let i = 0; i < 321; i++) pushPrice(s, 100 * Math.exp(0.001 * i));
    expect(trendOf(s, 0.01, 0.01, 0.5)).toBeCloseTo(trendOf(fed(321, 0.001), 0.01, 0.01, 0.5), 12);
  });
  it('is stale once it repeats itself for 20 bars, a close that is none counted; one other close and it is not', () => {
    const s = fed(30, 0.001);
    const last = 100 * Math.exp(0.001 * 29);
    for (let i = 0; i < 18; i++) pushPrice(s, last);
    pushPrice(s, Number.NaN);
    expect([s.repeated, isStale(s)]).toEqual([19, false]);
    pushPrice(s, last);
    expect(isStale(s)).toBe(true);
    pushPrice(s, last * 1.001);
    expect([s.repeated, isStale(s)]).toEqual([0, false]);
    // The first close of all is news; so is one that the ring's end parts from the one before.
    const young = initPrice();
    pushPrice(young, 5);
    expect(young.repeated).toBe(0);
    const full = fed(321, 0.001);
    pushPrice(full, 100 * Math.exp(0.001 * 320));
    expect([full.next, full.repeated]).toEqual([1, 1]);
  });
  it('speaks for the trend where it trends, for the mean where it ranges, within [−1, 1]', () => {
    expect(priceEvidence(0.5, -0.4, 0.6, 0.25)).toBeCloseTo(0.3 - 0.1, 14);
    expect(priceEvidence(1, 1, 1, 1)).toBe(1);
  });
});
