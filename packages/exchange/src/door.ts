/**
 * The door of a venue: what an order must be before it is worked. An approved order has passed the rules of the
 * house; the door asks whether this market takes it. It may round a size down, never up.
 */
import type { Order } from '@janus/domain';
import { lotDown, lotNearest, type MarketLimits } from './market-limits.ts';

/** What the door says; 0 is the only acceptance. */
export const REFUSALS = [
  'accepted',
  'malformed',
  'unknown-symbol',
  'duplicate-id',
  'stop-on-wrong-side',
  'target-on-wrong-side',
  'quantity-below-lot',
  'notional-below-minimum',
  'exit-would-be-dust',
  'remainder-would-be-dust',
  'nothing-to-reduce',
] as const;
export type Refusal = (typeof REFUSALS)[number];
export const ACCEPTED = 0;
export const MALFORMED = 1;
export const UNKNOWN_SYMBOL = 2;
export const DUPLICATE_ID = 3;
const STOP_SIDE = 4;
const TARGET_SIDE = 5;
const BELOW_LOT = 6;
const BELOW_NOTIONAL = 7;
const DUST_EXIT = 8;
const DUST_REMAINDER = 9;
const NOTHING_TO_REDUCE = 10;

const isPrice = (x: number): boolean => x > 0 && x < Number.POSITIVE_INFINITY;
const isPriceOrNone = (x: number): boolean => Number.isNaN(x) || isPrice(x);

/** True where every number of the order is one that an order can have. */
function isWellFormed(order: Order): boolean {
  return (
    Number.isSafeInteger(order.id) &&
    Number.isSafeInteger(order.decidedAt) &&
    (order.side === 1 || order.side === -1) &&
    isPrice(order.quantity) &&
    isPrice(order.arrivalPrice) &&
    isPriceOrNone(order.stop) &&
    isPriceOrNone(order.target)
  );
}

/** Lowest price at which the order's position may have to be left: the arrival price, the stop or the target. */
export function lowestExit(order: Order): number {
  let lowest = order.arrivalPrice;
  if (order.stop < lowest) lowest = order.stop;
  if (order.target < lowest) lowest = order.target;
  return lowest;
}

/**
 * Orders, the second arrow of the flow signals → Execution → orders → Exchanges: an order reaches a market only if
 * the market takes it. Closing all that is held is always allowed, however small; any other part of an order must
 * be worth the minimum, what it opens must be worth it at its lowest exit too, and it may not leave less behind. [E65]
 *
 * @param position signed quantity held in the symbol
 * @returns index into REFUSALS
 */
export function checkOrder(order: Order, limits: MarketLimits, position: number): number {
  if (!isWellFormed(order)) return MALFORMED;
  const { side, arrivalPrice } = order;
  const buys = side > 0;
  if (buys ? order.stop >= arrivalPrice : order.stop <= arrivalPrice) return STOP_SIDE;
  if (buys ? order.target <= arrivalPrice : order.target >= arrivalPrice) return TARGET_SIDE;
  const quantity = lotDown(order.quantity, limits.lot);
  if (quantity <= 0) return BELOW_LOT;
  const held = (buys ? position < 0 : position > 0) ? Math.abs(position) : 0;
  if (order.reduceOnly && held === 0) return NOTHING_TO_REDUCE;
  const closing = Math.min(quantity, held);
  const opening = order.reduceOnly ? 0 : lotNearest(quantity - closing, limits.lot);
  const left = lotNearest(held - closing, limits.lot);
  const least = limits.minNotional;
  if (left > 0) {
    if (closing * arrivalPrice < least) return BELOW_NOTIONAL;
    if (left * arrivalPrice < least) return DUST_REMAINDER;
  }
  if (opening > 0) {
    if (opening * arrivalPrice < least) return BELOW_NOTIONAL;
    if (opening * lowestExit(order) < least) return DUST_EXIT;
  }
  return ACCEPTED;
}
