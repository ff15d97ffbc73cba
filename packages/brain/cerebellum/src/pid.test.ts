import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { rng } from '@janus/numerics';
import { parseConfig } from '@janus/domain';
import { cerebellumFields } from './config.ts';
import { initPid, pidOutput, stepPid } from './pid.ts';

const defaults = parseConfig(cerebellumFields, {}, 'cerebellum');
/** Round gains, wide bounds, no filter, no dead band. */
const plain = {
  ...defaults,
  proportional: 0.5,
  integral: 0.25,
  derivative: 2,
  derivativeTime: 0,
  deadBand: 0,
  correctionLimit: 100,
};

describe('PID', () => {
  it('[E36] the three terms by hand', () => {
    // 0.5·4 + 0.25·8 + 2·(−1) = 2 + 2 − 2 = 2; 0.5·1 + 0.25·(−8) + 2·0.5 = −0.5; only K_i: 0.25·8 = 2
    expect(pidOutput(0.5, 0.25, 2, 4, 8, -1)).toBe(2);
    expect(pidOutput(0.5, 0.25, 2, 1, -8, 0.5)).toBe(-0.5);
    expect(pidOutput(0, 0.25, 0, 4, 8, -1)).toBe(2);
    expect(pidOutput(3, 0, 0, 4, 8, -1)).toBe(12);
  });
  it('[E36] four steps by hand', () => {
    const s = initPid();
    // e 4, dt 1: ∫ 4, de/dt 0 (nothing before): 0.5·4 + 0.25·4 = 3
    expect(stepPid(s, plain, 4, 1)).toBe(3);
    // e 2, dt 2: ∫ 4 + 4 = 8, de/dt (2 − 4)/2 = −1: 1 + 2 − 2 = 1
    expect(stepPid(s, plain, 2, 2)).toBe(1);
    // e 5, dt 0.5: ∫ 10.5, de/dt 3/0.5 = 6: 2.5 + 2.625 + 12 = 17.125
    expect(stepPid(s, plain, 5, 0.5)).toBe(17.125);
    // e −8, dt 1: ∫ 2.5, de/dt −13: −4 + 0.625 − 26 = −29.375
    expect(stepPid(s, plain, -8, 1)).toBe(-29.375);
  });
  it('[E36] the derivative passes a low-pass', () => {
    const filtered = { ...plain, proportional: 0, integral: 0, derivativeTime: 3 };
    const s = initPid();
    stepPid(s, filtered, 0, 1);
    // e 8, dt 1: de/dt 8, blend 1/(3 + 1): 0 + 8/4 = 2, K_d 2: 4
    expect(stepPid(s, filtered, 8, 1)).toBe(4);
    // e 8, dt 1: de/dt 0: 2 + (0 − 2)/4 = 1.5: 3
    expect(stepPid(s, filtered, 8, 1)).toBe(3);
    // e 14, dt 3: de/dt 2, blend 3/6: 1.5 + 0.25 = 1.75: 3.5
    expect(stepPid(s, filtered, 14, 3)).toBe(3.5);
  });
  it('[E36] errors within the dead band are none', () => {
    const banded = { ...plain, deadBand: 0.5 };
    const s = initPid();
    expect(stepPid(s, banded, 0.5, 1)).toBe(0);
    expect(stepPid(s, banded, -0.5, 1)).toBe(0);
    expect(s.integral).toBe(0);
    // 1 is outside: 0.5·1 + 0.25·1 + 2·(1 − 0) = 2.75
    expect(stepPid(s, banded, 1, 1)).toBe(2.75);
  });
  it('[E36] the integral term does not wind up', () => {
    const bounded = { ...plain, derivative: 0, correctionLimit: 3 };
    const s = initPid();
    // e 4: wanted 2 + 1 = 3, not beyond the bound: ∫ 4. e 4 again: wanted 2 + 2 = 4 > 3: u 3, ∫ stays 4, for ever.
    for (let i = 0; i < 1000; i++) expect(stepPid(s, bounded, 4, 1)).toBe(3);
    expect(s.integral).toBe(4);
    // The error turns: e −4: ∫ 0, u = −2 + 0 = −2 at once. Wound up to 4,000 it would have stayed at 3 for long.
    expect(stepPid(s, bounded, -4, 1)).toBe(-2);
    expect(s.integral).toBe(0);
    // The same on the other side: ∫ −4 is the last that fits.
    for (let i = 0; i < 1000; i++) stepPid(s, bounded, -4, 1);
    expect([s.integral, s.output]).toEqual([-4, -3]);
  });
  it('[E36] at its bound an error the other way is integrated', () => {
    const s = { ...initPid(), integral: 40 };
    // ∫ 40 − 4 = 36: wanted −2 + 9 = 7, bounded to 3; the error works against the bound, so ∫ follows it down.
    expect(stepPid(s, { ...plain, derivative: 0, correctionLimit: 3 }, -4, 1)).toBe(3);
    expect(s.integral).toBe(36);
  });
  it('[E36] never leaves its bounds, whatever the errors, gains and steps', () => {
    const gain = fc.double({ min: 0, max: 10, noNaN: true });
    const errors = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 60 });
    const bound = fc.double({ min: 0, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(
        gain,
        gain,
        gain,
        bound,
        errors,
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        (p, i, d, u, e, dt) => {
          const gains = {
            ...plain,
            proportional: p,
            integral: i,
            derivative: d,
            derivativeTime: 1,
            correctionLimit: u,
          };
          const s = initPid();
          return e.every((error) => Math.abs(stepPid(s, gains, error, dt)) <= u) && Number.isFinite(s.integral);
        },
      ),
    );
  });
  it('closes the loop: a constant miss of the forecast is corrected within the dead band', () => {
    const s = initPid();
    const base = 0.0003;
    const truth = 0.0011;
    let error = 0;
    let worst = 0;
    for (let i = 0; i < 300; i++) {
      error = truth - (base + s.output);
      worst = Math.max(worst, s.output);
      stepPid(s, defaults, error, 1);
    }
    expect(Math.abs(error)).toBeLessThanOrEqual(defaults.deadBand + 1e-12);
    expect(worst).toBeLessThan(1.2 * (truth - base));
  });
  it('under noise the correction stays near the mean miss', () => {
    const s = initPid();
    const r = rng(4);
    let sum = 0;
    for (let i = 0; i < 4000; i++) {
      stepPid(s, defaults, 0.0005 + 0.0005 * r.normal() - s.output, 1);
      if (i >= 1000) sum += s.output / 3000;
    }
    expect(sum).toBeGreaterThan(0.00045);
    expect(sum).toBeLessThan(0.00055);
  });
});
