import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageColumns } from './coverage.ts';
import { readRefusal } from './faults.ts';

describe('a refusal', () => {
  it('is read into line, field, value and what was expected', () => {
    const why =
      "bars.csv: line 5, high: '9' is not at least the low, 10\n" +
      "  line 7, time: 'x' is not a time in the format of the first row\n  and 3 more bad rows\n" +
      '  Correct the file, or choose --repair drop, fill or clip';
    expect(readRefusal(why)).toEqual({
      faults: [
        { line: 5, field: 'high', value: '9', expected: 'at least the low, 10' },
        { line: 7, field: 'time', value: 'x', expected: 'a time in the format of the first row' },
      ],
      more: 3,
      words: '',
      nameTaken: false,
    });
  });
  it('keeps the words of what is no fault of a row, without the options of the command line', () => {
    const taken =
      'TOY:1h is there already with other bars (40 from toy.csv); add --replace to put these in their place, or choose another --symbol';
    expect(readRefusal(taken)).toMatchObject({
      nameTaken: true,
      words: 'TOY:1h is there already with other bars (40 from toy.csv)',
    });
    expect(readRefusal('a.csv: the file is empty').words).toBe('a.csv: the file is empty');
    expect(readRefusal('--repair would touch 9 of 10 rows, more than half').words).toBe(
      'the repair would touch 9 of 10 rows, more than half',
    );
  });
});

describe('coverage over time', () => {
  it('puts half a column where half a column is missing, by hand', () => {
    const columns = coverageColumns(
      [
        { from: 5, to: 10, missingBars: 5, kind: 'missing' },
        { from: 20, to: 35, missingBars: 15, kind: 'closed' },
      ],
      0,
      40,
      4,
    );
    expect([...columns.missing]).toEqual([0.5, 0, 0, 0]);
    expect([...columns.closed]).toEqual([0, 0, 1, 0.5]);
  });
  it('keeps the length of what is missing, whatever the width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 99 }),
        (width, from, length) => {
          const { missing } = coverageColumns(
            [{ from, to: from + length, missingBars: 1, kind: 'missing' }],
            0,
            1000,
            width,
          );
          expect((missing.reduce((a, b) => a + b, 0) * 1000) / width).toBeCloseTo(
            Math.min(1000, from + length) - from,
            6,
          );
        },
      ),
    );
  });
  it('has nothing to say of a single bar', () => {
    expect([...coverageColumns([], 5, 5, 2).missing]).toEqual([0, 0]);
  });
});
