/** The simulated venue and the ledger together, under random orders on random bars. */
import { newAccount, newOrder } from '@janus/domain';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import type { ClosedTrade } from '../ledger/closed-trade.ts';
import { applyFill } from '../ledger/apply-fill.ts';
import { accountInto, markToMarket } from '../ledger/mark.ts';
import { imbalance } from '../ledger/post.ts';
import { initLedger } from '../ledger/state.ts';
import { isFinal } from '../order-state.ts';
import { approve, limitsOf, venueOf } from '../scenario.ts';
import { newFillBuffer, type VenueFill } from '../venue.ts';
import { submit } from './orders.ts';
import { positionOf } from './state.ts';
import { stepBar } from './step-bar.ts';

const SYMBOLS = 2;
const FEES = { takerBps: 5, makerBps: 2, spreadBps: 2, stopBps: 2, unknownVolumeBps: 5, participation: 0.2 };

/** Random bars and random orders from one seed; orders depend on nothing but the seed, so that runs compare. */
function run(seed: number, bars: number, watch?: (venue: ReturnType<typeof venueOf>, fill: VenueFill) => void) {
  const random = rng(seed);
  const venue = venueOf(FEES, [limitsOf({ tick: 0.01 }), limitsOf({ tick: 0.01 })]);
  const ledger = initLedger(100_000, SYMBOLS);
  const buffer = newFillBuffer(2);
  const closed: ClosedTrade[] = [];
  const fills: VenueFill[] = [];
  const account = newAccount(0);
  const price = [100, 50];
  /** Of every order accepted: the quantity asked for, and the bar that it was decided on. */
  const wanted = new Map<number, number>();
  const decidedAt = new Map<number, number>();
  let id = 0;
  for (let i = 0; i < bars; i++) {
    for (let s = 0; s < SYMBOLS; s++) {
      const open = price[s]! * Math.exp(0.002 * random.normal());
      const close = open * Math.exp(0.004 * random.normal());
      const high = Math.max(open, close) * (1 + 0.002 * random.exponential());
      const low = Math.min(open, close) * (1 - 0.002 * random.exponential());
      const draw = random.next();
      const volume = draw < 0.1 ? Number.NaN : draw < 0.15 ? 0 : 20 * random.exponential();
      price[s] = close;
      const count = stepBar(venue, s, i, i * 60_000, open, high, low, close, volume, Number.NaN, buffer);
      let filled = 0;
      for (let k = 0; k < count; k++) {
        const fill = buffer.rows[k]!;
        filled += fill.quantity;
        applyFill(ledger, fill, closed);
        fills.push({ ...fill });
        watch?.(venue, fill);
      }
      if (!Number.isNaN(volume)) expect(filled).toBeLessThanOrEqual(0.2 * volume + 1e-9);
      markToMarket(ledger, s, close, i * 60_000);
      accountInto(ledger, s, close, account);
      const side = random.next() < 0.5 ? 1 : -1;
      const quantity = 0.2 + 5 * random.next();
      const reduceOnly = random.next() < 0.3;
      if (random.next() > 0.2) continue;
      const order = newOrder();
      Object.assign(order, { id: ++id, symbol: s, side, quantity, decidedAt: i, arrivalPrice: close, reduceOnly });
      if (!reduceOnly) Object.assign(order, { stop: close * (1 - side * 0.01), target: close * (1 + side * 0.015) });
      if (submit(venue, approve(order)) !== 0) continue;
      wanted.set(id, quantity);
      decidedAt.set(id, i);
    }
  }
  return { venue, ledger, closed, fills, wanted, decidedAt };
}

describe('venue and ledger together', () => {
  it('agree on every position after every fill, and the books balance', () => {
    let checked = 0;
    const { venue, ledger, closed, fills, wanted } = run(3, 3000, (_, fill) => {
      checked++;
      expect(fill.quantity).toBeGreaterThan(0);
      expect(fill.price).toBeGreaterThan(0);
    });
    expect(checked).toBeGreaterThan(500);
    expect(closed.length).toBeGreaterThan(100);
    expect(imbalance(ledger)).toBe(0n);
    for (let s = 0; s < SYMBOLS; s++) expect(ledger.position[s]).toBeCloseTo(positionOf(venue.books[s]!), 9);
    const executed = new Map<number, number>();
    for (const f of fills) if (f.kind <= 1) executed.set(f.orderId, (executed.get(f.orderId) ?? 0) + f.quantity);
    for (const [id, quantity] of executed) expect(quantity).toBeLessThanOrEqual(wanted.get(id)! + 1e-9);
    for (const [id, state] of venue.states)
      if (state === 'filled') expect(executed.get(id)).toBeCloseTo(wanted.get(id)!, 2);
    for (const book of venue.books)
      for (let i = 0; i < book.orderCount; i++) expect(isFinal(book.orders[i]!.state)).toBe(false);
    expect(new Set(closed.map((t) => t.side))).toEqual(new Set([1, -1]));
    expect(new Set(fills.map((f) => f.kind))).toEqual(new Set([0, 1, 2, 3]));
  });
  it('are causal: bars that were never fed change no fill', () => {
    const whole = run(8, 1200).fills;
    for (const bars of [1, 17, 200, 333, 700, 1199]) {
      const part = run(8, bars).fills;
      expect(part).toEqual(whole.slice(0, part.length));
      expect(whole.slice(part.length).every((f) => f.barIndex >= bars)).toBe(true);
    }
  });
  it('are reproducible, and go on alike from a copy of their state', () => {
    const a = run(21, 600);
    const b = run(21, 600);
    expect(b.fills).toEqual(a.fills);
    expect(b.ledger).toEqual(a.ledger);
    const copy = structuredClone(a.venue);
    const left = newFillBuffer();
    const right = newFillBuffer();
    for (let i = 600; i < 620; i++) {
      const of = (venue: typeof copy, into: typeof left): number =>
        stepBar(venue, 0, i, i, 100, 103, 97, 101, 50, 0.02, into);
      expect(of(copy, right)).toBe(of(a.venue, left));
      expect(right.rows.slice(0, right.count)).toEqual(left.rows.slice(0, left.count));
    }
  });
  it('a fill never comes from a bar at or before the decision', () => {
    const { venue, fills, decidedAt } = run(5, 1500);
    const seen = new Set(fills.map((f) => f.orderId));
    expect(seen.size).toBeGreaterThan(100);
    for (const f of fills) expect(f.barIndex).toBeGreaterThan(decidedAt.get(f.orderId)!);
    expect(venue.warnings).toBe(7);
  });
});
