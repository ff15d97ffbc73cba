import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderBook } from './book.ts';
import type { Level } from './book.ts';
import { FEATURE_COUNT } from './features.ts';
import { newMarketState } from './flow.ts';

const levels = (...pairs: readonly (readonly [number, number])[]): Level[] =>
  pairs.map(([price, size]) => ({ price, size }));

/** Strictly rising prices from `start`, as many as there are steps. */
const side = (start: number, steps: readonly number[], direction: 1 | -1): Level[] => {
  let price = start;
  return steps.map((step) => ({ price: (price += direction * step), size: step }));
};
const steps = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 });

describe('order book', () => {
  it('[E54] bids are positive prices and sizes, best (highest) first', () => {
    const bids = levels([100, 2], [99.5, 1], [98, 7]);
    expect(orderBook(bids, []).bids).toEqual(bids);
    expect(() => orderBook(levels([99, 1], [100, 1]), [])).toThrow('bid 1: price 100 after 99 is not strictly falling');
    expect(() => orderBook(levels([99, 1], [99, 1]), [])).toThrow('bid 1: price 99 after 99');
    expect(() => orderBook(levels([0, 1]), [])).toThrow('bid 0: price 0 is not a finite number above 0');
    expect(() => orderBook(levels([99, 1], [98, -2]), [])).toThrow('bid 1: size -2');
  });
  it('[E55] asks are positive prices and sizes, best (lowest) first', () => {
    const asks = levels([101, 2], [101.5, 1], [103, 7]);
    expect(orderBook([], asks).asks).toEqual(asks);
    expect(() => orderBook([], levels([102, 1], [101, 1]))).toThrow(
      'ask 1: price 101 after 102 is not strictly rising',
    );
    expect(() => orderBook([], levels([102, 1], [102, 1]))).toThrow('ask 1: price 102 after 102');
    expect(() => orderBook([], levels([Number.POSITIVE_INFINITY, 1]))).toThrow('ask 0: price Infinity');
    expect(() => orderBook([], levels([102, Number.NaN]))).toThrow('ask 0: size NaN');
  });
  it('[E54] [E55] a book is never crossed or locked', () => {
    expect(() => orderBook(levels([101, 1]), levels([100, 1]))).toThrow('best bid 101 is not below best ask 100');
    expect(() => orderBook(levels([100, 1]), levels([100, 1]))).toThrow('best bid 100 is not below best ask 100');
    expect(orderBook(levels([99.99, 1]), levels([100, 1])).asks[0]!.price).toBe(100);
  });
  it('[E54] [E55] accepts every book that keeps the invariant and refuses one level out of place', () => {
    fc.assert(
      fc.property(steps, steps, fc.integer({ min: 1, max: 20 }), (down, up, gap) => {
        const bids = side(1000, down, -1);
        const asks = side(1000 + gap, up, 1);
        const book = orderBook(bids, asks);
        expect(book.bids).toEqual(bids);
        expect(book.asks).toEqual(asks);
        if (bids.length > 1) expect(() => orderBook([...bids].reverse(), asks)).toThrow('strictly falling');
        if (asks.length > 1) expect(() => orderBook(bids, [...asks].reverse())).toThrow('strictly rising');
      }),
    );
  });
});

describe('market state', () => {
  it('[E53] holds time, features, book and context, all unknown at first', () => {
    const s = newMarketState();
    expect(s.index).toBe(-1);
    expect(s.features).toHaveLength(FEATURE_COUNT);
    expect(s.features.every(Number.isNaN)).toBe(true);
    expect(s.book).toBeNull();
    expect([s.volatility, s.spread, s.volume].every(Number.isNaN)).toBe(true);
  });
  it('[E53] takes a book, and each state owns its features', () => {
    const s = newMarketState();
    s.time = 1_735_603_200_000;
    s.book = orderBook(levels([100, 2]), levels([101, 1]));
    s.features[0] = 100.5;
    s.spread = (101 - 100) / 100.5;
    expect(s.book.bids[0]!.price).toBe(100);
    expect(newMarketState().features[0]).toBeNaN();
  });
});
