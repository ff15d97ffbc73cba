import type { AssetClass } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, WEEK_MS } from '../bars/timeframe.ts';
import { closeGapScan, gapLedger, gapsBetween, initGapScan, profileOf, scanTime } from './ledger.ts';
import { assetClassOf } from './profile.ts';

const HOUR = 3_600_000;
/** Monday 2024-01-01 00:00 UTC. */
const MONDAY = Date.UTC(2024, 0, 1);
const grid = (from: number, to: number, step: number, keep: (t: number) => boolean = () => true): Float64Array =>
  Float64Array.from(Array.from({ length: (to - from) / step }, (_, i) => from + i * step).filter(keep));
const weekday = (t: number): number => new Date(t).getUTCDay();
const hour = (t: number): number => new Date(t).getUTCHours();
/** Currencies: Sunday 22:00 to Friday 22:00, an hour earlier in summer (weeks 10 to 30). */
const fxOpen = (t: number): boolean => {
  const edge = t >= MONDAY + 10 * WEEK_MS && t < MONDAY + 30 * WEEK_MS ? 21 : 22;
  const d = weekday(t);
  return d === 0 ? hour(t) >= edge : d === 5 ? hour(t) < edge : d !== 6;
};
/** Monday to Friday, 14:00 to 21:00. */
const exchangeOpen = (t: number): boolean => weekday(t) % 6 !== 0 && hour(t) >= 14 && hour(t) < 21;
const classOf = (time: Float64Array, step: number): AssetClass | null => {
  const scan = initGapScan(step);
  for (const t of time) scanTime(scan, t);
  return assetClassOf(profileOf(scan, 'equity'));
};

describe('gap ledger', () => {
  it('a market that never closes: every absent bar is missing', () => {
    const time = grid(MONDAY, MONDAY + 8 * WEEK_MS, HOUR, (t) => t < MONDAY + 5 * HOUR || t >= MONDAY + 9 * HOUR);
    const ledger = gapLedger(time, HOUR, 'crypto');
    expect(ledger.entries).toEqual([
      { from: MONDAY + 5 * HOUR, to: MONDAY + 9 * HOUR, missingBars: 4, kind: 'missing' },
    ]);
    expect(ledger).toMatchObject({ bars: 8 * 168 - 4, missingBars: 4, closedBars: 0, session: 'learned' });
    expect(ledger.coverage).toBeCloseTo(1 - 4 / (8 * 168), 12);
  });
  it('learns weekends of a currency, with an edge that moves in summer; an outage on a Wednesday is missing', () => {
    const outage = MONDAY + 4 * WEEK_MS + 2 * DAY_MS;
    const time = grid(MONDAY, MONDAY + 52 * WEEK_MS, HOUR, (t) => fxOpen(t) && (t < outage || t >= outage + 3 * HOUR));
    const ledger = gapLedger(time, HOUR, 'fx');
    expect(ledger.entries.filter((e) => e.kind === 'missing')).toEqual([
      { from: outage, to: outage + 3 * HOUR, missingBars: 3, kind: 'missing' },
    ]);
    expect(ledger.entries.filter((e) => e.kind === 'closed').every((e) => e.missingBars === 48)).toBe(true);
    expect(classOf(time, HOUR)).toBe('fx');
  });
  it('an outage that runs into a weekend is cut in two', () => {
    const friday = MONDAY + 4 * WEEK_MS + 4 * DAY_MS;
    const time = grid(
      MONDAY,
      MONDAY + 9 * WEEK_MS,
      HOUR,
      (t) => fxOpen(t) && !(t >= friday + 12 * HOUR && t < friday + DAY_MS),
    );
    const inside = gapsBetween(gapLedger(time, HOUR, 'fx'), friday, friday + 3 * DAY_MS);
    expect(inside.map((e) => [e.kind, e.missingBars])).toEqual([
      ['missing', 10],
      ['closed', 48],
    ]);
  });
  it('learns nights and weekends of an exchange', () => {
    const time = grid(MONDAY, MONDAY + 10 * WEEK_MS, HOUR, exchangeOpen);
    const ledger = gapLedger(time, HOUR, 'equity');
    expect(ledger.missingBars).toBe(0);
    expect(ledger.coverage).toBe(1);
    expect(classOf(time, HOUR)).toBe('equity');
  });
  it('daily bars: weekends and short holidays are closed, a longer hole is missing but for its weekend', () => {
    const holiday = MONDAY + 3 * WEEK_MS;
    const hole = MONDAY + 20 * WEEK_MS + DAY_MS;
    const open = (t: number): boolean => weekday(t) % 6 !== 0 && t !== holiday && !(t >= hole && t < hole + 6 * DAY_MS);
    const ledger = gapLedger(grid(MONDAY, MONDAY + 60 * WEEK_MS, DAY_MS, open), DAY_MS, 'equity');
    expect(ledger.missingBars).toBe(4);
    expect(ledger.holidayBars).toBe(1);
    expect(gapsBetween(ledger, holiday, holiday + 1)).toEqual([
      { from: holiday - 2 * DAY_MS, to: holiday + DAY_MS, missingBars: 3, kind: 'closed' },
    ]);
    expect(gapsBetween(ledger, hole, hole + DAY_MS)).toEqual([
      { from: hole, to: hole + 4 * DAY_MS, missingBars: 4, kind: 'missing' },
    ]);
  });
  it('below three weeks the session is assumed by asset class', () => {
    const time = grid(MONDAY, MONDAY + 2 * WEEK_MS, HOUR, fxOpen);
    expect(gapLedger(time, HOUR, 'fx')).toMatchObject({ missingBars: 0, session: 'assumed' });
    expect(gapLedger(time, HOUR, 'crypto').missingBars).toBe(96);
    const daily = grid(MONDAY, MONDAY + 2 * WEEK_MS, DAY_MS, (t) => weekday(t) % 6 !== 0);
    expect(gapLedger(daily, DAY_MS, 'equity').coverage).toBe(1);
    expect(classOf(time, HOUR)).toBeNull();
  });
  it('bars and absent bars fill the span exactly, and entries neither overlap nor touch a bar', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 2, maxLength: 900 }),
        fc.constantFrom<AssetClass>('crypto', 'fx', 'equity'),
        fc.constantFrom(HOUR, 4 * HOUR, DAY_MS),
        (there, assetClass, step) => {
          const kept = there.flatMap((k, i) => (k || i === 0 || i === there.length - 1 ? [MONDAY + i * step] : []));
          const ledger = gapLedger(Float64Array.from(kept), step, assetClass);
          expect(ledger.bars + ledger.missingBars + ledger.closedBars).toBe(there.length);
          expect(ledger.coverage).toBeGreaterThan(0);
          expect(ledger.coverage).toBeLessThanOrEqual(1);
          let end = Number.NEGATIVE_INFINITY;
          for (const e of ledger.entries) {
            expect(e.from).toBeGreaterThanOrEqual(end);
            expect(e.to - e.from).toBe(e.missingBars * step);
            for (let t = e.from; t < e.to; t += step) expect(kept).not.toContain(t);
            end = e.to;
          }
        },
      ),
      { numRuns: 40 },
    );
  });
  it('fed in two halves or at once, the same', () => {
    const time = grid(MONDAY, MONDAY + 6 * WEEK_MS, HOUR, fxOpen);
    const scan = initGapScan(HOUR);
    for (const t of time) scanTime(scan, t);
    expect(closeGapScan(scan, 'fx')).toEqual(gapLedger(time, HOUR, 'fx'));
  });
});
