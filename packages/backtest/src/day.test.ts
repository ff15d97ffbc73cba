/** What the amygdala asks for outside the brain is done: entries that work are taken back, exits go on. */
import { auditSlot, AUDIT_WIDTH, newOrder, PREFRONTAL, RESPONSES, type Approved, type Order } from '@janus/domain';
import { submit, workingCount } from '@janus/exchange';
import { ALERT_CAUSES } from '@janus/integration';
import { simulate } from '@janus/market';
import { expect, it } from 'vitest';
import { parseRunConfig } from './config.ts';
import { openDay, stepEvent, type Day } from './day.ts';
import { prepareRun } from './prepare.ts';
import { replay } from './replay.ts';

const series = [simulate({ generator: 'base', bars: 1500, seed: 3, timeframeMs: 3_600_000 })];
const config = parseRunConfig({});

/** A day that has lived 1400 bars. */
function lived(): Day {
  const day = openDay({
    series,
    config,
    seed: 1,
    lesions: 0,
    ...prepareRun(series, config, 1, null),
    clock: null,
    stageTimes: false,
    onSegment: null,
  });
  for (let k = 0; k < 1400; k++) stepEvent(day, k);
  return day;
}
/** More than many bars' volume: it goes on working. */
const huge = (day: Day, id: number): Approved<Order> =>
  ({
    ...newOrder(),
    id,
    side: 1,
    quantity: 1000 * series[0]!.volume[1400]!,
    decidedAt: 1399,
    time: day.bar.time,
    arrivalPrice: day.bar.close,
  }) as Approved<Order>;

/** Units held, from the fills. */
const heldOf = (day: Day): number => day.fills.reduce((sum, fill) => sum + fill.side * fill.quantity, 0);

it('an entry that works goes on working, and is taken back at the bar at which a kill switch is seen', () => {
  for (const killed of [false, true]) {
    const day = lived();
    submit(day.venue, huge(day, 1_000_000));
    if (killed) day.brain.symbols[0]!.amygdala.breakers.trips.push({ scope: 'global', id: 0, time: 1, why: 'test' });
    stepEvent(day, 1400);
    expect(day.fills.at(-1)).toMatchObject({ orderId: 1_000_000, partial: true });
    const book = day.venue.books[0]!;
    const ids = Array.from({ length: book.orderCount }, (_, i) => book.orders[i]!.id);
    expect(ids.includes(1_000_000)).toBe(!killed);
    if (killed) expect(workingCount(day.venue, 0)).toBe(0);
    // Others may be working: one of the day's own would be taken back too.
    expect(day.takenBack > 0).toBe(killed);
    expect(day.alerts[RESPONSES.indexOf('kill') * ALERT_CAUSES.length + ALERT_CAUSES.indexOf('breaker')]).toBe(
      killed ? 1 : 0,
    );
  }
});

it('an exit that works is not taken back', () => {
  const day = lived();
  submit(day.venue, huge(day, 1_000_000));
  // Three bars in, so that one bar is not enough to get out.
  for (let k = 1400; k < 1403; k++) stepEvent(day, k);
  const exit = { ...huge(day, 1_000_001), side: -1, reduceOnly: true, decidedAt: 1402, time: day.bar.time };
  submit(day.venue, { ...exit, quantity: heldOf(day) });
  day.brain.symbols[0]!.amygdala.breakers.trips.push({ scope: 'global', id: 0, time: 1, why: 'test' });
  const before = day.fills.length;
  for (let k = 1403; k < 1407; k++) stepEvent(day, k);
  const exits = day.fills.slice(before).filter((fill) => fill.orderId === 1_000_001);
  expect(exits.length).toBeGreaterThan(1);
  expect(day.takenBack).toBe(1);
});

it('an account that flattens on a breach holds nothing a few bars after one, and one that does not may', () => {
  const strict = { dailyLoss: 0.002, flattenOnBreach: true };
  const run = (prefrontal: object) => {
    const own = parseRunConfig({ prefrontal });
    const rows: Float64Array[] = [];
    const result = replay({
      series,
      config: own,
      seed: 1,
      lesions: 0,
      ...prepareRun(series, own, 1, null),
      clock: null,
      stageTimes: false,
      onSegment: (audit, _timing, n) => {
        for (let i = 0; i < n; i++) rows.push(audit.slice(i * AUDIT_WIDTH, (i + 1) * AUDIT_WIDTH));
      },
    });
    const [breach, position, decider] = ['breach', 'position', 'decider'].map(auditSlot) as [number, number, number];
    const first = rows.findIndex((row) => row[breach]! > 0 && row[position] !== 0);
    const forced = rows.filter((row) => row[decider] === PREFRONTAL && row[auditSlot('reason')] === 0).length;
    return { rows, first, forced, held: (k: number) => rows[first + k]![position]!, result };
  };
  const open = run({ dailyLoss: 0.002 });
  const shut = run(strict);
  expect(shut.first).toBe(open.first);
  expect(shut.first).toBeGreaterThan(0);
  expect([open.forced, shut.forced > 0]).toEqual([0, true]);
  expect(shut.held(0)).not.toBe(0);
  // A bar's volume lets out so much at once: it shrinks and is gone.
  const held = Array.from({ length: 5 }, (_, k) => Math.abs(shut.held(k)));
  expect(held.every((units, k) => k === 0 || units < held[k - 1]! || units === 0)).toBe(true);
  expect(held.at(-1)).toBe(0);
});
