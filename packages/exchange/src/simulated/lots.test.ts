/** Stops and targets inside a bar: every rule, long and short, with prices that can be read off. */
import { describe, expect, it } from 'vitest';
import { bar, limitsOf, send, venueOf, type Ohlc } from '../scenario.ts';
import { EXIT, STOP, TARGET } from './execute.ts';
import { positionOf } from './state.ts';

const FLAT: Ohlc = [100, 100, 100, 100];
const flip = ([o, h, l, c]: Ohlc): Ohlc => [200 - o, 200 - l, 200 - h, 200 - c];

/** A position of 1 opened at 100 at bar 1 with a stop 5 away and a target 8 away. */
function held(side: number, own: object = {}) {
  const venue = venueOf(own);
  send(venue, { side, stop: 100 - 5 * side, target: 100 + 8 * side });
  bar(venue, 1, FLAT, { volume: 1e9 });
  return venue;
}

describe.each([
  ['long', 1],
  ['short', -1],
])('%s', (_, side) => {
  const seen = (prices: Ohlc): Ohlc => (side > 0 ? prices : flip(prices));
  const at = (price: number): number => (side > 0 ? price : 200 - price);

  it('nothing happens between stop and target', () => {
    expect(bar(held(side), 2, seen([100, 108, 95.1, 104]))).toEqual([]);
  });
  it('the stop fills at its price', () => {
    const venue = held(side);
    const [fill, ...more] = bar(venue, 2, seen([100, 101, 94, 96]));
    expect(fill).toMatchObject({ orderId: 1, side: -side, quantity: 1, price: at(95), kind: STOP, strategy: 3 });
    expect(fill!.slippage).toBe(0);
    expect(more).toEqual([]);
    expect(positionOf(venue.books[0]!)).toBe(0);
  });
  it('the target fills at its price', () => {
    const [fill] = bar(held(side), 2, seen([100, 109, 99, 104]));
    expect(fill).toMatchObject({ side: -side, price: at(108), kind: TARGET, slippage: 0, partial: false });
  });
  it('a gap through the stop fills at the open', () => {
    const [fill] = bar(held(side), 2, seen([92, 93, 90, 91]));
    expect(fill).toMatchObject({ price: at(92), kind: STOP });
    // 3 worse than the stop at 95 (long) or 105 (short).
    expect(fill!.slippage).toBeCloseTo(3 / at(95), 12);
  });
  it('a gap through the target fills at the open, even where the stop is hit later in the bar', () => {
    expect(bar(held(side), 2, seen([110, 112, 90, 91]))).toMatchObject([{ price: at(110), kind: TARGET }]);
  });
  it('both inside one bar: the stop comes first', () => {
    expect(bar(held(side), 2, seen([100, 112, 90, 104]))).toMatchObject([{ price: at(95), kind: STOP }]);
  });
  it('a position opened at the open can be stopped in the same bar', () => {
    const venue = venueOf();
    send(venue, { side, stop: at(95) });
    const fills = bar(venue, 1, seen([99, 99, 94, 96]));
    expect(fills.map((f) => f.price)).toEqual([at(99), at(95)]);
    // Opened beyond its own stop: out at the same open.
    const gapped = venueOf();
    send(gapped, { side, stop: at(95) });
    expect(bar(gapped, 1, seen([93, 96, 92, 95])).map((f) => f.price)).toEqual([at(93), at(93)]);
  });
  it('a stop slips, a target does not, and each pays its own fee', () => {
    const own = { spreadBps: 20, stopBps: 10, unknownVolumeBps: 30, takerBps: 5, makerBps: 2 };
    const stopped = bar(held(side, own), 2, seen([100, 101, 94, 96]))[0]!;
    // Half of 20 bps of the open (100), then 30 + 10 bps of the stop: 0.1 + 0.4 % of 95 or 105.
    const price = at(95) - side * (0.1 + 0.004 * at(95));
    expect(stopped.price).toBeCloseTo(price, 9);
    expect(stopped.fee).toBeCloseTo(price * 0.0005, 9);
    const target = bar(held(side, own), 2, seen([100, 109, 99, 104]))[0]!;
    expect(target.price).toBe(at(108));
    expect(target.fee).toBeCloseTo(at(108) * 0.0002, 9);
  });
  it('a stop larger than the bar goes on at the opens of the bars after, whatever the price does', () => {
    const venue = held(side, { participation: 0.1 });
    const volume = { volume: 4 };
    expect(bar(venue, 2, seen([100, 101, 94, 96]), volume)).toMatchObject([
      { quantity: 0.4, price: at(95), partial: true },
    ]);
    expect(bar(venue, 3, seen([120, 121, 119, 120]), volume)).toMatchObject([
      { quantity: 0.4, kind: STOP, partial: true },
    ]);
    expect(bar(venue, 4, seen([101, 101, 101, 101]), volume)).toMatchObject([{ quantity: 0.2, partial: false }]);
    expect(positionOf(venue.books[0]!)).toBe(0);
  });
  it('a target larger than the bar rests where it is', () => {
    const venue = held(side, { participation: 0.1 });
    expect(bar(venue, 2, seen([100, 109, 99, 104]), { volume: 4 })).toMatchObject([{ quantity: 0.4, partial: true }]);
    expect(bar(venue, 3, seen([104, 105, 103, 104]), { volume: 4 })).toEqual([]);
    expect(bar(venue, 4, seen([104, 109, 103, 104]), { volume: 400 })).toMatchObject([{ quantity: 0.6, kind: TARGET }]);
  });
  it('a stop cancels what is left of the order that opened the position', () => {
    const venue = venueOf({ participation: 0.1 });
    send(venue, { side, quantity: 3, stop: at(95) });
    const fills = bar(venue, 1, seen([100, 101, 94, 95]), { volume: 20 });
    // The capacity of 2 is used by the entry; the stop has to wait for the next bar.
    expect(fills).toMatchObject([{ quantity: 2, side }]);
    expect(venue.states.get(1)).toBe('cancelled');
    expect(bar(venue, 2, seen([94, 94, 94, 94]), { volume: 20 })).toMatchObject([{ quantity: 2, kind: STOP }]);
    expect(positionOf(venue.books[0]!)).toBe(0);
  });
  it('an exit that meets its own stop at the open closes once', () => {
    const venue = held(side);
    send(venue, { id: 2, side: -side, decidedAt: 1, reduceOnly: true });
    expect(bar(venue, 2, seen([90, 91, 89, 90]))).toMatchObject([{ orderId: 2, price: at(90), kind: EXIT }]);
    expect(positionOf(venue.books[0]!)).toBe(0);
    expect(bar(venue, 3, seen([90, 91, 89, 90]))).toEqual([]);
  });
  it('an exit still waiting when the stop has closed everything is cancelled', () => {
    const venue = held(side, { latencyBars: 2 });
    bar(venue, 2, FLAT, { volume: 1e9 });
    send(venue, { id: 2, side: -side, decidedAt: 2, reduceOnly: true });
    expect(bar(venue, 3, seen([100, 101, 94, 96]))).toMatchObject([{ kind: STOP }]);
    expect(venue.states.get(2)).toBe('cancelled');
  });
});

describe('lots', () => {
  it('each keep their own stop', () => {
    const venue = venueOf();
    send(venue, { id: 1, quantity: 1, stop: 90, strategy: 1 });
    bar(venue, 1, FLAT);
    send(venue, { id: 2, quantity: 2, stop: 95, strategy: 2, decidedAt: 1 });
    bar(venue, 2, FLAT);
    expect(bar(venue, 3, [100, 100, 94, 95])).toMatchObject([{ orderId: 2, quantity: 2, price: 95, strategy: 2 }]);
    expect(bar(venue, 4, [95, 95, 89, 90])).toMatchObject([{ orderId: 1, quantity: 1, price: 90, strategy: 1 }]);
  });
  it('of several symbols do not touch one another', () => {
    const venue = venueOf({}, [limitsOf(), limitsOf()]);
    send(venue, { id: 1, symbol: 0, stop: 95 });
    send(venue, { id: 2, symbol: 1, side: -1, stop: 105 });
    bar(venue, 1, FLAT, { symbol: 0 });
    expect(bar(venue, 1, FLAT, { symbol: 1 })).toMatchObject([{ orderId: 2, symbol: 1, side: -1 }]);
    expect(bar(venue, 2, [100, 106, 99, 105], { symbol: 0 })).toEqual([]);
    expect(bar(venue, 2, [100, 106, 99, 105], { symbol: 1 })).toMatchObject([{ symbol: 1, price: 105, kind: STOP }]);
    expect(venue.books.map((b) => positionOf(b))).toEqual([1, 0]);
  });
});
