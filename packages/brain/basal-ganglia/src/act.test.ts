import { describe, expect, it } from 'vitest';
import { actionProbabilities, opponentAct, scaledValue } from './act.ts';

describe('acts', () => {
  it('[E32] opponent act', () => {
    // β 2, ρ 0.25, λ 1.5: 2·1.25·1.2·0.5 − 1.5·2·0.75·0.8·0.25 = 1.5 − 0.45 = 1.05
    expect(opponentAct(0.5, 0.25, 1.2, 0.8, 2, 0.25, 1.5)).toBeCloseTo(1.05, 12);
    // ρ = 1 silences No-Go: 2·2·1·0.5 = 2; ρ = −1 silences Go: −1.5·2·2·1·0.25 = −1.5
    expect(opponentAct(0.5, 0.25, 1, 1, 2, 1, 1.5)).toBe(2);
    expect(opponentAct(0.5, 0.25, 1, 1, 2, -1, 1.5)).toBe(-1.5);
    // As printed, d_direct − λ·d_indirect, with β = G = N = 1 and ρ = 0: 0.5 − 1.5·0.25 = 0.125
    expect(opponentAct(0.5, 0.25, 1, 1, 1, 0, 1.5)).toBe(0.125);
  });
  it('[E32] softmax of the acts', () => {
    const p = new Float64Array(3);
    // Acts 0, ln 2, ln 5 at temperature 1: e^act = 1, 2, 5, sum 8
    actionProbabilities(Float64Array.of(0, Math.log(2), Math.log(5)), 1, p);
    expect([...p].map((x) => Math.round(x * 1e12) / 1e12)).toEqual([0.125, 0.25, 0.625]);
    // Temperature 2 takes square roots: acts 0, 2·ln 3, unavailable: 1, 3, 0, sum 4
    actionProbabilities(Float64Array.of(0, 2 * Math.log(3), -1e9), 2, p);
    expect(p[0]).toBeCloseTo(0.25, 12);
    expect(p[1]).toBeCloseTo(0.75, 12);
    expect(p[2]).toBe(0);
    // Equal acts share alike
    actionProbabilities(Float64Array.of(0.2, 0.2, -1e9), 0.2, p);
    expect([...p]).toEqual([0.5, 0.5, 0]);
  });
  it('a value counts in reward scales and is bounded', () => {
    expect(scaledValue(0.004, 0.002, 3)).toBe(2);
    expect(scaledValue(0.1, 0.002, 3)).toBe(3);
    expect(scaledValue(-0.1, 0.002, 3)).toBe(-3);
  });
});
