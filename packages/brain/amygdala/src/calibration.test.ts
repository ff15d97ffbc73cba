import { rng } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { empiricalThreshold, initCalibration, pushDistance } from './calibration.ts';

/** The threshold after a full window of ordinary distances, with `old` ones before it. */
const thresholdAfter = (old: number): number => {
  const c = initCalibration(100, 0.05);
  for (let i = 0; i < 500; i++) pushDistance(c, old);
  const r = rng(3);
  for (let i = 0; i < 100; i++) pushDistance(c, 1 + r.next());
  return empiricalThreshold(c);
};

describe('calibration', () => {
  it('is the rank-th largest of the window, to within a bin of 1 % upwards', () => {
    const distance = fc.double({ min: 0.06, max: 900, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(distance, { minLength: 1, maxLength: 200 }),
        fc.constantFrom(0.001, 0.02, 0.2, 0.5),
        (d, p) => {
          const window = 50;
          const c = initCalibration(window, p);
          for (let i = 0; i < d.length; i++) {
            pushDistance(c, d[i]!);
            const kept = d.slice(Math.max(0, i + 1 - window), i + 1).sort((a, b) => b - a);
            const rank = Math.max(1, Math.floor(p * (kept.length + 1)));
            const ratio = empiricalThreshold(c) / kept[rank - 1]!;
            expect(ratio).toBeGreaterThanOrEqual(1 - 1e-9);
            expect(ratio).toBeLessThanOrEqual(1.01 + 1e-9);
          }
        },
      ),
    );
  });
  it('forgets what has left the window: older distances change nothing', () => {
    expect(thresholdAfter(0.1)).toBe(thresholdAfter(700));
  });
  it('with few distances it is the largest seen, with none 0; distances beyond the bins are counted at the ends', () => {
    const c = initCalibration(100, 0.001);
    expect(empiricalThreshold(c)).toBe(0);
    pushDistance(c, 3);
    pushDistance(c, 2);
    expect(empiricalThreshold(c) / 3).toBeGreaterThanOrEqual(1);
    expect(empiricalThreshold(c) / 3).toBeLessThanOrEqual(1.01);
    pushDistance(c, 0);
    pushDistance(c, 1e9);
    expect(empiricalThreshold(c)).toBeGreaterThan(1000);
  });
  it('the next exchangeable distance exceeds it with probability p', () => {
    const r = rng(8);
    const c = initCalibration(2000, 0.01);
    let over = 0;
    const n = 100_000;
    for (let i = 0; i < n; i++) {
      const d = Math.exp(r.normal());
      if (i >= 2000 && d > empiricalThreshold(c)) over++;
      pushDistance(c, d);
    }
    expect(over / (n - 2000)).toBeGreaterThan(0.008);
    expect(over / (n - 2000)).toBeLessThan(0.0115);
  });
});
