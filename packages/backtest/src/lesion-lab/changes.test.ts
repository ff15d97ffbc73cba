import { AUDIT_WIDTH, auditSlot, BUY, HOLD, reasonCode, SELL } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { CHANGE_FIELDS, CHANGE_KINDS, CHANGE_WIDTH, changeAt, changesBetween, partingOf } from './changes.ts';
import { addRecords, newCourse, type Course } from './course.ts';

interface Decision {
  readonly action?: number;
  readonly wanted?: number;
  readonly reason?: string;
  readonly quantity?: number;
  readonly position?: number;
  readonly equity?: number;
}
/** A course written by way of audit records, as a run writes them: what is not said is NaN there. */
function courseOf(...decisions: readonly Decision[]): Course {
  const audit = new Float64Array(decisions.length * AUDIT_WIDTH).fill(Number.NaN);
  decisions.forEach((d, k) => {
    const { action = HOLD, wanted = HOLD, reason = 'no-signal', position = 0, equity = 100, quantity } = d;
    const put = (name: string, value: number): void => {
      audit[k * AUDIT_WIDTH + auditSlot(name)] = value;
    };
    put('time', 1000 * k);
    put('symbol', 0);
    put('barIndex', k);
    put('action', action);
    put('wanted', wanted);
    put('reason', reasonCode(reason));
    if (quantity !== undefined) put('quantity', quantity);
    put('position', position);
    put('equity', equity);
  });
  const course = newCourse(decisions.length);
  addRecords(course, audit, decisions.length);
  return course;
}
const bought = { action: BUY, wanted: BUY, reason: 'approved', quantity: 2 };
const sold = { action: SELL, wanted: SELL, reason: 'approved', quantity: 2 };
const anomaly = { wanted: BUY, reason: 'anomaly' };
const loss = { wanted: BUY, reason: 'loss-limit' };
const noGo = { wanted: BUY, reason: 'no-go' };
const quiet = {};
const kindOf = (a: Decision, b: Decision): string | undefined => CHANGE_KINDS[changeAt(courseOf(a), courseOf(b), 0)];

describe('a change', () => {
  it.each([
    ['bought and sold', bought, sold, 'direction'],
    ['bought and not asked', bought, quiet, 'direction'],
    ['not asked and sold', quiet, sold, 'direction'],
    ['refused and bought', anomaly, bought, 'veto'],
    ['sold and refused', sold, noGo, 'veto'],
    ['refused and not asked', noGo, quiet, 'veto'],
    ['refused at two stages', anomaly, noGo, 'veto'],
    ['refused at one stage for two reasons', anomaly, loss, undefined],
    ['refused alike', noGo, noGo, undefined],
    ['bought alike', bought, bought, undefined],
    ['bought more', bought, { ...bought, quantity: 3 }, 'size'],
    ['bought more by a rounding error', bought, { ...bought, quantity: 2 * (1 + 1e-12) }, undefined],
    ['bought more, other side', bought, { ...sold, quantity: 3 }, 'direction'],
    ['not asked, for two reasons', quiet, { reason: 'strategies-gated' }, undefined],
    ['warming up', { reason: 'regime-warming-up' }, quiet, undefined],
  ] as const)('%s', (_, a, b, kind) => {
    expect(kindOf(a, b)).toBe(kind);
    expect(kindOf(b, a)).toBe(kind);
  });

  it('an exit that goes out although an entry was refused is an action', () => {
    const exit = { action: SELL, wanted: BUY, reason: 'approved', quantity: 1 };
    expect(kindOf(exit, anomaly)).toBe('veto');
    expect(kindOf(exit, sold)).toBe('size');
  });
});

describe('changesBetween', () => {
  const intact = courseOf(quiet, anomaly, bought, { ...sold, position: 2 });
  const off = courseOf(quiet, bought, { ...bought, quantity: 1, position: 2 }, { ...sold, position: 2 });

  it('lists each with both decisions and whether both stood alike', () => {
    const rows = changesBetween(intact, off);
    expect(CHANGE_FIELDS).toHaveLength(CHANGE_WIDTH);
    expect([...rows.subarray(0, CHANGE_WIDTH)]).toEqual(
      [
        [1, 0, 1, 1000, CHANGE_KINDS.indexOf('veto'), 1],
        [HOLD, reasonCode('anomaly'), 0, BUY, 0, 2],
      ].flat(),
    );
    expect([...rows.subarray(CHANGE_WIDTH)]).toEqual(
      [
        [2, 0, 2, 2000, CHANGE_KINDS.indexOf('size'), 0],
        [BUY, 0, 2, BUY, 0, 1],
      ].flat(),
    );
  });
  it('of a run with itself is empty', () => {
    expect(changesBetween(intact, intact)).toHaveLength(0);
    expect(partingOf(intact, intact)).toBe(-1);
  });
  it('runs over other bars are refused', () => {
    expect(() => changesBetween(intact, courseOf(quiet))).toThrow('runs of 4 and 1 events');
    const other = courseOf(quiet, quiet, quiet, quiet);
    other.bar[2] = 7;
    expect(() => changesBetween(intact, other)).toThrow('event 2 is bar 2 in one run and bar 7 in the other');
  });
});

describe('partingOf', () => {
  it('is the first decision, position or money that is another', () => {
    const plain = courseOf(quiet, quiet, quiet);
    expect(partingOf(plain, courseOf(quiet, quiet, anomaly))).toBe(2);
    expect(partingOf(plain, courseOf(quiet, { position: 1 }, quiet))).toBe(1);
    expect(partingOf(plain, courseOf({ equity: 100.5 }, quiet, quiet))).toBe(0);
  });
});

it('a course takes no more records than it has room for', () => {
  const course = newCourse(1);
  expect(() => addRecords(course, new Float64Array(2 * AUDIT_WIDTH), 2)).toThrow('2 records do not fit');
});
