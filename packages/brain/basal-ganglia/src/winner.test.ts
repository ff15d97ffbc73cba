import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle, winnerOf } from './winner.ts';

describe('winner takes all', () => {
  it('in closed form: the largest, none on a tie at the top', () => {
    expect(winnerOf(Float64Array.of(0.2, 0.5, 0.4), 1e-12)).toBe(1);
    expect(winnerOf(Float64Array.of(0.5, 0.2, 0.5), 1e-12)).toBe(-1);
    expect(winnerOf(Float64Array.of(0.1, 0.1, 0.5), 1e-12)).toBe(2);
    expect(winnerOf(Float64Array.of(0.5, 0.45, 0), 0.1)).toBe(-1);
    expect(winnerOf(Float64Array.of(Number.NaN, Number.NaN, Number.NaN), 0)).toBe(-1);
    expect(winnerOf(Float64Array.of(3), 0)).toBe(0);
  });
  it('two units by hand: one Euler step from rest, then the rival falls silent', () => {
    const x = new Float64Array(2);
    expect(settle(Float64Array.of(1, 0.5), 0, 2, 0.5, 1, x)).toBe(1);
    expect([...x]).toEqual([0.5, 0.25]);
    // x₀: drive 1 − 2·0.25 = 0.5, 0.5; x₁: drive 0.5 − 2·0.5 < 0: 0.125
    expect(settle(Float64Array.of(1, 0.5), 0, 2, 0.5, 2, x)).toBe(2);
    expect([...x]).toEqual([0.5, 0.125]);
    // At rest the winner has its input/(1 − e), the other nothing.
    const steps = settle(Float64Array.of(1, 0.5), 0.5, 2, 0.5, 10_000, x);
    expect(steps).toBeLessThan(10_000);
    expect(x[0]).toBeCloseTo(2, 6);
    expect(x[1]).toBe(0);
  });
  it('the circuit ends where the closed form says: the largest of any inputs', () => {
    const unit = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 6 }), (values) => {
        const input = Float64Array.from(values);
        const winner = winnerOf(input, 0.02);
        if (winner < 0) return;
        const x = new Float64Array(input.length);
        expect(settle(input, 0.2, 2, 0.1, 20_000, x)).toBeLessThan(20_000);
        expect([...x].map((v) => v > 0)).toEqual(values.map((_, i) => i === winner));
      }),
      { numRuns: 200 },
    );
  });
});
