import { describe, expect, it } from 'vitest';
import { newOrder } from '@janus/domain';
import { absorb, capitalAfter, newCapital, rememberOrder, reserveCapital } from './capital.ts';

const order = (symbol: number, strategy: number, side: number, quantity: number, arrivalPrice: number) => ({
  ...newOrder(),
  symbol,
  strategy,
  side,
  quantity,
  arrivalPrice,
});

describe('capital by strategy', () => {
  it('an increase belongs to the strategy of its order, a decrease takes from all in proportion', () => {
    const c = newCapital(1);
    rememberOrder(c, 1, 3);
    rememberOrder(c, 2, 5);
    absorb(c, 0, 1, 6, 100, 1);
    absorb(c, 0, 1, 2, 100, 2);
    absorb(c, 0, -1, 4, 110, 99);
    // 6 and 2 of 8, half of it closed: 3 and 1. One more at 120: 4·120 = 480 and 2·120 = 240.
    expect(capitalAfter(c, order(0, 3, 1, 1, 120), 4)).toBe(480);
    expect(capitalAfter(c, order(0, 5, 1, 1, 120), 4)).toBe(240);
  });
  it('a sale beyond what is held turns the position over to the order that did it', () => {
    const c = newCapital(1);
    rememberOrder(c, 1, 3);
    rememberOrder(c, 2, 5);
    absorb(c, 0, 1, 6, 100, 1);
    absorb(c, 0, -1, 10, 100, 2);
    expect(capitalAfter(c, order(0, 5, -1, 1, 100), -4)).toBe(500);
    expect(capitalAfter(c, order(0, 3, -1, 1, 100), -4)).toBe(100);
  });
  it('adds up over symbols at their last fill prices', () => {
    const c = newCapital(1);
    rememberOrder(c, 1, 3);
    rememberOrder(c, 2, 3);
    absorb(c, 0, 1, 2, 100, 1);
    reserveCapital(c, 3);
    absorb(c, 2, -1, 5, 10, 2);
    // 1·50 of a third symbol + 2·100 + 5·10 = 300
    expect(capitalAfter(c, order(1, 3, 1, 1, 50), 0)).toBe(300);
    expect(capitalAfter(c, order(1, 4, 1, 1, 50), 0)).toBe(50);
  });
  it('an order against the position: less is left, or the rest beyond it', () => {
    const c = newCapital(1);
    rememberOrder(c, 1, 3);
    absorb(c, 0, 1, 8, 100, 1);
    expect(capitalAfter(c, order(0, 3, -1, 2, 100), 8)).toBe(600);
    expect(capitalAfter(c, order(0, 3, -1, 10, 100), 8)).toBe(200);
    expect(capitalAfter(c, order(0, 3, -1, 8, 100), 8)).toBe(0);
  });
  it('orders of no strategy have no share, fills of forgotten orders belong to none', () => {
    const c = newCapital(1);
    for (let id = 0; id < 300; id++) rememberOrder(c, id, 3);
    absorb(c, 0, 1, 8, 100, 1);
    expect(capitalAfter(c, order(0, 3, 1, 1, 100), 8)).toBe(100);
    absorb(c, 0, 1, 8, 100, 299);
    expect(capitalAfter(c, order(0, 3, 1, 1, 100), 16)).toBe(900);
    expect(capitalAfter(c, order(0, -1, 1, 1, 100), 16)).toBe(0);
  });
});
