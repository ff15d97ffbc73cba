import { describe, expect, it } from 'vitest';
import { initVolume, outside, participation, pushVolume, volumeEvidence } from './volume.ts';

/** Prices 0.5, 1.5 … 24.5 are the middles of... the range is cut in 24 bins of (24 − 0)/24 = 1 each. */
function profile(volumes: Readonly<Record<number, number>>) {
  const s = initVolume(25);
  // The profile is made at the eighth bar after the ring is full: 25 + 7, so seven early bars are pushed out.
  for (let i = 0; i < 7; i++) pushVolume(s, 99, 99, 99, 50);
  for (let p = 0; p <= 24; p++) pushVolume(s, p, p, p, volumes[p] ?? 0);
  return s;
}

describe('volume fusion', () => {
  it('point of control and value area of a histogram worked by hand', () => {
    // Volume 10 at 8, 40 at 10, 30 at 11, 10 at 12, 10 at 20: total 100, mode bin [10, 11). 70 are held by 10 and 11.
    const s = profile({ 8: 10, 10: 40, 11: 30, 12: 10, 20: 10 });
    expect(s.pointOfControl).toBe(10.5);
    expect([s.valueLow, s.valueHigh]).toEqual([10, 12]);
  });
  it('the area grows to the heavier side, and up where both weigh the same', () => {
    // Mode 30 at 10; 9 and 11 hold 20 each: up first (50), then down (70).
    const s = profile({ 9: 20, 10: 30, 11: 20, 15: 30 });
    expect([s.valueLow, s.valueHigh]).toEqual([9, 12]);
  });
  it('is NaN without volume or without a range, and not made before the ring is full', () => {
    expect(profile({}).pointOfControl).toBeNaN();
    const flat = initVolume(8);
    for (let i = 0; i < 40; i++) pushVolume(flat, 5, 5, 5, 1);
    expect(flat.valueLow).toBeNaN();
    expect(outside(flat, 7)).toBe(0);
    const young = initVolume(25);
    for (let p = 0; p < 25; p++) pushVolume(young, p, p, p, 1);
    expect(young.pointOfControl).toBeNaN();
  });
  it('a bar without volume leaves it as it is', () => {
    const s = initVolume(8);
    pushVolume(s, 5, 5, 5, Number.NaN);
    expect(s.filled).toBe(0);
  });
  it('outside: nothing inside the area, tanh of the half widths beyond it', () => {
    const s = profile({ 8: 10, 10: 40, 11: 30, 12: 10, 20: 10 }); // 10 … 12: middle 11, half width 1
    expect(outside(s, 11.9)).toBe(0);
    expect(outside(s, 12)).toBe(0);
    expect(outside(s, 13.5)).toBeCloseTo(Math.tanh(1.5), 14);
    expect(outside(s, 9)).toBeCloseTo(-Math.tanh(1), 14);
  });
  it('evidence: participation in the direction of the bar, and the profile as far as volume stands behind it', () => {
    const s = profile({ 8: 10, 10: 40, 11: 30, 12: 10, 20: 10 });
    expect(participation(-0.01, 3)).toBeCloseTo(-Math.tanh(2), 14);
    expect(participation(0.01, 0.5)).toBe(0);
    expect(volumeEvidence(s, 11, 0.01, 1.5, 0.25)).toBeCloseTo(Math.tanh(0.5), 14);
    expect(volumeEvidence(s, 13, 0.01, 1.5, 0.25)).toBeCloseTo(Math.tanh(0.5) + 0.25 * Math.tanh(1), 14);
    expect(volumeEvidence(s, 13, 0.01, 0.5, 0.25)).toBeCloseTo(0.25 * Math.tanh(1) * 0.5, 14);
    expect(volumeEvidence(s, 20, 0.01, 9, 1)).toBe(1);
    expect(volumeEvidence(s, 13, 0.01, Number.NaN, 0.25)).toBeNaN();
  });
});
