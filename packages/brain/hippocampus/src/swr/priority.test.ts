import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annealedBeta,
  argmax,
  divideByLargest,
  drawProbability,
  drawWeight,
  importance,
  priority,
  tdError,
} from './priority.ts';

const f = (...x: number[]): Float64Array => Float64Array.from(x);

describe('tdError', () => {
  it("[E39] Double DQN by hand: the online net's favourite at the target net's price", () => {
    // the online net prefers action 2; the target net says −1 of it, however much it likes action 0
    expect(tdError(0.5, 0.9, 0, f(1, 2, 3), f(8, 4, -1), 0.25)).toBeCloseTo(0.5 - 0.9 - 0.25, 14);
    // 2 + 0.5·4 − 1 = 3
    expect(tdError(2, 0.5, 0, f(0, 5, 1), f(8, 4, 6), 1)).toBe(3);
    // −1 + 0.8·10 − (−3) = 10
    expect(tdError(-1, 0.8, 0, f(7, 1, 1), f(10, 20, 30), -3)).toBe(10);
  });
  it('[E39] nothing is expected after the end', () => {
    expect(tdError(2, 0.5, 1, f(0, 5, 1), f(8, 4, 6), 1)).toBe(1);
    expect(tdError(0, 0.9, 1, f(1, 1, 1), f(9, 9, 9), 0)).toBe(0);
  });
  it('[E39] of two favourites the first', () => {
    expect(argmax(f(1, 4, 4))).toBe(1);
    expect(argmax(f(-3))).toBe(0);
    expect(argmax(f(-3, -1, -2))).toBe(1);
  });
});

describe('priority and draw', () => {
  it('[E39] |δ| + 10⁻⁶', () => {
    expect(priority(0)).toBe(1e-6);
    expect(priority(2)).toBe(2.000001);
    expect(priority(0.5)).toBe(0.500001);
  });
  it('[E40] p^α over their sum: 1, 4, 16', () => {
    // α = ½: 1, 2, 4 of 7; α = 1: 1, 4, 16 of 21; α = 0: a third each
    const shares = (alpha: number): number[] => {
      const w = [1, 4, 16].map((p) => drawWeight(p, alpha));
      const total = w.reduce((a, b) => a + b);
      return w.map((x) => drawProbability(x, total));
    };
    [1 / 7, 2 / 7, 4 / 7].forEach((p, i) => expect(shares(0.5)[i]).toBeCloseTo(p, 14));
    [1 / 21, 4 / 21, 16 / 21].forEach((p, i) => expect(shares(1)[i]).toBeCloseTo(p, 14));
    shares(0).forEach((p) => expect(p).toBeCloseTo(1 / 3, 14));
  });
});

describe('importance', () => {
  it('[E41] by hand', () => {
    expect(importance(10, 0.1, 0.7)).toBeCloseTo(1, 14); // as likely as any: no correction
    expect(importance(100, 0.04, 0.5)).toBeCloseTo(0.5, 14); // 4 times as likely, β ½
    expect(importance(100, 0.04, 1)).toBeCloseTo(0.25, 14);
    expect(importance(4, 0.0625, 1)).toBeCloseTo(4, 14);
    expect(importance(4, 0.0625, 0)).toBe(1);
  });
  it('[E41] the largest becomes 1 and the ratios stay; what lies behind the count is left alone', () => {
    const w = f(2, 4, 1, 99);
    divideByLargest(w, 3);
    expect([...w]).toEqual([0.5, 1, 0.25, 99]);
    const small = f(0.125, 0.25);
    divideByLargest(small, 2);
    expect([...small]).toEqual([0.5, 1]);
  });
  it('[E41] at β = 1 a draw by P, weighed by w, is unbiased', () => {
    const p = fc.double({ min: 0.01, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { minLength: 2, maxLength: 20 }), (weights) => {
        const total = weights.reduce((a, b) => a + b);
        const n = weights.length;
        // Σ P·w·x = mean of x, for x = i
        const sum = weights.reduce((s, w, i) => s + (w / total) * importance(n, w / total, 1) * i, 0);
        expect(sum).toBeCloseTo((n - 1) / 2, 9);
      }),
    );
  });
  it('[E41] β goes from its start to 1 in a straight line', () => {
    expect(annealedBeta(0.4, 0)).toBe(0.4);
    expect(annealedBeta(0.4, 0.5)).toBeCloseTo(0.7, 14);
    expect(annealedBeta(0.4, 1)).toBe(1);
    expect(annealedBeta(0.25, 0.2)).toBeCloseTo(0.4, 14);
  });
});
