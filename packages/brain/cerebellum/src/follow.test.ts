import { describe, expect, it } from 'vitest';
import { FOLLOWERS, initFollow, stepFollow, type Follower } from './follow.ts';

/** An order of ten even slices; nothing fills in bars 2 and 3. What is done at the end, and how far from the plan it was. */
function work(kind: Follower, delay: number, bars: number): { done: number; absent: number } {
  const s = initFollow(kind, delay);
  const slice = (k: number): number => (k < 10 ? 0.1 : 0);
  const fills: number[] = [];
  let absent = 0;
  for (let k = 0; k < bars; k++) {
    const told = k - delay;
    const sum = (f: (i: number) => number): number =>
      Array.from({ length: Math.max(0, told) }, (_, i) => f(i)).reduce((a, b) => a + b, 0);
    const deviation = sum((i) => fills[i]!) - sum(slice);
    const flow = told > 0 ? fills[told - 1]! - slice(told - 1) : 0;
    const send = Math.max(0, slice(k) + stepFollow(s, deviation, flow));
    fills.push(k === 2 || k === 3 ? 0 : send);
    const planned = Math.min(1, 0.1 * (k + 1));
    absent += Math.abs(fills.reduce((a, b) => a + b, 0) - planned);
  }
  return { done: fills.reduce((a, b) => a + b, 0), absent };
}

describe('keeping to a plan', () => {
  it('[E36] the plan alone never makes up for what did not fill', () => {
    for (const delay of [0, 2]) expect(work('open', delay, 30).done).toBeCloseTo(0.8, 12);
  });
  it.each(['direct', 'smith'] as const)('[E36] %s makes up for it, told at once or late', (kind) => {
    for (const delay of [0, 1, 3]) {
      const { done } = work(kind, delay, 60);
      expect(done).toBeGreaterThan(0.999);
      // Gains by Ziegler and Nichols swing; what was sent too much cannot be taken back.
      expect(done).toBeLessThan(kind === 'smith' ? 1.001 : 1.02);
    }
  });
  it('[E36] where nothing is late the predictor is the plain controller', () => {
    expect(work('smith', 0, 30)).toEqual(work('direct', 0, 30));
  });
  it('[E36] where fills are told late the predictor is nearer the plan', () => {
    for (const delay of [2, 4]) expect(work('smith', delay, 40).absent).toBeLessThan(work('direct', delay, 40).absent);
  });
  it('a loop that hears late is given less, but for the predictor’s', () => {
    const gain = (kind: Follower, delay: number): number => initFollow(kind, delay).outer.proportional;
    expect(gain('direct', 3)).toBeLessThan(gain('direct', 0));
    expect(gain('smith', 3)).toBe(gain('smith', 0));
    // A relay on a sum without delay swings by 1 in 2 steps: K_u = 4/π, half of it.
    expect(gain('direct', 0)).toBeCloseTo(2 / Math.PI, 6);
  });
  it('asks for nothing more where everything went by the plan', () => {
    for (const kind of FOLLOWERS) {
      const s = initFollow(kind, 2);
      for (let k = 0; k < 20; k++) expect(stepFollow(s, 0, 0)).toBeCloseTo(0, 12);
    }
  });
});
