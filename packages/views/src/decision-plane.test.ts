import { AUDIT_WIDTH, auditSlot, BUY, HOLD, SELL } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionPlane, regionAt } from './decision-plane.ts';

function rowOf(fields: Record<string, number>): Float64Array {
  const row = new Float64Array(AUDIT_WIDTH).fill(Number.NaN);
  row[auditSlot('symbol')] = 0;
  for (const [name, value] of Object.entries(fields)) row[auditSlot(name)] = value;
  return row;
}
/** Gains 2 and 0.5; holding is worth 0.3; 0.1 comes beside the pathways. */
const weighed = (direct: number, indirect: number, more: Record<string, number> = {}): Float64Array =>
  rowOf({
    time: 7,
    'act.hold': 0.3,
    'direct.buy': direct,
    'indirect.buy': indirect,
    'goGain.buy': 2,
    'noGoGain.buy': 0.5,
    'act.buy': 2 * direct - 0.5 * indirect + 0.1,
    'act.sell': -1e9,
    'direct.sell': 0,
    'indirect.sell': 0,
    'goGain.sell': 1,
    'noGoGain.sell': 1,
    action: BUY,
    habit: 0,
    ...more,
  });

describe('decision plane', () => {
  it('the border by hand: start (0.3 − 0.1)/2, slope 2/0.5; a side that cannot be had has none', () => {
    const plane = decisionPlane([weighed(0.4, 0.2)], 0);
    expect(plane.buy!.start).toBeCloseTo(0.1, 12);
    expect(plane.buy!.slope).toBeCloseTo(4, 12);
    expect(plane.sell).toBeNull();
    expect(plane.current).toEqual({ x: 0.4, y: 0.2, action: BUY, reward: Number.NaN, time: 7 });
    // At Go 0.35 the border is 4·0.25 = 1.
    expect(regionAt(plane, 0.35, 0.99)).toBe(BUY);
    expect(regionAt(plane, 0.35, 1.01)).toBe(HOLD);
    expect(regionAt(plane, -0.9, 0)).toBe(HOLD);
    expect(regionAt(plane, 0, 0)).toBe(HOLD);
  });
  it('a point lies in the region that its act says', () => {
    const drive = fc.double({ min: 0.01, max: 2, noNaN: true });
    fc.assert(
      fc.property(drive, drive, (direct, indirect) => {
        const row = weighed(direct, indirect);
        const margin = row[auditSlot('act.buy')]! - 0.3;
        if (Math.abs(margin) < 1e-9) return;
        expect(regionAt(decisionPlane([row], 0), direct, indirect)).toBe(margin > 0 ? BUY : HOLD);
      }),
    );
  });
  it('selling lies to the left, and keeps its border while only buying can be had', () => {
    const sold = weighed(0, 0, {
      'act.buy': -1e9,
      'act.sell': 0.6,
      'direct.sell': 0.8,
      'indirect.sell': 0.2,
      action: SELL,
    });
    const plane = decisionPlane([sold, weighed(0.4, 0.2)], 0);
    expect(plane.states[0]).toMatchObject({ x: -0.8, y: 0.2, action: SELL });
    // Nothing beside: 0.6 = 0.8 − 0.2. Start 0.3, slope 1.
    expect(plane.sell).toEqual({ start: expect.closeTo(0.3, 12), slope: 1 });
    expect(regionAt(plane, -0.8, 0.2)).toBe(SELL);
    expect(regionAt(plane, -0.8, 0.6)).toBe(HOLD);
  });
  it('a decision has the reward that a later record tells of it, and no other', () => {
    const rows = [
      weighed(0.4, 0.1),
      rowOf({ reward: 0.02 }),
      weighed(0.5, 0.1),
      weighed(0.6, 0.1, { reward: -0.01 }),
      rowOf({ symbol: 1, reward: 9 }),
      rowOf({ habit: 1 }),
      rowOf({ reward: 0.5 }),
    ];
    expect(decisionPlane(rows, 0).states.map((s) => s.reward)).toEqual([0.02, -0.01, Number.NaN]);
  });
  it('keeps the last ones; other symbols and records without a choice are left out', () => {
    const rows = [
      rowOf({}),
      ...Array.from({ length: 5 }, (_, i) => weighed(0.1 * (i + 1), 0)),
      weighed(9, 0, { symbol: 1 }),
    ];
    const plane = decisionPlane(rows, 0, 2);
    expect(plane.states.map((s) => s.x)).toEqual([0.4, 0.5]);
    expect(decisionPlane([], 0)).toEqual({ states: [], current: null, buy: null, sell: null });
  });
});
