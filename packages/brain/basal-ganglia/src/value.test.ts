import { describe, expect, it } from 'vitest';
import { rng } from '@janus/numerics';
import { benefitAfter, costAfter, opponentAfter, predictionError } from './value.ts';

describe('values', () => {
  it('[E30] benefit is the running mean of the positive part', () => {
    // Rewards 0.03, −0.02, 0.06 with rates 1, 1/2, 1/3: 0.03; 0.015; 0.015 + (0.06 − 0.015)/3 = 0.03
    const first = benefitAfter(0, 0.03, 1);
    const second = benefitAfter(first, -0.02, 1 / 2);
    const third = benefitAfter(second, 0.06, 1 / 3);
    expect([first, second]).toEqual([0.03, 0.015]);
    expect(third).toBeCloseTo(0.03, 12);
  });
  it('[E31] cost is the running mean of the negative part', () => {
    // Rewards −0.03, 0.02, −0.06: 0.03; 0.015; 0.015 + (0.06 − 0.015)/3 = 0.03
    const first = costAfter(0, -0.03, 1);
    const second = costAfter(first, 0.02, 1 / 2);
    const third = costAfter(second, -0.06, 1 / 3);
    expect([first, second]).toEqual([0.03, 0.015]);
    expect(third).toBeCloseTo(0.03, 12);
  });
  it('prediction error is scaled and bounded', () => {
    // (0.004 − 0.001)/0.002 = 1.5; (0.02 − 0.001)/0.002 = 9.5, bounded by 2
    expect(predictionError(0.004, 0.001, 0.002, 2)).toBeCloseTo(1.5, 12);
    expect(predictionError(0.02, 0.001, 0.002, 2)).toBe(2);
    expect(predictionError(-0.02, 0.001, 0.002, 2)).toBe(-2);
  });
  it('opponent weight by hand', () => {
    // 1.5 + 0.1·1.5·2 + 0.02·(1 − 1.5) = 1.5 + 0.3 − 0.01 = 1.79; δ = −2: 1.5 − 0.3 − 0.01 = 1.19; bounds
    expect(opponentAfter(1.5, 2, 0.1, 0.02, 0.1, 4)).toBeCloseTo(1.79, 12);
    expect(opponentAfter(1.5, -2, 0.1, 0.02, 0.1, 4)).toBeCloseTo(1.19, 12);
    expect(opponentAfter(3.9, 2, 0.1, 0, 0.1, 4)).toBe(4);
    expect(opponentAfter(0.11, -2, 0.1, 0, 0.1, 4)).toBe(0.1);
  });
  it('20,000 steps of random unit δ do not collapse the opponent weights; the bare product rule does', () => {
    const r = rng(5);
    let go = 1;
    let noGo = 1;
    let bareGo = 1;
    let bareNoGo = 1;
    let least = 1;
    let most = 1;
    let sum = 0;
    for (let i = 0; i < 20_000; i++) {
      const delta = r.next() < 0.5 ? -1 : 1;
      go = opponentAfter(go, delta, 0.02, 0.002, 0.1, 4);
      noGo = opponentAfter(noGo, -delta, 0.02, 0.002, 0.1, 4);
      bareGo += 0.1 * bareGo * delta;
      bareNoGo -= 0.1 * bareNoGo * delta;
      least = Math.min(least, go, noGo);
      most = Math.max(most, go, noGo);
      sum += (go + noGo) / 2;
    }
    expect(least).toBeGreaterThan(0.2);
    expect(most).toBeLessThan(4);
    expect(sum / 20_000).toBeGreaterThan(0.8);
    expect(sum / 20_000).toBeLessThan(1.2);
    expect(bareGo).toBeLessThan(1e-20);
    expect(bareNoGo).toBeLessThan(1e-20);
  });
  it('10⁶ steps of scaled errors with heavy tails: the opponents stay bounded, whole numbers and plastic', () => {
    const r = rng(6);
    let go = 1;
    let noGo = 1;
    let least = 1;
    let most = 1;
    let sum = 0;
    for (let i = 0; i < 1_000_000; i++) {
      // Normal over the root of a uniform: two moments at most; scaled and bounded by predictionError.
      const delta = predictionError((0.004 * r.normal()) / Math.sqrt(r.next() + 1e-9), 0, 0.004, 2);
      go = opponentAfter(go, delta, 0.02, 0.002, 0.1, 4);
      noGo = opponentAfter(noGo, -delta, 0.02, 0.002, 0.1, 4);
      least = Math.min(least, go, noGo);
      most = Math.max(most, go, noGo);
      sum += (go + noGo) / 2_000_000;
    }
    expect(Number.isFinite(sum)).toBe(true);
    expect(least).toBeGreaterThan(0.1);
    expect(most).toBeLessThanOrEqual(4);
    expect(sum).toBeGreaterThan(0.7);
    expect(sum).toBeLessThan(1.3);
    // Plastic still: a hundred gains open what a million of noise left.
    const before = go - noGo;
    for (let i = 0; i < 100; i++) {
      go = opponentAfter(go, 1, 0.02, 0.002, 0.1, 4);
      noGo = opponentAfter(noGo, -1, 0.02, 0.002, 0.1, 4);
    }
    expect(go - noGo).toBeGreaterThan(before + 1);
  });
});
