import { describe, expect, it } from 'vitest';
import { bar, send, venueOf } from '../scenario.ts';
import { atRisk } from './at-risk.ts';

describe('atRisk', () => {
  it('is the way to each stop times the quantity, long and short', () => {
    for (const side of [1, -1]) {
      const venue = venueOf();
      send(venue, { side, stop: 100 - 5 * side });
      bar(venue, 1, [100, 100, 100, 100], { volume: 1e9 });
      expect(atRisk(venue, 0, 100)).toBe(5);
      // Two further on.
      expect(atRisk(venue, 0, 100 + 2 * side)).toBe(7);
      // Beyond the stop nothing more is at risk by it.
      expect(atRisk(venue, 0, 100 - 6 * side)).toBe(0);
    }
  });
  it('a lot without a stop counts whole', () => {
    const venue = venueOf();
    send(venue, { side: 1, stop: Number.NaN });
    bar(venue, 1, [100, 100, 100, 100], { volume: 1e9 });
    expect(atRisk(venue, 0, 90)).toBe(90);
  });
  it('nothing where nothing is held or traded', () => {
    expect([atRisk(venueOf(), 0, 100), atRisk(venueOf(), 7, 100)]).toEqual([0, 0]);
  });
});
