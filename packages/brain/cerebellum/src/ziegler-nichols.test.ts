import { describe, expect, it } from 'vitest';
import { relayExperiment, relayGain, zieglerNichols } from './ziegler-nichols.ts';

/** 1/(s + 1)³ in Euler steps: K_u = 8, T_u = 2π/√3 = 3.6276. */
function thirdOrder(dt: number): (control: number) => number {
  let [a, b, c] = [0, 0, 0];
  return (control) => {
    [a, b, c] = [a + dt * (control - a), b + dt * (a - b), c + dt * (b - c)];
    return c;
  };
}

describe('Ziegler–Nichols', () => {
  it('[E36] the published table: K_u 8, T_u 3.6', () => {
    expect(zieglerNichols(8, 3.6, 'p')).toEqual({ proportional: 4, integral: 0, derivative: 0 });
    // 0.45·8 = 3.6 over T_u/1.2 = 3
    const pi = zieglerNichols(8, 3.6, 'pi');
    expect(pi.proportional).toBeCloseTo(3.6, 12);
    expect(pi.integral).toBeCloseTo(1.2, 12);
    expect(pi.derivative).toBe(0);
    // 0.6·8 = 4.8 over T_u/2 = 1.8, times T_u/8 = 0.45
    const pid = zieglerNichols(8, 3.6, 'pid');
    expect(pid.proportional).toBeCloseTo(4.8, 12);
    expect(pid.integral).toBeCloseTo(4.8 / 1.8, 12);
    expect(pid.derivative).toBeCloseTo(2.16, 12);
  });
  it('[E36] relay: K_u = 4d/(πa)', () => {
    expect(relayGain(1, 4 / Math.PI)).toBeCloseTo(1, 12);
    expect(relayGain(2, 0.5)).toBeCloseTo(16 / Math.PI, 12);
  });
  it('[E36] the relay finds the known edge of 1/(s + 1)³ within what its first harmonic promises', () => {
    const found = relayExperiment(thirdOrder(0.002), 1, 0.002, 30_000);
    expect(found.ultimateGain).toBeGreaterThan(7);
    expect(found.ultimateGain).toBeLessThan(9);
    expect(found.ultimatePeriod).toBeGreaterThan(3.4);
    expect(found.ultimatePeriod).toBeLessThan(3.9);
    // Twice the height brings about twice the amplitude: the same gain.
    const twice = relayExperiment(thirdOrder(0.002), 2, 0.002, 30_000);
    expect(twice.ultimateGain).toBeCloseTo(found.ultimateGain, 6);
  });
  it('a loop that does not oscillate is refused', () => {
    expect(() => relayExperiment(() => 1, 1, 1, 100)).toThrow('no oscillation in 100 steps');
  });
});
