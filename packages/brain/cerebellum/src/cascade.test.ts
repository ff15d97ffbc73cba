import { describe, expect, it } from 'vitest';
import { initCascade, stepCascade } from './cascade.ts';
import { initPid, stepPid, type PidGains } from './pid.ts';

const only = (gains: Partial<PidGains>): PidGains => ({
  proportional: 0,
  integral: 0,
  derivative: 0,
  derivativeTime: 0,
  deadBand: 0,
  correctionLimit: 1e6,
  ...gains,
});

describe('cascade', () => {
  it('[E36] the outer output is the inner setpoint', () => {
    // Outer 2·(10 − 9) = 2; inner 3·(2 − 0.5) = 4.5
    const s = initCascade();
    expect(stepCascade(s, only({ proportional: 2 }), only({ proportional: 3 }), 10, 9, 0.5, 1)).toBe(4.5);
    expect([s.outer.output, s.inner.output]).toEqual([2, 4.5]);
  });
  it('[E36] answers a disturbance of the inner loop sooner than one controller does', () => {
    // A tank whose flow is disturbed: flow ← 0.5·flow + 0.5·u + d, level ← 0.97·level + 0.1·flow.
    const run = (control: (level: number, flow: number) => number): number => {
      let level = 0;
      let flow = 0;
      let worst = 0;
      for (let k = 0; k < 400; k++) {
        const u = control(level, flow);
        flow = 0.5 * flow + 0.5 * u + (k >= 100 ? 1 : 0);
        level = 0.97 * level + 0.1 * flow;
        if (k >= 100) worst = Math.max(worst, Math.abs(level));
      }
      return worst;
    };
    const gains = only({ proportional: 1, integral: 0.03 });
    const single = initPid();
    const alone = run((level) => stepPid(single, gains, -level, 1));
    const s = initCascade();
    const inner = only({ proportional: 0.5, integral: 0.3 });
    const nested = run((level, flow) => stepCascade(s, gains, inner, 0, level, flow, 1));
    expect(nested).toBeLessThan(0.6 * alone);
  });
});
