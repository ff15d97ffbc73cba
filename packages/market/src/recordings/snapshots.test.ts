/** A recorded book on a grid of time. */
import { orderBook, type OrderBook } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { breakSnapshots, finishSnapshots, initSnapshots, pushSnapshot } from './snapshots.ts';

/** Two levels a side about `mid`; the size of the best bid tells which book it is. */
const book = (mid: number, size: number): OrderBook =>
  orderBook(
    [
      { price: mid - 1, size },
      { price: mid - 2, size: 7 },
    ],
    [
      { price: mid + 1, size: 8 },
      { price: mid + 3, size: 9 },
    ],
  );

describe('snapshots', () => {
  it('are the book as it stood at each step, never a later one', () => {
    const taker = initSnapshots(2, 100);
    pushSnapshot(taker, 950, book(50, 1));
    pushSnapshot(taker, 1000, book(51, 2));
    pushSnapshot(taker, 1001, book(52, 3));
    pushSnapshot(taker, 1099, book(53, 4));
    pushSnapshot(taker, 1350, book(54, 5));
    const { count, time, mid, price, size, segment } = finishSnapshots(taker);
    // The update at 1000 is known at 1000.
    expect([...time]).toEqual([1000, 1100, 1200, 1300]);
    expect([...mid]).toEqual([51, 53, 53, 53]);
    expect([...price.subarray(0, 4)]).toEqual([50, 49, 52, 54]);
    expect([...size.subarray(4, 8)]).toEqual([4, 7, 8, 9]);
    expect([count, ...segment]).toEqual([4, 0, 0, 0, 0]);
  });
  it('end at a gap and begin anew after it', () => {
    const taker = initSnapshots(1, 10);
    pushSnapshot(taker, 0, book(50, 1));
    breakSnapshots(taker, 25);
    breakSnapshots(taker, 60);
    pushSnapshot(taker, 75, book(60, 2));
    pushSnapshot(taker, 95, book(61, 3));
    const { time, segment, mid } = finishSnapshots(taker);
    expect([...time]).toEqual([0, 10, 20, 80, 90]);
    expect([...segment]).toEqual([0, 0, 0, 1, 1]);
    expect([...mid]).toEqual([50, 50, 50, 60, 60]);
  });
  it('are refused where the book is too thin, or there are none', () => {
    expect(() => pushSnapshot(initSnapshots(3, 10), 0, book(50, 1))).toThrow(
      'has 2 levels on a side, and 3 are to be seen: ask for 2',
    );
    expect(() => finishSnapshots(initSnapshots(1, 10))).toThrow('did not stand for a step of 10 ms');
    expect(() => initSnapshots(0, 10)).toThrow('0 levels are not a whole number above 0');
    expect(() => initSnapshots(1, Number.NaN)).toThrow('every NaN ms');
  });
});
