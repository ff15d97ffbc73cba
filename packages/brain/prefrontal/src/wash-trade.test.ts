import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import irs from '../fixtures/wash-sale-irs.json' with { type: 'json' };
import { newWashLedger, type WashLedger } from './wash-ledger.ts';
import { applyTrade, newWashEffect, utcDay } from './wash-trade.ts';

/** Trades without fees; each is a purchase of its own unless `purchase` is given. */
function book() {
  const ledger = newWashLedger();
  const effect = newWashEffect();
  let next = 1;
  const trade = (side: number, day: number, quantity: number, price: number, fee = 0, purchase = next++) => {
    applyTrade(ledger, day, side, quantity, price, fee, purchase, effect);
    return { ...effect };
  };
  return {
    ledger,
    buy: (day: number, quantity: number, price: number, purchase?: number) =>
      trade(1, day, quantity, price, 0, purchase),
    sell: (day: number, quantity: number, price: number, purchase?: number) =>
      trade(-1, day, quantity, price, 0, purchase),
    trade,
  };
}
const at = (iso: string): number => utcDay(Date.parse(iso));
const lotsOf = (l: WashLedger) =>
  Array.from({ length: l.lots }, (_, i) => ({
    quantity: l.lotQuantity[i],
    basis: l.lotBasis[i],
    since: l.lotSince[i],
  }));
const basisOf = (l: WashLedger): number => lotsOf(l).reduce((sum, lot) => sum + lot.quantity! * lot.basis!, 0);

describe('wash sales of long positions', () => {
  it('the case of the Internal Revenue Service', () => {
    const [first, sale, again] = irs.trades;
    for (const gap of [1, 15, 30]) {
      const { ledger, buy, sell } = book();
      buy(0, first!.qty, first!.total / first!.qty);
      sell(40, sale!.qty, sale!.total / sale!.qty);
      expect(-ledger.realised).toBe(irs.expected.realised_loss);
      buy(40 + gap, again!.qty, again!.total / again!.qty);
      expect(ledger.disallowed).toBe(irs.expected.disallowed);
      expect(0 - (ledger.realised + ledger.disallowed)).toBe(irs.expected.deductible_loss);
      expect(basisOf(ledger)).toBeCloseTo(irs.expected.new_basis_total, 9);
      // The forty days that the old lot was held count for the new one.
      expect(ledger.lotSince[0]).toBe(gap);
    }
  });
  it('buy 100, sell those 100 at a loss, nothing else: no wash sale', () => {
    const { ledger, buy, sell } = book();
    buy(0, 100, 10);
    expect(sell(5, 100, 7)).toMatchObject({ washed: 0, disallowed: 0, realised: -300 });
    expect(ledger).toMatchObject({ lots: 0, side: 0, sales: 1 });
  });
  it('what is left of the lot sold does not replace it, nor do other fills of its order', () => {
    const { buy, sell } = book();
    buy(0, 50, 10, 7);
    buy(0, 50, 10.2, 7);
    expect(sell(5, 60, 7).washed).toBe(0);
  });
  it('partial: 100 sold, 40 bought back', () => {
    const { ledger, buy, sell } = book();
    buy(0, 100, 10);
    sell(5, 100, 7);
    // 40·(10 − 7) = 120; basis 8 + 3 = 11; 60 go on waiting.
    expect(buy(20, 40, 8)).toMatchObject({ washed: 40, disallowed: 120, daysApart: 15 });
    expect(lotsOf(ledger)).toEqual([{ quantity: 40, basis: 11, since: 15 }]);
    expect([ledger.sales, ledger.saleQuantity[0]]).toEqual([1, 60]);
  });
  it('two replacements for one sale', () => {
    const { ledger, buy, sell } = book();
    buy(0, 100, 10);
    sell(5, 100, 7);
    expect(buy(10, 60, 8)).toMatchObject({ washed: 60, disallowed: 180 });
    expect(buy(20, 60, 8.5)).toMatchObject({ washed: 40, disallowed: 120 });
    expect(lotsOf(ledger)).toEqual([
      { quantity: 60, basis: 11, since: 5 },
      { quantity: 40, basis: 11.5, since: 15 },
      { quantity: 20, basis: 8.5, since: 20 },
    ]);
    expect(ledger.sales).toBe(0);
  });
  it('one replacement for two sales goes to the earlier first', () => {
    const { ledger, buy, sell } = book();
    buy(0, 50, 10);
    buy(0, 50, 12);
    sell(40, 50, 7);
    sell(41, 50, 7);
    // 50·3 = 150 of the first, then 10·5 = 50 of the second.
    expect(buy(50, 60, 8)).toMatchObject({ washed: 60, disallowed: 200, daysApart: 10 });
    expect(lotsOf(ledger).map((l) => l.basis)).toEqual([11, 13]);
  });
  it('day 30 is in and day 31 is out, after the sale', () => {
    for (const [gap, washed] of [
      [30, 100],
      [31, 0],
    ] as const) {
      const { buy, sell } = book();
      buy(0, 100, 10);
      sell(5, 100, 7);
      expect(buy(5 + gap, 100, 8).washed).toBe(washed);
    }
  });
  it('day 30 is in and day 31 is out, before the sale', () => {
    for (const [gap, washed] of [
      [30, 100],
      [31, 0],
    ] as const) {
      const { ledger, buy, sell } = book();
      buy(0, 100, 10);
      buy(10, 100, 9);
      const effect = sell(10 + gap, 100, 7);
      expect(effect.washed).toBe(washed);
      // The loss of 3 moves into the second lot: 9 + 3 = 12, held from 10 − (10 + gap − 0).
      expect(lotsOf(ledger)).toEqual([{ quantity: 100, basis: washed ? 12 : 9, since: washed ? -gap : 10 }]);
    }
  });
  it('days are calendar days, UTC: hours do not matter', () => {
    for (const [bought, washed] of [
      ['2024-03-31T23:59:00Z', 100],
      ['2024-04-01T00:01:00Z', 0],
    ] as const) {
      const { buy, sell } = book();
      buy(at('2024-01-02T12:00:00Z'), 100, 10);
      sell(at('2024-03-01T23:59:00Z'), 100, 7);
      expect(buy(at(bought), 100, 8).washed).toBe(washed);
    }
  });
  it('over a year boundary', () => {
    const { ledger, buy, sell } = book();
    buy(at('2024-11-01T00:00:00Z'), 100, 10);
    sell(at('2024-12-20T00:00:00Z'), 100, 7);
    expect(buy(at('2025-01-15T00:00:00Z'), 100, 8)).toMatchObject({ washed: 100, disallowed: 300, daysApart: 26 });
    expect(ledger.realised + ledger.disallowed).toBe(0);
  });
  it('a replacement serves once', () => {
    const { buy, sell } = book();
    buy(0, 100, 10);
    buy(0, 100, 10);
    buy(20, 100, 9);
    expect(sell(35, 100, 7).washed).toBe(100);
    expect(sell(36, 100, 7).washed).toBe(0);
  });
  it('a moved loss comes back when the replacement is sold for good', () => {
    const { ledger, buy, sell } = book();
    buy(0, 100, 10);
    sell(5, 100, 7);
    buy(10, 100, 8);
    // Basis 11, sold at 12: gain 100. In all −300 + 300 + 100 = +100, what 1000 and 800 spent, 700 and 1200 got, come to.
    expect(sell(100, 100, 12).realised).toBe(100);
    expect(ledger.realised + ledger.disallowed).toBe(100);
  });
  it('a gain is never washed', () => {
    const { buy, sell } = book();
    buy(0, 100, 10);
    sell(5, 100, 12);
    expect(buy(6, 100, 8).washed).toBe(0);
    buy(7, 100, 9);
    expect(sell(8, 100, 12).washed).toBe(0);
  });
  it('fees belong to basis and proceeds', () => {
    const { ledger, trade } = book();
    trade(1, 0, 100, 10, 50);
    // Basis 10.5; proceeds 7 − 0.25 = 6.75; loss 375.
    expect(trade(-1, 5, 100, 7, 25).realised).toBe(-375);
    // 8 + 0.1 + 3.75 = 11.85
    trade(1, 6, 100, 8, 10);
    expect(ledger.lotBasis[0]).toBeCloseTo(11.85, 12);
  });
});

describe('wash sales of short positions', () => {
  it('covering at a loss and going short again within 30 days washes', () => {
    const { ledger, buy, sell } = book();
    sell(0, 100, 10);
    expect(buy(5, 100, 13)).toMatchObject({ washed: 0, realised: -300 });
    expect(sell(20, 100, 12)).toMatchObject({ washed: 100, disallowed: 300 });
    // The loss lowers the proceeds: 12 − 3 = 9.
    expect(lotsOf(ledger)).toEqual([{ quantity: 100, basis: 9, since: 15 }]);
  });
  it('covering acquires nothing, and a short sale does not replace a long lot', () => {
    const { ledger, buy, sell } = book();
    buy(0, 100, 10);
    sell(5, 100, 7);
    expect(sell(6, 100, 7).washed).toBe(0);
    expect(buy(7, 100, 7).washed).toBe(0);
    expect(ledger.lots).toBe(0);
    // Buying on beyond flat does.
    expect(buy(8, 30, 7).washed).toBe(30);
  });
  it('one order that turns from long to short closes the one and opens the other', () => {
    const { ledger, buy, sell } = book();
    buy(0, 100, 10);
    expect(sell(5, 150, 7)).toMatchObject({ realised: -300, washed: 0 });
    expect(ledger).toMatchObject({ side: -1, lots: 1 });
    expect(lotsOf(ledger)).toEqual([{ quantity: 50, basis: 7, since: 5 }]);
  });
});

interface Share {
  day: number;
  since: number;
  basis: number;
  free: boolean;
  purchase: number;
}
interface Waiting {
  side: number;
  day: number;
  loss: number;
  held: number;
}
/** The same rule share by share, in plain objects, written from the regulation's text and not from the ledger. */
function shareByShare(
  trades: readonly { side: number; day: number; quantity: number; price: number; purchase: number }[],
) {
  let side = 0;
  let shares: Share[] = [];
  const waiting: Waiting[] = [];
  let realised = 0;
  let disallowed = 0;
  for (const t of trades) {
    const closing = side === -t.side ? Math.min(shares.length, t.quantity) : 0;
    const sold = shares.slice(0, closing);
    shares = shares.slice(closing);
    for (const s of sold) {
      const loss = side * (s.basis - t.price);
      realised -= loss;
      if (loss <= 0) continue;
      const replacement = shares.find((x) => x.free && x.purchase !== s.purchase && t.day - x.day <= 30);
      if (!replacement) waiting.push({ side, day: t.day, loss, held: t.day - s.since });
      else {
        replacement.free = false;
        replacement.basis += side * loss;
        replacement.since = replacement.day - (t.day - s.since);
        disallowed += loss;
      }
    }
    if (shares.length === 0) side = 0;
    for (let i = closing; i < t.quantity; i++) {
      side = t.side;
      const at = waiting.findIndex((w) => w.side === t.side && t.day - w.day <= 30);
      const w = at < 0 ? undefined : waiting.splice(at, 1)[0];
      if (w) disallowed += w.loss;
      shares.push({
        day: t.day,
        since: w ? t.day - w.held : t.day,
        basis: t.price + (w ? side * w.loss : 0),
        free: !w,
        purchase: t.purchase,
      });
    }
  }
  return { side, shares, realised, disallowed };
}

describe('any sequence of trades', () => {
  const trades = fc
    .array(
      fc.record({
        side: fc.constantFrom(1, -1),
        gap: fc.integer({ min: 0, max: 20 }),
        quantity: fc.integer({ min: 1, max: 6 }),
        price: fc.integer({ min: 5, max: 15 }),
        sameOrder: fc.boolean(),
      }),
      { minLength: 1, maxLength: 40 },
    )
    .map((steps) => {
      let day = 0;
      let purchase = 0;
      return steps.map((s) => {
        day += s.gap;
        if (!s.sameOrder) purchase++;
        return { side: s.side, day, quantity: s.quantity, price: s.price, purchase };
      });
    });
  it('agrees with the rule share by share', () => {
    fc.assert(
      fc.property(trades, (sequence) => {
        const ledger = newWashLedger();
        const effect = newWashEffect();
        for (const t of sequence) applyTrade(ledger, t.day, t.side, t.quantity, t.price, 0, t.purchase, effect);
        const expected = shareByShare(sequence);
        expect(ledger.side).toBe(expected.side);
        expect(ledger.realised).toBeCloseTo(expected.realised, 9);
        expect(ledger.disallowed).toBeCloseTo(expected.disallowed, 9);
        const each = lotsOf(ledger).flatMap((l) => Array.from({ length: l.quantity! }, () => [l.basis!, l.since!]));
        expect(each).toEqual(expected.shares.map((s) => [expect.closeTo(s.basis, 9), s.since]));
      }),
      { numRuns: 300 },
    );
  });
  it('ten years of daily trades: what can no longer matter is dropped, and nothing that can', () => {
    const random = rng(11);
    const ledger = newWashLedger();
    const effect = newWashEffect();
    const sequence = Array.from({ length: 3650 }, (_, day) => ({
      side: random.next() < 0.5 ? 1 : -1,
      day,
      quantity: 1 + random.below(6),
      price: 5 + random.below(10),
      purchase: day,
    }));
    let most = 0;
    for (const t of sequence) {
      applyTrade(ledger, t.day, t.side, t.quantity, t.price, 0, t.purchase, effect);
      most = Math.max(most, ledger.sales);
      // Sales lie in order of their day: the first is the oldest.
      if (ledger.sales > 0) expect(t.day - ledger.saleDay[0]!).toBeLessThanOrEqual(30);
    }
    // A window has 31 days of sales; a trade of up to 6 units closes at most so many lots.
    expect(most).toBeLessThanOrEqual(31 * 6);
    expect(ledger.saleDay.length).toBeLessThanOrEqual(256);
    const everything = shareByShare(sequence);
    expect(ledger.realised).toBeCloseTo(everything.realised, 6);
    expect(ledger.disallowed).toBeCloseTo(everything.disallowed, 6);
    expect(basisOf(ledger)).toBeCloseTo(
      everything.shares.reduce((sum, s) => sum + s.basis, 0),
      6,
    );
  });
  it('loses no money: cash spent = basis of what is held − what is taxed', () => {
    fc.assert(
      fc.property(trades, (sequence) => {
        const ledger = newWashLedger();
        const effect = newWashEffect();
        let spent = 0;
        for (const t of sequence) {
          applyTrade(ledger, t.day, t.side, t.quantity, t.price, 0.5, t.purchase, effect);
          spent += t.side * t.quantity * t.price + 0.5;
        }
        const held = ledger.side * basisOf(ledger);
        expect(held - (ledger.realised + ledger.disallowed)).toBeCloseTo(spent, 6);
      }),
    );
  });
});
