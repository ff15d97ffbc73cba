import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { directDrive, indirectDrive } from './pathways.ts';

const gated = Float64Array.of(0.5, -0.25, 0);

describe('pathways', () => {
  it('[E33] direct drive', () => {
    const w = Float64Array.of(2, 0.5, 4, 8);
    // Buying: 2·0.6 + 0.5·0.5 + 4·0 + 8·0 + 0.125 = 1.575
    expect(directDrive(w, 0.6, gated, 1, 0.125)).toBeCloseTo(1.575, 12);
    // Selling: 2·0.6 + 4·0.25 + 0.125 = 2.325
    expect(directDrive(w, 0.6, gated, -1, 0.125)).toBeCloseTo(2.325, 12);
    // Nothing but the bias: 0.3
    expect(directDrive(w, 0, Float64Array.of(0, 0, 0), 1, 0.3)).toBe(0.3);
    // A negative sum is cut off: 2·0.25 − 1 < 0
    expect(directDrive(w, 0.25, Float64Array.of(-1, -1, -1), 1, -1)).toBe(0);
  });
  it('[E34] indirect drive', () => {
    const w = Float64Array.of(2, 0.5, 4, 8, 3, 0.25);
    // Buying: 2·0.1 + 4·0.25 + 3·0.2 + 0.25·(1.8 − 1) + 0.5 = 0.2 + 1 + 0.6 + 0.2 + 0.5 = 2.5
    expect(indirectDrive(w, 0.1, gated, 1, 0.2, 1.8, 0.5)).toBeCloseTo(2.5, 12);
    // Selling: 2·0.1 + 0.5·0.5 + 3·0.2 + 0.2 + 0.5 = 1.75
    expect(indirectDrive(w, 0.1, gated, -1, 0.2, 1.8, 0.5)).toBeCloseTo(1.75, 12);
    // Calm volatility adds nothing, and cannot take away: 2·0.1 + 3·0.2 = 0.8
    expect(indirectDrive(w, 0.1, Float64Array.of(0, 0, 0), 1, 0.2, 0.5, 0)).toBeCloseTo(0.8, 12);
    // A negative sum is cut off
    expect(indirectDrive(w, 0, Float64Array.of(0, 0, 0), 1, 0, 1, -1)).toBe(0);
  });
  it('[E33, E34] mirror: what supports buying opposes selling', () => {
    const unit = fc.double({ min: -1, max: 1, noNaN: true });
    const ones = new Float64Array(6).fill(1);
    const oppose = new Float64Array(8).fill(1);
    fc.assert(
      fc.property(fc.array(unit, { minLength: 5, maxLength: 5 }), (x) => {
        const g = Float64Array.from(x);
        const support = directDrive(ones, 0, g, 1, 0);
        const against = indirectDrive(oppose, 0, g, -1, 0, 1, 0);
        return Math.abs(support - against) < 1e-12;
      }),
    );
  });
});
