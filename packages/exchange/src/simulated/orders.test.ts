import { describe, expect, it } from 'vitest';
import { bar, limitsOf, send, venueOf, type Ohlc } from '../scenario.ts';
import { EXIT, ENTRY } from './execute.ts';
import { cancel, cancelAll } from './orders.ts';
import { positionOf } from './state.ts';
import { simulatedVenue, venueWarnings, workingCount } from './venue.ts';

const FLAT: Ohlc = [100, 100, 100, 100];

describe('market orders', () => {
  it('fill at the open of the next bar, never in the bar that they were decided on', () => {
    const venue = venueOf();
    expect(send(venue, { decidedAt: 4 })).toBe(0);
    expect(bar(venue, 4, [99, 101, 98, 100])).toEqual([]);
    const [fill] = bar(venue, 5, [102, 104, 101, 103]);
    expect(fill).toMatchObject({
      orderId: 1,
      barIndex: 5,
      time: 300_000,
      side: 1,
      quantity: 1,
      price: 102,
      kind: ENTRY,
    });
    expect(fill).toMatchObject({ symbol: 0, fee: 0, partial: false, strategy: 3 });
    // (102 − 100)/100
    expect(fill!.slippage).toBeCloseTo(0.02, 12);
    expect(venue.states.get(1)).toBe('filled');
    expect(positionOf(venue.books[0]!)).toBe(1);
  });
  it('wait longer where the latency is longer', () => {
    const venue = venueOf({ latencyBars: 3 });
    send(venue, { decidedAt: 0 });
    expect([1, 2, 3].map((i) => bar(venue, i, FLAT).length)).toEqual([0, 0, 1]);
  });
  it('pay half the spread and a taker fee, on either side', () => {
    const venue = venueOf({ takerBps: 10 });
    send(venue);
    const [buy] = bar(venue, 1, FLAT, { spread: 0.4 });
    expect(buy!.price).toBeCloseTo(100.2, 12);
    // 10 bps of 100.2
    expect(buy!.fee).toBeCloseTo(0.1002, 12);
    send(venue, { id: 2, side: -1, decidedAt: 1, reduceOnly: true });
    const [sell] = bar(venue, 2, FLAT, { spread: 0.4 });
    expect(sell!.price).toBeCloseTo(99.8, 12);
    expect(sell).toMatchObject({ kind: EXIT, side: -1, strategy: 3 });
    // A sale below its arrival price costs too: (99.8 − 100)·(−1)/100.
    expect(sell!.slippage).toBeCloseTo(0.002, 12);
    expect(positionOf(venue.books[0]!)).toBe(0);
  });
  it('pay impact by the square root of their share of the volume', () => {
    const venue = venueOf({ participation: 1 });
    // One return of ln 1.01: the volatility known before bar 2 is 0.00995033.
    bar(venue, 0, FLAT);
    bar(venue, 1, [100, 101, 100, 101]);
    send(venue, { quantity: 4, decidedAt: 1 });
    const [fill] = bar(venue, 2, [101, 101, 101, 101], { volume: 100, spread: 0 });
    // 101·(1 + 0.00995033·√(4/100))
    expect(fill!.price).toBeCloseTo(101 * (1 + 0.00995033 * 0.2), 5);
    expect(venueWarnings(venue)).toEqual([]);
  });
  it('fill in parts, no more than a share of the bar, and work on', () => {
    const venue = venueOf({ participation: 0.1 });
    send(venue, { quantity: 2.5 });
    const first = bar(venue, 1, FLAT, { volume: 10 });
    expect(first).toMatchObject([{ quantity: 1, partial: true, kind: ENTRY }]);
    expect(venue.states.get(1)).toBe('partially-filled');
    expect(bar(venue, 2, FLAT, { volume: 0 })).toEqual([]);
    expect(bar(venue, 3, FLAT, { volume: 12.3456 })).toMatchObject([{ quantity: 1.234, partial: true }]);
    expect(bar(venue, 4, FLAT, { volume: 100 })).toMatchObject([{ quantity: 0.266, partial: false }]);
    expect(venue.states.get(1)).toBe('filled');
    expect(positionOf(venue.books[0]!)).toBe(2.5);
    expect(venue.books[0]!.lotCount).toBe(1);
  });
  it('share one bar among themselves, first come first served', () => {
    const venue = venueOf({ participation: 0.1 });
    send(venue, { id: 1, quantity: 0.7 });
    send(venue, { id: 2, quantity: 0.7 });
    const fills = bar(venue, 1, FLAT, { volume: 10 });
    expect(fills.map((f) => [f.orderId, f.quantity])).toEqual([
      [1, 0.7],
      [2, 0.3],
    ]);
  });
  it('expire with what is left after some bars', () => {
    const venue = venueOf({ participation: 0.1, expiryBars: 2 });
    send(venue, { quantity: 5 });
    bar(venue, 1, FLAT, { volume: 10 });
    expect(workingCount(venue, 0)).toBe(1);
    bar(venue, 2, FLAT, { volume: 10 });
    expect(venue.states.get(1)).toBe('expired');
    expect(workingCount(venue, 0)).toBe(0);
    expect(bar(venue, 3, FLAT, { volume: 10 })).toEqual([]);
    expect(positionOf(venue.books[0]!)).toBe(2);
  });
  it('are cancelled on request, once', () => {
    const venue = venueOf();
    send(venue, { id: 1 });
    send(venue, { id: 2 });
    send(venue, { id: 3 });
    expect(cancel(venue, 2)).toBe(true);
    expect(cancel(venue, 2)).toBe(false);
    expect(cancel(venue, 9)).toBe(false);
    expect(bar(venue, 1, FLAT).map((f) => f.orderId)).toEqual([1, 3]);
    expect(venue.states.get(2)).toBe('cancelled');
    send(venue, { id: 4, decidedAt: 1 });
    const port = simulatedVenue(venue);
    expect(port.cancelAll()).toBe(1);
    expect(port.cancelAll(0)).toBe(0);
    expect(() => cancelAll(venue, 7)).toThrow('symbol 7');
    expect(port.cancel(4)).toBe(false);
    expect(port.workingCount(7)).toBe(0);
  });
  it('may be reused by their sender at once: the venue keeps a copy', () => {
    const venue = venueOf();
    const own = { id: 1, quantity: 2 };
    send(venue, own);
    own.quantity = 7;
    expect(bar(venue, 1, FLAT)[0]!.quantity).toBe(2);
  });
  it('shrink to the lot and fill on the tick that is worse', () => {
    const venue = venueOf({ spreadBps: 1 }, [limitsOf({ tick: 0.05, lot: 0.1 })]);
    send(venue, { quantity: 1.29 });
    // Half of 1 bp of 100 is 0.005.
    expect(bar(venue, 1, FLAT)).toMatchObject([{ quantity: 1.2, price: 100.05 }]);
    send(venue, { id: 2, side: -1, quantity: 1.2, decidedAt: 1, reduceOnly: true });
    expect(bar(venue, 2, FLAT)).toMatchObject([{ quantity: 1.2, price: 99.95 }]);
  });
});

describe('orders against a position', () => {
  it('that only reduce are cut to what is held, then cancelled', () => {
    const venue = venueOf();
    send(venue, { quantity: 1 });
    bar(venue, 1, FLAT);
    send(venue, { id: 2, side: -1, quantity: 3, decidedAt: 1, reduceOnly: true });
    expect(bar(venue, 2, FLAT)).toMatchObject([{ quantity: 1, kind: EXIT, partial: true }]);
    expect(venue.states.get(2)).toBe('cancelled');
    expect(positionOf(venue.books[0]!)).toBe(0);
  });
  it('that turn it round are two fills: an exit and an entry', () => {
    const venue = venueOf();
    send(venue, { quantity: 1, strategy: 2 });
    bar(venue, 1, FLAT);
    send(venue, { id: 2, side: -1, quantity: 3, decidedAt: 1, strategy: 5 });
    const fills = bar(venue, 2, FLAT);
    expect(fills).toMatchObject([
      { quantity: 1, kind: EXIT, strategy: 2, partial: true },
      { quantity: 2, kind: ENTRY, strategy: 5, partial: false },
    ]);
    expect(positionOf(venue.books[0]!)).toBe(-2);
  });
  it('close the oldest lot first', () => {
    const venue = venueOf();
    send(venue, { id: 1, quantity: 1, strategy: 1 });
    bar(venue, 1, FLAT);
    send(venue, { id: 2, quantity: 2, strategy: 2, decidedAt: 1 });
    bar(venue, 2, FLAT);
    send(venue, { id: 3, side: -1, quantity: 1.5, decidedAt: 2, reduceOnly: true });
    expect(bar(venue, 3, FLAT)).toMatchObject([{ quantity: 1.5, strategy: 1 }]);
    expect(venue.books[0]!.lots[0]).toMatchObject({ orderId: 2, quantity: 1.5 });
    expect(venue.books[0]!.lotCount).toBe(1);
  });
});

describe('what is not known', () => {
  it('volume: no bound on a fill, the fixed slippage, and a warning once something filled', () => {
    const venue = venueOf({ unknownVolumeBps: 20 });
    bar(venue, 0, FLAT);
    bar(venue, 1, FLAT);
    expect(venueWarnings(venue)).toEqual([]);
    send(venue, { quantity: 1000, decidedAt: 1 });
    expect(bar(venue, 2, FLAT, { spread: 0 })).toMatchObject([{ quantity: 1000, price: 100.2 }]);
    expect(venueWarnings(venue)).toEqual(['volume-unknown']);
  });
  it('volatility: before the first return the slippage is the fixed one', () => {
    const venue = venueOf({ unknownVolumeBps: 20 });
    send(venue, { decidedAt: -1 });
    expect(bar(venue, 0, FLAT, { volume: 1e6, spread: 0 })).toMatchObject([{ price: 100.2 }]);
    expect(venueWarnings(venue)).toEqual(['volatility-unknown']);
  });
  it('spread: the configured one, and a warning', () => {
    const venue = venueOf({ spreadBps: 40 });
    bar(venue, 0, FLAT, { volume: 1 });
    bar(venue, 1, FLAT, { volume: 1 });
    send(venue, { decidedAt: 1 });
    expect(bar(venue, 2, FLAT, { volume: 1e9 })[0]!.price).toBeCloseTo(100.2, 9);
    expect(venueWarnings(venue)).toEqual(['spread-unknown']);
  });
});

describe('the door of a bar', () => {
  it('refuses bars that are not bars, are late, or of another market', () => {
    const venue = venueOf();
    bar(venue, 3, FLAT);
    expect(() => bar(venue, 3, FLAT)).toThrow('bar 3 of symbol 0 does not come after bar 3');
    expect(() => bar(venue, 4, FLAT, { symbol: 1 })).toThrow('symbol 1');
    expect(() => bar(venue, 4, [100, 99, 98, 99])).toThrow('high 99');
    expect(() => bar(venue, 4, [100, 101, 100.5, 101])).toThrow('low 100.5');
    expect(() => bar(venue, 4, [0, 1, 0, 1])).toThrow('open 0');
    expect(() => bar(venue, 4, [Number.NaN, 1, 1, 1])).toThrow('open NaN');
    expect(() => bar(venue, 4, FLAT, { volume: -1 })).toThrow('volume -1');
    expect(() => bar(venue, 4, FLAT, { spread: -1 })).toThrow('spread -1');
    expect(bar(venue, 4, FLAT)).toEqual([]);
  });
});
