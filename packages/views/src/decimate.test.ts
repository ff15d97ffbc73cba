import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envelope, newEnvelope } from './decimate.ts';

describe('envelope', () => {
  it('keeps the peak of each column', () => {
    const e = envelope([1, 9, 2, 3, 0, 4], 0, 6, newEnvelope(2));
    expect([...e.low]).toEqual([1, 0]);
    expect([...e.high]).toEqual([9, 4]);
    expect([...e.first]).toEqual([1, 3]);
    expect([...e.last]).toEqual([2, 4]);
  });

  it('leaves gaps as gaps', () => {
    const e = envelope([1, Number.NaN, Number.NaN, 5], 0, 4, newEnvelope(4));
    expect([...e.low]).toEqual([1, Number.NaN, Number.NaN, 5]);
  });

  it('the columns together hold the lowest and the highest of all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 50 }),
        (values, width) => {
          const e = envelope(values, 0, values.length, newEnvelope(width));
          expect(Math.min(...e.low)).toBe(Math.min(...values));
          expect(Math.max(...e.high)).toBe(Math.max(...values));
        },
      ),
    );
  });
});
