import { BUY, SELL } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternAfter, patternCell, patternForgotten } from './pattern.ts';

describe('learned inhibition', () => {
  it('one reward by hand', () => {
    // Loss of half a scale: 0.4 + 0.2·0.5·0.6 = 0.46; of three: 0.4 + 0.2·0.6 = 0.52
    expect(patternAfter(0.4, -0.5, 0.2, 0.25)).toBeCloseTo(0.46, 12);
    expect(patternAfter(0.4, -3, 0.2, 0.25)).toBeCloseTo(0.52, 12);
    // Gain of half a scale: 0.4 − 0.25·0.5·0.4 = 0.35; of three: 0.3
    expect(patternAfter(0.4, 0.5, 0.2, 0.25)).toBeCloseTo(0.35, 12);
    expect(patternAfter(0.4, 3, 0.2, 0.25)).toBeCloseTo(0.3, 12);
    expect(patternAfter(0.4, 0, 0.2, 0.25)).toBe(0.4);
    expect(patternForgotten(0.4, 0.05)).toBeCloseTo(0.38, 12);
  });
  it('stays within [0, 1] whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { maxLength: 200 }), (rewards) => {
        let p = 0;
        for (const r of rewards) p = patternAfter(p, r, 0.9, 0.9);
        return p >= 0 && p <= 1;
      }),
    );
  });
  it('a coin that loses as often as it gains hovers where it should: 0.12/(0.12 + 0.25)', () => {
    let p = 0;
    let sum = 0;
    for (let i = 0; i < 1000; i++) {
      p = patternAfter(p, i % 2 === 0 ? -1 : 1, 0.12, 0.25);
      if (i >= 800) sum += p / 200;
    }
    expect(sum).toBeCloseTo(0.12 / 0.37, 1);
  });
  it('a cell a state and side', () => {
    const cells = [patternCell(0, BUY), patternCell(0, SELL), patternCell(1, BUY), patternCell(1, SELL)];
    expect(cells).toEqual([0, 1, 2, 3]);
  });
});
