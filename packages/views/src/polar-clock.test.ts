import { describe, expect, it } from 'vitest';
import { polarAngle, polarClock, polarRadius, saturated } from './polar-clock.ts';

describe('polar clock', () => {
  it('[E3] angle = arccos x̃', () => {
    // cos 60° = 1/2, cos 90° = 0, cos 135° = −√2/2, cos 180° = −1
    expect(polarAngle(0.5)).toBeCloseTo(Math.PI / 3, 14);
    expect(polarAngle(0)).toBeCloseTo(Math.PI / 2, 14);
    expect(polarAngle(-Math.SQRT1_2)).toBeCloseTo((3 * Math.PI) / 4, 12);
    expect(polarAngle(-1)).toBeCloseTo(Math.PI, 14);
    expect(polarAngle(1)).toBe(0);
    expect(polarAngle(1 + 1e-15)).toBe(0);
    expect(polarAngle(-1 - 1e-15)).toBeCloseTo(Math.PI, 14);
  });

  it('[E4] radius = t / T', () => {
    expect(polarRadius(1, 4)).toBe(0.25);
    expect(polarRadius(3, 4)).toBe(0.75);
    expect(polarRadius(4, 4)).toBe(1);
  });

  it('holds a whole window and its mean angle', () => {
    const c = polarClock([1, 0, -1]);
    expect([...c.radius]).toEqual([1 / 3, 2 / 3, 1]);
    expect(c.mean).toBeCloseTo(Math.PI / 2, 14); // (0 + 90 + 180)° / 3
  });

  it('counts the values on the ends of the box', () => {
    expect(saturated([1, -1, 0.99, 0.9999999999])).toBe(3);
    expect(saturated([])).toBe(0);
  });
});
