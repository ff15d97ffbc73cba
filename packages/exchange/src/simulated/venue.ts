/** The simulated venue seen through the port, so that the loop that runs live markets runs this one. */
import type { OrderState } from '../order-state.ts';
import type { Venue } from '../venue.ts';
import { cancel, cancelAll, submit } from './orders.ts';
import { VENUE_WARNINGS, type SimulatedVenue } from './state.ts';

export const simulatedVenue = (venue: SimulatedVenue): Venue => ({
  submit: (order) => submit(venue, order),
  cancel: (orderId) => cancel(venue, orderId),
  cancelAll: (symbol) => cancelAll(venue, symbol),
  stateOf: (orderId): OrderState | null => venue.states.get(orderId) ?? null,
  workingCount: (symbol) => workingCount(venue, symbol),
});

/** Live orders of a symbol; 0 for a symbol that is not traded. */
export const workingCount = (venue: SimulatedVenue, symbol: number): number => venue.books[symbol]?.orderCount ?? 0;

/** What every result built on this venue must show. */
export const venueWarnings = (venue: SimulatedVenue): readonly (typeof VENUE_WARNINGS)[number][] =>
  VENUE_WARNINGS.filter((_, i) => ((venue.warnings >> i) & 1) === 1);
