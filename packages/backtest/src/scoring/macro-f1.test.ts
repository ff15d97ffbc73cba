import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { macroF1, macroF1WithInterval } from './macro-f1.ts';

describe('macro-F1', () => {
  it('is the mean F1 of the classes that occur, worked by hand', () => {
    // truth 0 0 0 1 1 2; guess 0 0 1 1 2 2
    // class 0: TP 2, FP 0, FN 1 → 4/5; class 1: TP 1, FP 1, FN 1 → ½; class 2: TP 1, FP 1, FN 0 → ⅔
    const score = macroF1(Int8Array.of(0, 0, 0, 1, 1, 2), Int8Array.of(0, 0, 1, 1, 2, 2), 7);
    expect(score).toBeCloseTo((0.8 + 0.5 + 2 / 3) / 3, 12);
  });
  it('counts no answer as wrong', () => {
    expect(macroF1(Int8Array.of(0, 0, 1, 1), Int8Array.of(0, -1, 1, -1), 2)).toBeCloseTo(2 / 3, 12);
  });
  it('brackets its score', () => {
    const random = rng(1);
    const truth = Int8Array.from({ length: 5000 }, () => random.below(3));
    const guess = truth.map((t) => (random.next() < 0.7 ? t : random.below(3)));
    const { score, low, high } = macroF1WithInterval(truth, guess, 3, rng(2));
    expect(low).toBeLessThan(score);
    expect(high).toBeGreaterThan(score);
    expect(high - low).toBeLessThan(0.1);
  });
});
