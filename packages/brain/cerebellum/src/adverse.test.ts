import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { adverseMove, initAdverse, markOf, noteFill, shrunkMean, stepAdverse, WAITING } from './adverse.ts';

describe('adverse selection', () => {
  it('a mark is the move against the fill', () => {
    expect(markOf(1, 100, 99)).toBeCloseTo(0.01, 12);
    expect(markOf(1, 100, 102)).toBeCloseTo(-0.02, 12);
    expect(markOf(-1, 100, 102)).toBeCloseTo(0.02, 12);
  });
  it('a mean counts as far as it stands out of its error', () => {
    // 0.002·(1 − 0.001²/0.002²) = 0.0015
    expect(shrunkMean(0.002, 0.001)).toBeCloseTo(0.0015, 15);
    expect(shrunkMean(-0.002, 0.001)).toBeCloseTo(-0.0015, 15);
    expect(shrunkMean(0.001, 0.002)).toBe(0);
    expect(shrunkMean(0.001, 0)).toBe(0.001);
    expect(shrunkMean(0, 0)).toBe(0);
  });
  it('marks each fill at the close that is due, not before', () => {
    const s = initAdverse(10);
    noteFill(s, 1, 100, 5);
    noteFill(s, -1, 100, 6);
    stepAdverse(s, 4, 50);
    expect(s.marks.count).toBe(0);
    stepAdverse(s, 5, 99);
    expect([s.marks.count, s.marks.mean]).toEqual([1, expect.closeTo(0.01, 12)]);
    stepAdverse(s, 5, 80);
    expect(s.marks.count).toBe(1);
    stepAdverse(s, 8, 101);
    expect(s.marks.count).toBe(2);
    stepAdverse(s, 9, 50);
    expect(s.marks.count).toBe(2);
  });
  it('a fill beyond those that may wait takes the place of the oldest', () => {
    const s = initAdverse(100);
    for (let i = 0; i < WAITING + 3; i++) noteFill(s, 1, 100, 5);
    stepAdverse(s, 5, 99);
    expect(s.marks.count).toBe(WAITING);
  });
  it('informed flow is found, noise is not, a gain is none', () => {
    const told = (drift: number): number => {
      const r = rng(8);
      const s = initAdverse(100);
      for (let i = 0; i < 300; i++) {
        noteFill(s, 1, 100, i);
        stepAdverse(s, i, 100 * (1 - drift - 0.004 * r.normal()));
      }
      return adverseMove(s, 20);
    };
    expect(told(0.003)).toBeGreaterThan(0.0022);
    expect(told(0.003)).toBeLessThan(0.0038);
    expect(told(0)).toBeLessThan(0.0005);
    expect(told(-0.003)).toBe(0);
  });
  it('says nothing before enough fills', () => {
    const s = initAdverse(100);
    for (let i = 0; i < 4; i++) {
      noteFill(s, 1, 100, i);
      stepAdverse(s, i, 99);
    }
    expect(adverseMove(s, 5)).toBe(0);
    expect(adverseMove(s, 4)).toBeCloseTo(0.01, 12);
  });
});
