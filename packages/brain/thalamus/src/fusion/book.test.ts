import { orderBook } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { bookEvidence, consolidated, imbalanceOf, initBook, pushBook, totalDepth, weightedMidOf } from './book.ts';

const book = (bids: readonly (readonly [number, number])[], asks: readonly (readonly [number, number])[]) =>
  orderBook(
    bids.map(([price, size]) => ({ price, size })),
    asks.map(([price, size]) => ({ price, size })),
  );

describe('book fusion', () => {
  it('weighted mid by hand: 3 bid at 99 and 1 asked at 101 draw it to (99·1 + 101·3)/4 = 100.5', () => {
    expect(weightedMidOf(99, 3, 101, 1)).toBe(100.5);
    expect(imbalanceOf(3, 1)).toBe(0.5);
    expect(imbalanceOf(0, 0)).toBe(0);
  });
  it('one venue: spread, depth, imbalance over the levels asked for, and the pressure', () => {
    const s = initBook(2, 1, 1000);
    pushBook(
      s,
      0,
      book(
        [
          [99, 3],
          [98, 1],
          [97, 100],
        ],
        [
          [101, 1],
          [102, 3],
        ],
      ),
      0,
    );
    expect(s.mid[0]).toBe(100);
    expect(s.spread[0]).toBe(0.02);
    // Two levels a side: 4 against 4; 99·3 + 98 + 101 + 102·3 = 802.
    expect(s.imbalance[0]).toBe(0);
    expect(s.depth[0]).toBe(802);
    // Best level 3 against 1: premium 0.5 of the half spread. Pressure (0 + 0.5)/2.
    expect(bookEvidence(s, 0)).toBeCloseTo(0.25, 12);
  });
  it('smooths over updates: span 3 takes half of what is new', () => {
    const s = initBook(1, 3, 1000);
    pushBook(s, 0, book([[99, 3]], [[101, 1]]), 0);
    expect(bookEvidence(s, 0)).toBeCloseTo(0.5, 12);
    pushBook(s, 0, book([[99, 1]], [[101, 1]]), 1);
    expect(bookEvidence(s, 1)).toBeCloseTo(0.25, 12);
  });
  it('several venues count by their depth; one whose book is too old does not count at all', () => {
    const s = initBook(1, 1, 100);
    pushBook(s, 0, book([[100, 1]], [[102, 1]]), 0); // depth 202, mid 101
    pushBook(s, 3, book([[99, 6]], [[101, 2]]), 50); // depth 796, mid 100, imbalance 0.5
    expect(consolidated(s, s.mid, 50)).toBeCloseTo((202 * 101 + 796 * 100) / 998, 12);
    expect(consolidated(s, s.imbalance, 50)).toBeCloseTo((796 * 0.5) / 998, 12);
    expect(totalDepth(s, 50)).toBe(998);
    expect(totalDepth(s, 101)).toBe(796);
    expect(consolidated(s, s.mid, 101)).toBe(100);
    expect(totalDepth(s, 151)).toBe(0);
    expect(bookEvidence(s, 150)).not.toBeNaN();
    expect(bookEvidence(s, 151)).toBeNaN();
  });
  it('is absent before the first book and where a side is empty', () => {
    const s = initBook(5, 10, 100);
    expect(bookEvidence(s, 0)).toBeNaN();
    pushBook(s, 0, book([[99, 1]], [[101, 1]]), 0);
    pushBook(s, 0, book([[99, 1]], []), 1);
    expect(bookEvidence(s, 1)).toBeNaN();
  });
  it('evidence is within [−1, 1] and turns with the book', () => {
    const up = initBook(5, 1, 100);
    const down = initBook(5, 1, 100);
    pushBook(
      up,
      0,
      book(
        [
          [99, 9],
          [98, 9],
        ],
        [[101, 0.1]],
      ),
      0,
    );
    pushBook(
      down,
      0,
      book(
        [[99, 0.1]],
        [
          [101, 9],
          [102, 9],
        ],
      ),
      0,
    );
    expect(bookEvidence(up, 0)).toBeGreaterThan(0.9);
    expect(bookEvidence(up, 0)).toBeLessThanOrEqual(1);
    expect(bookEvidence(down, 0)).toBeCloseTo(-bookEvidence(up, 0), 12);
  });
  it('refuses a venue that is none', () => {
    const s = initBook(5, 1, 100);
    for (const venue of [-1, 8, 0.5])
      expect(() => pushBook(s, venue, book([[99, 1]], [[101, 1]]), 0)).toThrow(`venue ${venue} is not`);
  });
});
