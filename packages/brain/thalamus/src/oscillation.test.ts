import { describe, expect, it } from 'vitest';
import { gainOf, initOscillation, LIMIT_CYCLE, response, slopeE, slopeI, stepOscillation } from './oscillation.ts';

/** Times at which the excitatory share rises through 0.2, from t = 20 on. */
function crossings(dt: number, until: number): number[] {
  const s = initOscillation();
  const out: number[] = [];
  for (let t = 0; t < until; t += dt) {
    const before = s.excitatory;
    stepOscillation(s, LIMIT_CYCLE, dt);
    if (t > 20 && before < 0.2 && s.excitatory >= 0.2) out.push(t + (dt * (0.2 - before)) / (s.excitatory - before));
  }
  return out;
}
const PERIOD = 4.9985;

describe('Wilson and Cowan', () => {
  it('the response is 0 at rest and half its height above that at θ', () => {
    expect(response(0, 1.3, 4)).toBe(0);
    expect(response(4, 1.3, 4)).toBeCloseTo(0.5 - 1 / (1 + Math.exp(5.2)), 14);
  });
  it('slopes by hand: at rest only the drive P moves the excitatory population', () => {
    const drive = 1 / (1 + Math.exp(-1.3 * (1.25 - 4))) - 1 / (1 + Math.exp(5.2));
    expect(slopeE(LIMIT_CYCLE, 0, 0)).toBeCloseTo((1 - 1 / (1 + Math.exp(5.2))) * drive, 14);
    expect(slopeI(LIMIT_CYCLE, 0, 0)).toBe(0);
    // E = 0.2, I = 0.1: x_i = 15·0.2 − 3·0.1 = 2.7.
    const inhibitory = -0.1 + (1 - 1 / (1 + Math.exp(7.4)) - 0.1) * response(2.7, 2, 3.7);
    expect(slopeI(LIMIT_CYCLE, 0.2, 0.1)).toBeCloseTo(inhibitory, 14);
  });
  it("settles on a limit cycle at the published parameters, of the period that Euler's method finds with dt 1e-4", () => {
    for (const dt of [0.05, 0.1]) {
      const at = crossings(dt, 80);
      expect(at.length).toBeGreaterThan(4);
      for (let i = 1; i < at.length; i++) expect(Math.abs(at[i]! - at[i - 1]! - PERIOD)).toBeLessThan(0.005);
    }
  });
  it('without the drive it falls silent', () => {
    const s = initOscillation();
    for (let i = 0; i < 2000; i++) stepOscillation(s, { ...LIMIT_CYCLE, P: 0 }, 0.05);
    expect(s.excitatory).toBeLessThan(1e-6);
  });
  it('runs from 0.102 to 0.270, and the gain of the gates with it from 1 − depth to 1 + depth', () => {
    const s = initOscillation();
    let low = 1;
    let high = 0;
    for (let t = 0; t < 60; t += 0.01) {
      stepOscillation(s, LIMIT_CYCLE, 0.01);
      if (t < 20) continue;
      low = Math.min(low, s.excitatory);
      high = Math.max(high, s.excitatory);
    }
    expect(low).toBeCloseTo(0.102, 3);
    expect(high).toBeCloseTo(0.27, 3);
    expect(gainOf({ excitatory: 0.186, inhibitory: 0 }, 0.5)).toBe(1);
    expect(gainOf({ excitatory: low, inhibitory: 0 }, 0.5)).toBeCloseTo(0.5, 2);
    expect(gainOf({ excitatory: 1, inhibitory: 0 }, 0.5)).toBe(1.5);
    expect(gainOf({ excitatory: 0.228, inhibitory: 0 }, 0.5)).toBeCloseTo(1.25, 12);
  });
});
