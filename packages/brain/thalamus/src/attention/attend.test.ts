import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attend } from './attend.ts';

const f = (...x: number[]): Float64Array => Float64Array.from(x);

describe('attend', () => {
  it('[E28] d_k = 4: the key that matches gets 3/4', () => {
    // q·k₁ = 2 ln 3 · 1, divided by √4 = ln 3; q·k₂ = 0. softmax(ln 3, 0) = (3, 1)/4.
    // out = 3/4·(4, 0) + 1/4·(0, 8) = (3, 2).
    const scores = f(0, 0);
    const out = f(9, 9);
    attend(f(2 * Math.log(3), 0, 0, 0), f(1, 0, 0, 0, 0, 7, 7, 7), f(4, 0, 0, 8), 2, scores, out);
    expect(scores[0]).toBeCloseTo(0.75, 14);
    expect(scores[1]).toBeCloseTo(0.25, 14);
    expect(out[0]).toBeCloseTo(3, 14);
    expect(out[1]).toBeCloseTo(2, 14);
  });
  it('[E28] d_k = 1: three keys share as 2 : 3 : 5', () => {
    // √1 = 1, so the scores are ln 2, ln 3, ln 5; weights 0.2, 0.3, 0.5; out = 0.2·10 + 0.3·20 + 0.5·40 = 28.
    const out = f(0);
    attend(f(1), f(Math.log(2), Math.log(3), Math.log(5)), f(10, 20, 40), 3, f(0, 0, 0), out);
    expect(out[0]).toBeCloseTo(28, 13);
  });
  it('[E28] d_k = 2: a dot product of two terms, one of them negative', () => {
    // q = (√2, √2)·ln 2; k₁ = (3, −1): q·k₁ = 2√2 ln 2, /√2 = 2 ln 2 = ln 4. k₂ = (−1, 1): 0. Weights 4/5, 1/5.
    // out = 0.8·5 + 0.2·(−5) = 3.
    const q = Math.SQRT2 * Math.log(2);
    const out = f(0);
    attend(f(q, q), f(3, -1, -1, 1), f(5, -5), 2, f(0, 0), out);
    expect(out[0]).toBeCloseTo(3, 13);
  });
  it('[E28] neither large nor small scores overflow, and rows beyond `rows` are not read', () => {
    const out = f(0);
    attend(f(1), f(2000, 2000, 5000), f(1, 3, 1e9), 2, f(0, 0, 0), out);
    expect(out[0]).toBe(2);
    attend(f(1), f(-2000, -2000), f(1, 3), 2, f(0, 0), out);
    expect(out[0]).toBe(2);
  });
  it('[E28] the weights sum to 1 and the result lies among the values', () => {
    const x = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(x, { minLength: 3, maxLength: 3 }),
        fc.array(x, { minLength: 12, maxLength: 12 }),
        (q, k) => {
          const values = f(-3, 1, 2, 8);
          const scores = new Float64Array(4);
          const out = f(0);
          attend(Float64Array.from(q), Float64Array.from(k), values, 4, scores, out);
          expect(scores.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
          expect(out[0]).toBeGreaterThanOrEqual(-3 - 1e-9);
          expect(out[0]).toBeLessThanOrEqual(8 + 1e-9);
        },
      ),
    );
  });
});
