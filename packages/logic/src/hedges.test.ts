import { describe, expect, it } from 'vitest';
import { extremely, moreOrLess, slightly, somewhat, very } from './hedges.ts';
import { awayFromZero, STABLE_EPSILON } from './stable.ts';

const rooted = (x: number): number => somewhat(awayFromZero(x, STABLE_EPSILON));

describe('hedges', () => {
  it('[E20] very', () => {
    // 0.5² = 0.25, 0.9² = 0.81, 1² = 1
    expect(very(0.5)).toBe(0.25);
    expect(very(0.9)).toBeCloseTo(0.81, 12);
    expect(very(1)).toBe(1);
  });
  it('[E21] somewhat', () => {
    // √0.25 = 0.5, √0.81 = 0.9, √0.04 = 0.2
    expect(somewhat(0.25)).toBe(0.5);
    expect(somewhat(0.81)).toBeCloseTo(0.9, 12);
    expect(somewhat(0.04)).toBeCloseTo(0.2, 12);
  });
  it('[E22] slightly peaks at 1/4 and comes back to 0', () => {
    // √0.25 − 0.25 = 0.25, √0.04 − 0.04 = 0.16, √0.81 − 0.81 = 0.09, √1 − 1 = 0
    expect(slightly(0.25)).toBe(0.25);
    expect(slightly(0.04)).toBeCloseTo(0.16, 12);
    expect(slightly(0.81)).toBeCloseTo(0.09, 12);
    expect(slightly(1)).toBe(0);
    for (let i = 0; i <= 1000; i++) expect(slightly(i / 1000)).toBeLessThanOrEqual(0.25);
  });
  it('[E23] extremely', () => {
    // 0.5³ = 0.125, 0.9³ = 0.729, 0.2³ = 0.008
    expect(extremely(0.5)).toBe(0.125);
    expect(extremely(0.9)).toBeCloseTo(0.729, 12);
    expect(extremely(0.2)).toBeCloseTo(0.008, 12);
  });
  it('more-or-less is a synonym of somewhat', () => {
    expect(moreOrLess(0.36)).toBeCloseTo(0.6, 12);
  });
  it('order: extremely ≤ very ≤ x ≤ somewhat', () => {
    for (let i = 0; i <= 100; i++) {
      const x = i / 100;
      expect(extremely(x)).toBeLessThanOrEqual(very(x));
      expect(very(x)).toBeLessThanOrEqual(x);
      expect(x).toBeLessThanOrEqual(somewhat(x));
    }
  });
  it('the stable form has a finite slope at 0', () => {
    // d/dx √((1−ε)x + ε) at 0 is (1−ε)/(2√ε) = 0.9999/0.02 = 49.995 for ε = 1e-4
    const h = 1e-9;
    expect((rooted(h) - rooted(0)) / h).toBeCloseTo(49.995, 2);
  });
});
