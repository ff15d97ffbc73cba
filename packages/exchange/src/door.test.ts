/**
 * [E65] signals → Execution → orders → Exchanges. A flow has no number to compute: it is tested by what the arrow
 * lets through, what it stops at run time, and what does not even compile.
 */
import type { Order } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { checkOrder, lowestExit, REFUSALS } from './door.ts';
import { approve, limitsOf, orderOf, venueOf } from './scenario.ts';
import { simulatedVenue } from './simulated/venue.ts';
import type { Venue } from './venue.ts';

/** Lot 0.001, at least 10 quote units. */
const limits = limitsOf();
const says = (own: Partial<Order>, position = 0): string => REFUSALS[checkOrder(orderOf(own), limits, position)]!;

describe('the door of a venue', () => {
  it('[E65] an order reaches the exchange only when approved: anything else does not compile', () => {
    const venue: Venue = simulatedVenue(venueOf());
    const order: Order = orderOf();
    // @ts-expect-error an order that has not been approved
    venue.submit(order);
    // @ts-expect-error a signal is not an order
    expect(venue.submit({ direction: 1, strength: 1, stopDistance: 1, targetDistance: 0 })).not.toBe(0);
    expect(venue.submit(approve(orderOf({ id: 2 })))).toBe(0);
    expect(venue.stateOf(2)).toBe('working');
  });
  it('[E65] an approved order that breaks the limits of the market is refused at run time', () => {
    const venue = simulatedVenue(venueOf());
    expect(REFUSALS[venue.submit(approve(orderOf({ id: 5, quantity: 0.05 })))]).toBe('notional-below-minimum');
    expect(venue.stateOf(5)).toBe('rejected');
    expect(venue.workingCount(0)).toBe(0);
    expect(REFUSALS[venue.submit(approve(orderOf({ id: 5 })))]).toBe('duplicate-id');
    expect(REFUSALS[venue.submit(approve(orderOf({ id: 6, symbol: 1 })))]).toBe('unknown-symbol');
    expect(REFUSALS[venue.submit(approve(orderOf({ id: Number.NaN })))]).toBe('malformed');
    expect(venue.stateOf(7)).toBeNull();
  });
  it('[E65] smallest value of an entry: 10 units is 0.1 at 100', () => {
    expect(says({ quantity: 0.1 })).toBe('accepted');
    expect(says({ quantity: 0.099 })).toBe('notional-below-minimum');
    expect(says({ quantity: 0.1, side: -1 })).toBe('accepted');
    expect(says({ quantity: 0.099, side: -1 })).toBe('notional-below-minimum');
    // The lot takes 0.1009 down to 0.1, and 0.0009 down to nothing.
    expect(says({ quantity: 0.0999 })).toBe('notional-below-minimum');
    expect(says({ quantity: 0.0009 })).toBe('quantity-below-lot');
  });
  it('[E65] dust: a position that could not be left again is not opened', () => {
    // 0.12 at a stop of 90 is 10.8, at 80 it is 9.6.
    expect(says({ quantity: 0.12, stop: 90 })).toBe('accepted');
    expect(says({ quantity: 0.12, stop: 80 })).toBe('exit-would-be-dust');
    expect(says({ quantity: 0.125, stop: 80 })).toBe('accepted');
    // A short is left at its target for less than it was opened.
    expect(says({ side: -1, quantity: 0.12, target: 80 })).toBe('exit-would-be-dust');
    expect(says({ side: -1, quantity: 0.12, target: 90, stop: 120 })).toBe('accepted');
    expect(lowestExit(orderOf({ stop: 90, target: 120 }))).toBe(90);
    expect(lowestExit(orderOf({ side: -1, stop: 120, target: 85 }))).toBe(85);
    expect(lowestExit(orderOf())).toBe(100);
  });
  it('[E65] an exit may close everything however small, and may not leave dust behind', () => {
    const reduceOnly = true;
    expect(says({ side: -1, quantity: 0.05, reduceOnly }, 0.05)).toBe('accepted');
    expect(says({ side: 1, quantity: 0.05, reduceOnly }, -0.05)).toBe('accepted');
    expect(says({ side: -1, quantity: 1, reduceOnly }, 0.05)).toBe('accepted');
    // All of a position that is worth 0.25 by now.
    expect(says({ side: -1, quantity: 0.05, arrivalPrice: 5, reduceOnly }, 0.05)).toBe('accepted');
    expect(says({ side: -1, quantity: 0.9, reduceOnly }, 1)).toBe('accepted');
    expect(says({ side: -1, quantity: 0.901, reduceOnly }, 1)).toBe('remainder-would-be-dust');
    expect(says({ side: -1, quantity: 0.1, reduceOnly }, 1)).toBe('accepted');
    expect(says({ side: -1, quantity: 0.099, reduceOnly }, 1)).toBe('notional-below-minimum');
    expect(says({ side: -1, quantity: 1, reduceOnly }, 0)).toBe('nothing-to-reduce');
    expect(says({ side: 1, quantity: 1, reduceOnly }, 1)).toBe('nothing-to-reduce');
  });
  it('[E65] an order that turns a position round is judged by what it opens', () => {
    expect(says({ side: -1, quantity: 1.1 }, 1)).toBe('accepted');
    expect(says({ side: -1, quantity: 1.05 }, 1)).toBe('notional-below-minimum');
    expect(says({ side: -1, quantity: 1.12, target: 80 }, 1)).toBe('exit-would-be-dust');
    expect(says({ side: -1, quantity: 1 }, 1)).toBe('accepted');
    // Adding to what is held is an entry of its own.
    expect(says({ side: 1, quantity: 0.05 }, 1)).toBe('notional-below-minimum');
    expect(says({ side: 1, quantity: 0.12, stop: 80 }, 0.12)).toBe('exit-would-be-dust');
    expect(says({ side: -1, quantity: 0.12, target: 80 }, -0.12)).toBe('exit-would-be-dust');
    expect(says({ side: 1, quantity: 0.12, stop: 80 }, -0.12)).toBe('accepted');
  });
  it('[E65] stop and target stand on their own sides of the price', () => {
    expect(says({ stop: 99, target: 101 })).toBe('accepted');
    expect(says({ stop: 100 })).toBe('stop-on-wrong-side');
    expect(says({ target: 100 })).toBe('target-on-wrong-side');
    expect(says({ side: -1, stop: 101, target: 99 })).toBe('accepted');
    expect(says({ side: -1, stop: 99 })).toBe('stop-on-wrong-side');
    expect(says({ side: -1, target: 101 })).toBe('target-on-wrong-side');
  });
  it.each<Partial<Order>>([
    { id: 1.5 },
    { decidedAt: Number.NaN },
    { side: 0 },
    { side: 2 },
    { quantity: 0 },
    { quantity: -1 },
    { quantity: Number.NaN },
    { quantity: Number.POSITIVE_INFINITY },
    { arrivalPrice: 0 },
    { arrivalPrice: Number.NaN },
    { stop: 0 },
    { stop: -5 },
    { target: Number.POSITIVE_INFINITY },
  ])('[E65] %o is not an order', (own) => {
    expect(says(own)).toBe('malformed');
  });
});
