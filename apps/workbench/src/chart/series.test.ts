import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartCsv, nearest } from './series.ts';

describe('the data of a chart', () => {
  it('leaves as CSV with numbers in full and gaps empty', () => {
    const csv = chartCsv({
      x: [0, 86_400_000],
      xIsTime: true,
      xLabel: 'time',
      yLabel: 'equity',
      series: [{ label: 'equity, USD', values: [1.25, Number.NaN], colour: 'ink', shown: String }],
    });
    expect(csv).toBe('time,"equity, USD"\n1970-01-01T00:00:00.000Z,1.25\n1970-01-02T00:00:00.000Z,\n');
  });
  it('finds the nearest x, the earlier of two equally near', () => {
    expect(nearest([1, 2, 4], 3)).toBe(1);
    expect(nearest([1, 2, 4], 3.1)).toBe(2);
    expect(nearest([1, 2, 4], -9)).toBe(0);
    expect(nearest([], 1)).toBe(-1);
  });
  it('no other x is nearer', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 1 }),
        fc.integer(),
        (list, value) => {
          const x = list.toSorted((a, b) => a - b);
          const found = Math.abs(x[nearest(x, value)]! - value);
          for (const other of x) expect(found).toBeLessThanOrEqual(Math.abs(other - value));
        },
      ),
    );
  });
});
