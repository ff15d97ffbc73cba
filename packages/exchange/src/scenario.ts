/**
 * Orders, bars and venues for the tests. Not exported from the package and not used by it: only here is an order
 * called approved without the prefrontal stage.
 */
import { newOrder, parseConfig, type Approved, type Order } from '@janus/domain';
import { marketLimitsFields, type MarketLimits } from './market-limits.ts';
import { simulatedVenueFields } from './simulated/config.ts';
import { submit } from './simulated/orders.ts';
import { initSimulatedVenue, type SimulatedVenue } from './simulated/state.ts';
import { stepBar } from './simulated/step-bar.ts';
import { newFillBuffer, type VenueFill } from './venue.ts';

/** An order of 1 unit at 100, bought at bar 0 without stop or target, some of it replaced. */
export const orderOf = (own: Partial<Order> = {}): Order => ({
  ...newOrder(),
  id: 1,
  side: 1,
  quantity: 1,
  decidedAt: 0,
  arrivalPrice: 100,
  strategy: 3,
  ...own,
});
export const approve = (order: Order): Approved<Order> => order as Approved<Order>;

export const limitsOf = (own: Partial<MarketLimits> = {}): MarketLimits =>
  parseConfig(marketLimitsFields, { lot: 0.001, minNotional: 10, ...own }, 'limits');

/** A venue without fees, spread or slippage unless asked for: prices can be read off the bars. */
export const venueOf = (own: object = {}, limits: readonly MarketLimits[] = [limitsOf()]): SimulatedVenue =>
  initSimulatedVenue(
    parseConfig(
      simulatedVenueFields,
      { takerBps: 0, makerBps: 0, spreadBps: 0, unknownVolumeBps: 0, stopBps: 0, ...own },
      'venue',
    ),
    limits,
  );

export type Ohlc = readonly [open: number, high: number, low: number, close: number];
export interface BarOptions {
  readonly symbol?: number;
  readonly volume?: number;
  readonly spread?: number;
}
/** One bar; the fills it made, copied. Volume and spread are unknown unless given. */
export function bar(venue: SimulatedVenue, index: number, prices: Ohlc, options: BarOptions = {}): VenueFill[] {
  const fills = newFillBuffer(1);
  const { symbol = 0, volume = Number.NaN, spread = Number.NaN } = options;
  const [open, high, low, close] = prices;
  const count = stepBar(venue, symbol, index, index * 60_000, open, high, low, close, volume, spread, fills);
  return fills.rows.slice(0, count).map((row) => ({ ...row }));
}

export const send = (venue: SimulatedVenue, own: Partial<Order> = {}): number => submit(venue, approve(orderOf(own)));
