/** What the amygdala asks for outside the brain is done: entries that work are taken back, exits go on. */
import { newOrder, type Approved, type Order } from '@janus/domain';
import { submit, workingCount } from '@janus/exchange';
import { simulate } from '@janus/market';
import { expect, it } from 'vitest';
import { parseRunConfig } from './config.ts';
import { openDay, stepEvent, type Day } from './day.ts';
import { prepareRun } from './prepare.ts';

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
  }
});
