import { describe, expect, it } from 'vitest';
import { mayTradeAt } from './hours.ts';

const at = (text: string): number => Date.parse(text);

describe('hours of entries', () => {
  it('a window within the day: its beginning is in, its end is out', () => {
    expect(mayTradeAt(at('2021-03-03T08:59:59Z'), 9, 17.5, true)).toBe(false);
    expect(mayTradeAt(at('2021-03-03T09:00:00Z'), 9, 17.5, true)).toBe(true);
    expect(mayTradeAt(at('2021-03-03T17:29:59Z'), 9, 17.5, true)).toBe(true);
    expect(mayTradeAt(at('2021-03-03T17:30:00Z'), 9, 17.5, true)).toBe(false);
  });
  it('a window over midnight', () => {
    expect(mayTradeAt(at('2021-03-03T23:00:00Z'), 22, 2, true)).toBe(true);
    expect(mayTradeAt(at('2021-03-03T01:59:00Z'), 22, 2, true)).toBe(true);
    expect(mayTradeAt(at('2021-03-03T02:00:00Z'), 22, 2, true)).toBe(false);
    expect(mayTradeAt(at('2021-03-03T21:59:00Z'), 22, 2, true)).toBe(false);
  });
  it('the whole day, and never', () => {
    for (let hour = 0; hour < 24; hour++) {
      expect(mayTradeAt(at('2021-03-03T00:00:00Z') + hour * 3_600_000, 0, 24, true)).toBe(true);
      expect(mayTradeAt(at('2021-03-03T00:00:00Z') + hour * 3_600_000, 5, 5, true)).toBe(false);
    }
  });
  it('weekends by the UTC calendar, before 1970 too', () => {
    // 6 March 2021 was a Saturday, 5 March a Friday, 8 March a Monday; 27 December 1969 was a Saturday.
    for (const [day, open] of [
      ['2021-03-05', true],
      ['2021-03-06', false],
      ['2021-03-07', false],
      ['2021-03-08', true],
      ['1969-12-27', false],
      ['1969-12-26', true],
      ['1970-01-01', true],
    ] as const) {
      expect(mayTradeAt(at(`${day}T12:00:00Z`), 0, 24, false)).toBe(open);
      expect(mayTradeAt(at(`${day}T12:00:00Z`), 0, 24, true)).toBe(true);
    }
  });
});
