import { BEAR, BUBBLE, BULL, CRISIS, DEFLATION, RANGING, RECOVERY } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { initLabel, stepLabel } from './label.ts';
import type { LabelState } from './label.ts';

const SIGMA = 0.006;
const ONE = { drift: 1, volatility: 1, duration: 1, jumps: 1 };
/** Feeds m and v (multiples of σ_ref) for so many bars; the last label. */
function feed(s: LabelState, m: number, v: number, bars = 100): number {
  let label = -1;
  for (let i = 0; i < bars; i++) label = stepLabel(s, m * SIGMA, v * SIGMA);
  return label;
}

describe('label rule', () => {
  it('names steady states', () => {
    expect(feed(initLabel(ONE), 0, 1)).toBe(RANGING);
    expect(feed(initLabel(ONE), 0.1, 1)).toBe(BULL);
    expect(feed(initLabel(ONE), -0.1, 1)).toBe(BEAR);
    expect(feed(initLabel(ONE), -0.1, 0.5)).toBe(DEFLATION);
    expect(feed(initLabel(ONE), 0.3, 1)).toBe(BUBBLE);
    expect(feed(initLabel(ONE), 0.3, 3)).toBe(CRISIS);
  });
  it('keeps a label until the second threshold', () => {
    const s = initLabel(ONE);
    expect(feed(s, 0.05, 1)).toBe(RANGING);
    expect(feed(s, 0.1, 1)).toBe(BULL);
    expect(feed(s, 0.05, 1)).toBe(BULL);
    expect(feed(s, 0.03, 1)).toBe(RANGING);
    expect(feed(s, 0, 2)).toBe(RANGING);
    expect(feed(s, 0, 2.5)).toBe(CRISIS);
    expect(feed(s, 0, 2)).toBe(CRISIS);
  });
  it('recovery follows a crisis, for 250 bars at most, and not into a falling trend', () => {
    const s = initLabel(ONE);
    feed(s, 0, 3);
    expect(feed(s, 0, 1.2, 20)).toBe(RECOVERY);
    expect(feed(s, 0, 1.2, 200)).toBe(RECOVERY);
    expect(feed(s, 0, 1.2, 100)).toBe(RANGING);
    feed(s, 0, 3);
    expect(feed(s, -0.1, 1.2, 50)).toBe(BEAR);
    feed(s, 0, 3);
    expect(feed(s, 0, 0.8, 100)).toBe(RANGING);
  });
  it('measures in units of the scaled market', () => {
    const half = initLabel({ ...ONE, volatility: 0.5, drift: 0.5 });
    expect(feed(half, 0.05, 1.5)).toBe(CRISIS);
    expect(feed(initLabel({ ...ONE, drift: 0.5 }), 0.05, 1)).toBe(BULL);
  });
});
