import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterMarks } from './cluster.ts';

describe('clusterMarks', () => {
  it('joins marks of one kind within reach of the first', () => {
    const out = clusterMarks([10, 12, 15, 40], [0, 0, 0, 0], 5);
    expect(out).toEqual([
      { x: 11, kind: 0, count: 2, first: 0, last: 1 },
      { x: 15, kind: 0, count: 1, first: 2, last: 2 },
      { x: 40, kind: 0, count: 1, first: 3, last: 3 },
    ]);
  });

  it('never joins two kinds, and leaves out what is off the screen', () => {
    const out = clusterMarks([1, 1, 2, Number.NaN, 2], [0, 1, 0, 0, 1], 5);
    expect(out.map((c) => [c.kind, c.count])).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it('keeps the total, and no cluster is as wide as the reach', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 500, noNaN: true }), fc.nat(2))), (marks) => {
        marks.sort((a, b) => a[0] - b[0]);
        const x = marks.map((m) => m[0]);
        const out = clusterMarks(
          x,
          marks.map((m) => m[1]),
          6,
        );
        expect(out.reduce((n, c) => n + c.count, 0)).toBe(marks.length);
        for (const c of out) expect(x[c.last]! - x[c.first]!).toBeLessThan(6);
      }),
    );
  });

  it('refuses a reach of nothing', () => {
    expect(() => clusterMarks([], [], 0)).toThrow(/reach 0/);
  });
});
