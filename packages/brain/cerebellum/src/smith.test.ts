import { describe, expect, it } from 'vitest';
import { initPid, stepPid, type PidGains } from './pid.ts';
import { initSmith, smithError, stepSmith } from './smith.ts';

const gains: PidGains = {
  proportional: 0.6,
  integral: 0.3,
  derivative: 0.1,
  derivativeTime: 1,
  deadBand: 0,
  correctionLimit: 100,
};
const POLE = 0.8;
const GAIN = 0.5;

/** Output of the plant y ← pole·y + gain·u, told `delay` steps late, under a controller; step to 1 at 0. */
function run(delay: number, steps: number, control: (measured: number) => number): number[] {
  let y = 0;
  const told: number[] = Array.from({ length: delay }, () => 0);
  const out: number[] = [];
  for (let k = 0; k < steps; k++) {
    told.push(y);
    const measured = told.shift()!;
    out.push(measured);
    y = POLE * y + GAIN * control(measured);
  }
  return out;
}
function predicted(delay: number, model: { pole: number; gain: number; delay: number }, steps = 200): number[] {
  const s = initSmith(model);
  return run(delay, steps, (measured) => stepSmith(s, model, gains, 1, measured, 1));
}

describe('Smith predictor', () => {
  it.each([0, 1, 5, 12])(
    '[E36] with a perfect model and a delay of %i the step response is the delay-free one, later',
    (delay) => {
      const pid = initPid();
      const free = run(0, 200, (measured) => stepPid(pid, gains, 1 - measured, 1));
      const late = predicted(delay, { pole: POLE, gain: GAIN, delay });
      expect(late.slice(0, delay).every((y) => y === 0)).toBe(true);
      for (let k = delay; k < 200; k++) expect(late[k]).toBeCloseTo(free[k - delay]!, 10);
      expect(late[199]).toBeCloseTo(1, 6);
    },
  );
  it('[E36] without it the same gains and delay run away', () => {
    const pid = initPid();
    const naive = run(5, 200, (measured) => stepPid(pid, gains, 1 - measured, 1));
    expect(Math.max(...naive.slice(150).map((y) => Math.abs(y - 1)))).toBeGreaterThan(1);
  });
  it('a model that is a fifth off still arrives', () => {
    const late = predicted(5, { pole: POLE, gain: 0.6, delay: 5 }, 400);
    expect(late[399]).toBeCloseTo(1, 3);
  });
  it('refuses a delay that is not a whole number of steps', () => {
    expect(() => initSmith({ pole: 0.5, gain: 1, delay: 1.5 })).toThrow('delay 1.5');
    expect(() => initSmith({ pole: 0.5, gain: 1, delay: -1 })).toThrow('delay -1');
  });
  it('of a forecast: what was corrected since is not corrected again', () => {
    // Missed by 5 when the correction was 1; it is 4 now: 2 are left.
    expect(smithError(5, 4, 1)).toBe(2);
    expect(smithError(5, 1, 1)).toBe(5);
  });
});
