import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { ASSET_CLASSES, parseConfig, type AssetClass, type Fill } from '@janus/domain';
import { prefrontalFields } from './config.ts';
import { onFill } from './on-fill.ts';
import { init } from './state.ts';
import { washMode, wouldWash } from './wash-sale.ts';

const config = parseConfig(prefrontalFields, {}, 'prefrontal');
const DAY = 86_400_000;
let order = 0;
const fill = (symbol: number, day: number, side: number, quantity: number, price: number): Fill => ({
  orderId: ++order,
  symbol,
  time: day * DAY + 3_600_000,
  barIndex: 0,
  side,
  quantity,
  price,
  fee: 0,
  kind: 0,
  slippage: 0,
  partial: false,
});

describe('wouldWash', () => {
  it('buying within 30 days after a loss sale', () => {
    const s = init(config, ['equity']);
    onFill(s, fill(0, 0, 1, 100, 10));
    onFill(s, fill(0, 5, -1, 100, 7));
    expect(wouldWash(s, 0, 1, 40, 8, 20 * DAY)).toEqual({ washed: 40, disallowed: 120 });
    expect(wouldWash(s, 0, 1, 400, 8, 35 * DAY)).toEqual({ washed: 100, disallowed: 300 });
    expect(wouldWash(s, 0, 1, 40, 8, 36 * DAY)).toEqual({ washed: 0, disallowed: 0 });
  });
  it('selling at a loss within 30 days after having bought other lots that are still held', () => {
    const s = init(config, ['equity']);
    onFill(s, fill(0, 0, 1, 100, 10));
    expect(wouldWash(s, 0, -1, 100, 7, 5 * DAY)).toEqual({ washed: 0, disallowed: 0 });
    onFill(s, fill(0, 10, 1, 60, 9));
    expect(wouldWash(s, 0, -1, 100, 7, 40 * DAY)).toEqual({ washed: 60, disallowed: 180 });
    expect(wouldWash(s, 0, -1, 100, 7, 41 * DAY)).toEqual({ washed: 0, disallowed: 0 });
    // Sold together with the other lot, nothing is left that could replace.
    expect(wouldWash(s, 0, -1, 160, 7, 40 * DAY)).toEqual({ washed: 0, disallowed: 0 });
  });
  it('another symbol is not identical', () => {
    const s = init(config, ['equity', 'equity']);
    onFill(s, fill(0, 0, 1, 100, 10));
    onFill(s, fill(0, 5, -1, 100, 7));
    expect(wouldWash(s, 1, 1, 100, 8, 6 * DAY)).toEqual({ washed: 0, disallowed: 0 });
    expect(wouldWash(s, 7, 1, 100, 8, 6 * DAY)).toEqual({ washed: 0, disallowed: 0 });
  });
  it('changes nothing, and is what the fill then does', () => {
    const trade = fc.record({
      side: fc.constantFrom(1, -1),
      gap: fc.integer({ min: 0, max: 20 }),
      quantity: fc.integer({ min: 1, max: 6 }),
      price: fc.integer({ min: 5, max: 15 }),
    });
    fc.assert(
      fc.property(fc.array(trade, { minLength: 1, maxLength: 40 }), (trades) => {
        const s = init(config, ['crypto']);
        let day = 0;
        for (const t of trades) {
          day += t.gap;
          const before = structuredClone(s.ledgers);
          const expected = wouldWash(s, 0, t.side, t.quantity, t.price, day * DAY);
          expect(s.ledgers).toEqual(before);
          onFill(s, fill(0, day, t.side, t.quantity, t.price));
          expect({ washed: s.effect.washed, disallowed: s.effect.disallowed }).toEqual(expected);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('modes', () => {
  it('by asset class: crypto reports, equities block, foreign exchange is off; unknown is off', () => {
    const mode = (name: AssetClass) => washMode(config, ASSET_CLASSES.indexOf(name));
    expect([mode('crypto'), mode('equity'), mode('fx'), washMode(config, -1)]).toEqual([
      'report',
      'block',
      'off',
      'off',
    ]);
  });
  it('off keeps no lots', () => {
    const s = init(config, ['fx']);
    onFill(s, fill(0, 0, 1, 100, 1.1));
    expect(s.ledgers[0]!.lots).toBe(0);
  });
});

describe('onFill', () => {
  it('learns the asset class from init or from the fill', () => {
    const s = init(config);
    expect(() => onFill(s, fill(2, 0, 1, 100, 10))).toThrow('symbol 2 has no asset class');
    onFill(s, fill(2, 0, 1, 100, 10), 'equity');
    onFill(s, fill(2, 1, -1, 100, 9));
    expect(wouldWash(s, 2, 1, 100, 8, 6 * DAY).washed).toBe(100);
  });
  it('refuses what is out of range, naming it', () => {
    const s = init(config, ['crypto']);
    expect(() => onFill(s, { ...fill(0, 0, 1, 1, 1), side: 0 })).toThrow('fill side 0');
    expect(() => onFill(s, fill(0, 0, 1, 0, 1))).toThrow('fill quantity 0');
    expect(() => onFill(s, fill(0, 0, 1, 1, Number.NaN))).toThrow('fill price NaN');
    expect(() => onFill(s, { ...fill(0, 0, 1, 1, 1), fee: Number.NaN })).toThrow('fill fee NaN');
    expect(() => onFill(s, fill(-1, 0, 1, 1, 1))).toThrow('fill symbol -1');
  });
  it('tables grow, and the state survives a round trip', () => {
    const s = init(config, ['crypto']);
    for (let i = 0; i < 100; i++) onFill(s, fill(0, i, 1, 1, 10 + i));
    expect(s.ledgers[0]!.lots).toBe(100);
    for (let i = 0; i < 60; i++) onFill(s, fill(0, 200, -1, 1, 1));
    expect(s.ledgers[0]).toMatchObject({ lots: 40, sales: 60 });
    const copy = structuredClone(s);
    onFill(s, { ...fill(0, 210, 1, 100, 5), orderId: 999 });
    onFill(copy, { ...fill(0, 210, 1, 100, 5), orderId: 999 });
    expect(copy).toEqual(s);
    expect(s.effect.washed).toBe(60);
  });
});
