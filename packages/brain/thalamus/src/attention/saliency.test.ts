import { MODALITIES } from '@janus/domain';
import { initEw, pushEw } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { FOCUS, focusOf, initSaliency, salience } from './saliency.ts';

describe('saliency', () => {
  it('is the distance from its own past in its spread, before it joins it: by hand with span 1e9', () => {
    // Nearly equal weights: of 1, 3 the mean is 2 and σ is 1; 5 lies 3 spreads away. Then mean 3, σ² = 8/3.
    const s = initSaliency(1e9);
    expect(salience(s, 0, 1)).toBe(0);
    expect(salience(s, 0, 3)).toBe(0);
    expect(salience(s, 0, 5)).toBeCloseTo(3, 6);
    expect(salience(s, 0, 3)).toBeCloseTo(0, 6);
    expect(salience(s, 0, 1)).toBeCloseTo(2 / Math.sqrt(2), 6);
    expect(salience(s, 1, 1)).toBe(0);
  });
  it('keeps the same mean and variance as the exponentially weighted ones of numerics', () => {
    const s = initSaliency(10);
    const reference = initEw(10);
    for (const x of [0.1, -0.3, 0.9, 0.2, 0.2, -0.8]) {
      salience(s, 4, x);
      pushEw(reference, x);
    }
    expect(s.mean[4]).toBeCloseTo(reference.mean, 14);
    expect(s.variance[4]).toBeCloseTo(reference.variance, 14);
  });
  it('is bounded, and 0 where nothing ever varied', () => {
    const s = initSaliency(1e6);
    for (let i = 0; i < 5; i++) expect(salience(s, 2, 0.5)).toBe(0);
    for (let i = 0; i < 200; i++) salience(s, 3, (i % 2) * 1e-6);
    expect(salience(s, 3, 1)).toBe(10);
  });
});

describe('focus', () => {
  it('has a row a modality; a thin market takes attention from book and volume, an unsettled one gives it to news', () => {
    expect(FOCUS.length).toBe(MODALITIES.length);
    const of = (...context: number[]): number[] =>
      MODALITIES.map((_, m) => focusOf(m, Float64Array.from([7, ...context]), 1));
    expect(of(0, -1, 0, 0)).toEqual([0, -1, 0, -1, 0]);
    expect(of(1, 0, -1, 0)).toEqual([-0.5, 0, -0.5, 0, 1]);
    expect(of(0, 0, 1, 1)).toEqual([1, 0, 0, 0, -0.5]);
  });
});
