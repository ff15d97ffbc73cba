import { newAccount } from '@janus/domain';
import { assert, array, boolean, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VenueFill } from '../venue.ts';
import { applyFill, applyFunding, share } from './apply-fill.ts';
import type { ClosedTrade } from './closed-trade.ts';
import { accountInto, markToMarket, setAtRisk, setWorking } from './mark.ts';
import { imbalance, post } from './post.ts';
import { initLedger, type Ledger } from './state.ts';
import { statement } from './statement.ts';

const DAY = 86_400_000;
const fill = (side: number, quantity: number, price: number, own: Partial<VenueFill> = {}): VenueFill => ({
  orderId: 1,
  symbol: 0,
  time: 1000,
  barIndex: 1,
  side,
  quantity,
  price,
  fee: 0,
  kind: side > 0 ? 0 : 1,
  slippage: 0,
  partial: false,
  strategy: 4,
  ...own,
});
function apply(ledger: Ledger, ...fills: VenueFill[]): ClosedTrade[] {
  const closed: ClosedTrade[] = [];
  for (const f of fills) applyFill(ledger, f, closed);
  return closed;
}
const units = (x: number): bigint => BigInt(Math.round(x * 1e8));

describe('ledger', () => {
  it('a long round trip: cost, realised profit, fees and cash to the last unit', () => {
    const ledger = initLedger(1000, 1);
    apply(ledger, fill(1, 2, 100, { fee: 0.2 }));
    // 1000 − 200 − 0.2
    expect(ledger.cash).toBe(units(799.8));
    expect(ledger.cost[0]).toBe(units(200));
    expect(ledger.position[0]).toBe(2);
    expect(ledger.averagePrice[0]).toBe(100);
    const closed = apply(ledger, fill(-1, 2, 110, { fee: 0.22, time: 9000, barIndex: 7, kind: 3 }));
    expect(ledger.cash).toBe(units(1019.58));
    expect(ledger.realised).toBe(units(20));
    expect(ledger.fees).toBe(units(0.42));
    expect(ledger.cost[0]).toBe(0n);
    expect(ledger.averagePrice[0]).toBeNaN();
    expect(imbalance(ledger)).toBe(0n);
    expect(closed).toMatchObject([
      {
        symbol: 0,
        strategy: 4,
        side: 1,
        quantity: 2,
        entryPrice: 100,
        exitPrice: 110,
        entryTime: 1000,
        exitTime: 9000,
        entryBar: 1,
        exitBar: 7,
        pnl: 19.58,
        fees: 0.42,
        exitKind: 3,
      },
    ]);
    expect(closed[0]!.returnFraction).toBeCloseTo(0.0979, 12);
  });
  it('a short round trip', () => {
    const ledger = initLedger(1000, 1);
    apply(ledger, fill(-1, 2, 100, { fee: 0.2 }));
    expect(ledger.cash).toBe(units(1199.8));
    expect(ledger.cost[0]).toBe(units(-200));
    expect(ledger.averagePrice[0]).toBe(100);
    const [trade] = apply(ledger, fill(1, 2, 90, { fee: 0.18 }));
    expect(ledger.realised).toBe(units(20));
    expect(ledger.cash).toBe(units(1019.62));
    expect(trade).toMatchObject({ side: -1, entryPrice: 100, exitPrice: 90, pnl: 19.62, fees: 0.38 });
    expect(trade!.returnFraction).toBeCloseTo(0.0981, 12);
    expect(imbalance(ledger)).toBe(0n);
  });
  it('entries and exits in parts are one trade at mean prices; a part realises its share of the cost', () => {
    const ledger = initLedger(1000, 1);
    expect(apply(ledger, fill(1, 1, 100), fill(1, 3, 104), fill(-1, 1, 110))).toEqual([]);
    // Cost 412 over 4 units is 103 a unit: 110 − 103.
    expect(ledger.realised).toBe(units(7));
    expect(ledger.averagePrice[0]).toBe(103);
    const [trade] = apply(ledger, fill(-1, 3, 102, { kind: 2 }));
    expect(trade).toMatchObject({ quantity: 4, entryPrice: 103, exitPrice: 104, pnl: 4, exitKind: 2 });
    expect(ledger.realised).toBe(units(4));
  });
  it('a fill that turns a position round ends one trade and begins another, its fee shared by quantity', () => {
    const ledger = initLedger(1000, 1);
    const closed = apply(ledger, fill(1, 1, 100), fill(-1, 3, 105, { fee: 0.3, strategy: 8, barIndex: 5 }));
    expect(closed).toMatchObject([{ side: 1, pnl: 4.9, fees: 0.1, strategy: 4 }]);
    expect(ledger.position[0]).toBe(-2);
    expect(ledger.averagePrice[0]).toBe(105);
    const [second] = apply(ledger, fill(1, 2, 100));
    expect(second).toMatchObject({ side: -1, quantity: 2, pnl: 9.8, fees: 0.2, strategy: 8, entryBar: 5 });
  });
  it('rounding never loses a unit: thirds of an odd cost', () => {
    const ledger = initLedger(1000, 1);
    // 3 units of 1e-8 at 33333333.33333333 cost 1.00000000 (rounded from 0.9999999999999999).
    apply(ledger, fill(1, 3e-8, 33_333_333.333_333_33));
    expect(ledger.cost[0]).toBe(100_000_000n);
    apply(ledger, fill(-1, 1e-8, 33_333_333.333_333_33));
    expect(ledger.cost[0]).toBe(66_666_667n);
    apply(ledger, fill(-1, 2e-8, 33_333_333.333_333_33));
    expect(ledger.cost[0]).toBe(0n);
    expect(imbalance(ledger)).toBe(0n);
    expect(share(-7n as never, 1n as never, 2n as never)).toBe(-4n);
    expect(share(7n as never, 1n as never, 2n as never)).toBe(4n);
    expect(share(7n as never, 2n as never, 2n as never)).toBe(7n);
  });
  it('funding is unknown until some is posted, and unknown is not zero', () => {
    const ledger = initLedger(1000, 1);
    expect(statement(ledger).funding).toBeNull();
    applyFunding(ledger, 0, 5000, 1.5);
    applyFunding(ledger, 0, 6000, -0.5);
    expect(statement(ledger)).toMatchObject({ funding: 1, cash: 999, capital: 1000, realised: 0, fees: 0 });
    expect(ledger.cashMirror).toBe(999);
    expect(imbalance(ledger)).toBe(0n);
  });
  it('refuses postings that do not balance, fills that are none, and capital that is none', () => {
    const ledger = initLedger(1000, 1);
    const entry = { time: 0, orderId: 7, symbol: 0, postings: [{ account: 'cash', amount: 5n as never }] } as const;
    expect(() => post(ledger, entry)).toThrow('postings of order 7 sum to 5');
    const inCapital = [
      { account: 'cash', amount: 5n as never },
      { account: 'capital', amount: -5n as never },
    ] as const;
    expect(() => post(ledger, { ...entry, postings: inCapital })).toThrow('capital is paid in once');
    expect(() => apply(ledger, fill(1, 1, 100, { symbol: 2 }))).toThrow('symbol 2');
    expect(() => apply(ledger, fill(0, 1, 100))).toThrow('side 0');
    expect(() => apply(ledger, fill(1, 0, 100))).toThrow('quantity 0');
    expect(() => apply(ledger, fill(1, 1, Number.NaN))).toThrow('price NaN');
    expect(() => initLedger(0, 1)).toThrow('capital 0');
    expect(() => initLedger(1, 0)).toThrow('0 symbols');
  });
});

describe('account', () => {
  it('shows the books at the price of the moment', () => {
    const ledger = initLedger(1000, 2);
    apply(ledger, fill(1, 2, 100), fill(-1, 4, 50, { symbol: 1, fee: 1 }));
    markToMarket(ledger, 0, 100, DAY);
    markToMarket(ledger, 1, 50, DAY);
    const out = newAccount(0);
    accountInto(ledger, 0, 110, out);
    // Cash 1000 − 200 + 200 − 1 = 999; 2·110 − 4·50 = 20; gross 220 + 200.
    expect(out).toMatchObject({ equity: 1019, cash: 999, position: 2, averagePrice: 100, peakEquity: 1019 });
    expect(out.exposure).toBeCloseTo(420 / 1019, 12);
    expect(out.symbolExposure).toBeCloseTo(220 / 1019, 12);
    expect(out).toMatchObject({ drawdown: 0, working: false });
    accountInto(ledger, 1, 60, out);
    // 999 + 200 − 240 = 959, after a peak of 1000.
    expect(out).toMatchObject({ equity: 959, position: -4, averagePrice: 50, peakEquity: 1000 });
    expect(out.drawdown).toBeCloseTo(0.041, 12);
    expect(out.symbolExposure).toBeCloseTo(-240 / 959, 12);
    expect(ledger.equity).toBe(999);
  });
  it('counts a position that was never marked at its cost', () => {
    const ledger = initLedger(1000, 2);
    apply(ledger, fill(1, 2, 100, { symbol: 1 }));
    expect(markToMarket(ledger, 0, 10, DAY)).toBe(1000);
    const out = newAccount(0);
    accountInto(ledger, 0, 10, out);
    expect(out.exposure).toBeCloseTo(0.2, 12);
  });
  it('remembers the peak, and the loss since the UTC day began', () => {
    const ledger = initLedger(1000, 1);
    apply(ledger, fill(1, 1, 500));
    const out = newAccount(0);
    const at = (price: number, time: number): void => {
      markToMarket(ledger, 0, price, time);
      accountInto(ledger, 0, price, out);
    };
    at(550, DAY - 1);
    expect(out).toMatchObject({ equity: 1050, windowLoss: 0, drawdown: 0 });
    at(490, DAY);
    // Midnight still counts to the day that ends; it began with 1000.
    expect(out.windowLoss).toBeCloseTo(0.01, 12);
    at(440, DAY + 1);
    // The new day began with 990.
    expect(out.windowLoss).toBeCloseTo(50 / 990, 12);
    expect(out.drawdown).toBeCloseTo(1 - 940 / 1050, 12);
    at(600, DAY + 2);
    expect(out).toMatchObject({ windowLoss: 0, drawdown: 0, peakEquity: 1100 });
  });
  it('heat is what the stops leave at risk, of all that is held; margin is the share of the buying power', () => {
    const ledger = initLedger(1000, 2, 4);
    const out = newAccount(0);
    setAtRisk(ledger, 0, 77);
    accountInto(ledger, 0, 100, out);
    expect(out).toMatchObject({ heat: 0, marginUsed: 0 });
    apply(ledger, fill(1, 2, 100), fill(-1, 4, 50, { symbol: 1 }));
    setAtRisk(ledger, 0, 30);
    setAtRisk(ledger, 1, 20);
    accountInto(ledger, 0, 100, out);
    // (30 + 20)/1000; gross 200 + 200 of 4·1000.
    expect(out.heat).toBeCloseTo(0.05, 14);
    expect(out.marginUsed).toBeCloseTo(0.1, 14);
    const bold = initLedger(100, 1);
    apply(bold, fill(1, 2, 100));
    accountInto(bold, 0, 100, out);
    expect(out.marginUsed).toBe(1);
    expect(() => initLedger(1, 1, 0)).toThrow('leverage 0');
  });
  it('says that an order is working', () => {
    const ledger = initLedger(1000, 2);
    const out = newAccount(0);
    setWorking(ledger, 1, true);
    accountInto(ledger, 1, 10, out);
    expect(out.working).toBe(true);
    accountInto(ledger, 0, 10, out);
    expect(out.working).toBe(false);
    setWorking(ledger, 1, false);
    accountInto(ledger, 1, 10, out);
    expect(out.working).toBe(false);
  });
  it('with nothing left, what is still held is infinitely much of it', () => {
    const ledger = initLedger(100, 1);
    apply(ledger, fill(-1, 1, 100));
    const out = newAccount(0);
    accountInto(ledger, 0, 250, out);
    expect(out).toMatchObject({ equity: -50, exposure: Number.POSITIVE_INFINITY, drawdown: 1 });
    expect(out.symbolExposure).toBe(Number.NEGATIVE_INFINITY);
    apply(ledger, fill(1, 1, 250));
    accountInto(ledger, 0, 250, out);
    expect(out).toMatchObject({ equity: -50, exposure: 0, symbolExposure: 0 });
  });
});

const anyFill = record({
  symbol: integer({ min: 0, max: 2 }),
  buy: boolean(),
  quantity: integer({ min: 1, max: 10_000_000 }),
  price: integer({ min: 1, max: 1_000_000_000 }),
  fee: integer({ min: 0, max: 10_000_000 }),
});

describe('laws of the ledger', () => {
  it('debits equal credits; cash, cost, fees and profit are conserved after every fill', () => {
    assert(
      property(array(anyFill, { maxLength: 40 }), (rows) => {
        const ledger = initLedger(1_000_000, 3);
        const held = [0n, 0n, 0n];
        for (const row of rows) {
          // Quantities of 1e-6 and prices of 1e-4: every product is exact in units of 1e-10, rounded to 1e-8.
          const side = row.buy ? 1 : -1;
          const own = { symbol: row.symbol, fee: row.fee / 1e6 };
          apply(ledger, fill(side, row.quantity / 1e6, row.price / 1e4, own));
          held[row.symbol]! += BigInt(side * row.quantity) * 100n;
          expect(imbalance(ledger)).toBe(0n);
          expect(ledger.quantity).toEqual(held);
          for (let s = 0; s < 3; s++) {
            const q = ledger.quantity[s]!;
            const cost = ledger.cost[s]!;
            // Cost lies on the side of the position, and is gone with it.
            expect(q > 0n ? cost >= 0n : q < 0n ? cost <= 0n : cost === 0n).toBe(true);
            expect(ledger.open[s] === null).toBe(q === 0n);
          }
          // The journal alone gives the same cash.
          let cash = ledger.capital as bigint;
          for (const entry of ledger.journal)
            for (const p of entry.postings) if (p.account === 'cash') cash += p.amount;
          expect(ledger.cash).toBe(cash);
        }
      }),
      { numRuns: 60 },
    );
  });
  it('once flat, cash is capital plus the profit of the closed trades, to the last unit', () => {
    assert(
      property(array(anyFill, { minLength: 1, maxLength: 30 }), (rows) => {
        const ledger = initLedger(1_000_000, 3);
        const closed: ClosedTrade[] = [];
        for (const row of rows) {
          const own = { symbol: row.symbol, fee: row.fee / 1e6 };
          applyFill(ledger, fill(row.buy ? 1 : -1, row.quantity / 1e6, row.price / 1e4, own), closed);
        }
        for (let s = 0; s < 3; s++) {
          const left = ledger.position[s]!;
          if (left !== 0) applyFill(ledger, fill(-Math.sign(left), Math.abs(left), 77.7, { symbol: s }), closed);
        }
        expect(ledger.cash).toBe((ledger.capital + ledger.realised - ledger.fees) as never);
        let pnl = 0n;
        for (const trade of closed) pnl += units(trade.pnl);
        expect(ledger.cash - ledger.capital).toBe(pnl);
      }),
      { numRuns: 100 },
    );
  });
  it('a round trip at one price without a fee changes nothing', () => {
    assert(
      property(array(anyFill, { minLength: 1, maxLength: 20 }), (rows) => {
        const ledger = initLedger(1_000_000, 3);
        for (const row of rows) {
          const price = 12.34;
          const own = { symbol: row.symbol };
          apply(ledger, fill(1, row.quantity / 1e6, price, own), fill(-1, row.quantity / 1e6, price, own));
        }
        expect(ledger.cash).toBe(ledger.capital);
        expect(ledger.realised).toBe(0n);
      }),
    );
  });
  it('the float mirror follows the exact books', () => {
    assert(
      property(array(anyFill, { maxLength: 30 }), (rows) => {
        const ledger = initLedger(1_000_000, 3);
        for (const row of rows)
          apply(ledger, fill(row.buy ? 1 : -1, row.quantity / 1e6, row.price / 1e4, { symbol: row.symbol }));
        let value = Number(ledger.cash) / 1e8;
        for (let s = 0; s < 3; s++) value += (Number(ledger.quantity[s]!) / 1e8) * (s + 1);
        let equity = 0;
        for (let s = 0; s < 3; s++) equity = markToMarket(ledger, s, s + 1, DAY);
        expect(Math.abs(equity - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value)));
        const { unrealised, realised } = statement(ledger);
        let held = 0;
        for (let s = 0; s < 3; s++)
          held += (Number(ledger.quantity[s]!) / 1e8) * (s + 1) - Number(ledger.cost[s]!) / 1e8;
        expect(Math.abs(unrealised - held)).toBeLessThan(1e-5 * Math.max(1, Math.abs(realised), Math.abs(held)));
      }),
      { numRuns: 100 },
    );
  });
});
