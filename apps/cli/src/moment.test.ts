import { describe, expect, it } from 'vitest';
import { momentOf } from './moment.ts';

describe('momentOf', () => {
  it('a day or a time without a zone is UTC, wherever it is read', () => {
    const day = Date.UTC(2020, 2, 12);
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    try {
      expect(momentOf('at', '2020-03-12')).toBe(day);
      expect(momentOf('at', '2020-03-12T10:30')).toBe(day + 10.5 * 3_600_000);
      expect(momentOf('at', '2020-03-12T10:30:15.25')).toBe(day + 10.5 * 3_600_000 + 15_250);
      expect(momentOf('at', '2020-03-12T10:30:00+02:00')).toBe(day + 8.5 * 3_600_000);
      expect(momentOf('at', `${day}`)).toBe(day);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
  it('names the option and what it cannot read', () => {
    expect(() => momentOf('until', 'noon')).toThrow('--until noon: not an ISO 8601 date or epoch milliseconds');
  });
});
