/**
 * Orders in and out of a book: the door, cancelling, and how the live orders of a symbol fill at a bar's open. All
 * are market orders. A size that the bar cannot take works on, and expires after some bars. An order that only
 * reduces is cut to what is held, and cancelled once nothing is.
 */
import { badInput, type Approved, type Order } from '@janus/domain';
import { ACCEPTED, checkOrder, DUPLICATE_ID, MALFORMED, UNKNOWN_SYMBOL } from '../door.ts';
import { lotDown } from '../market-limits.ts';
import { advance, type OrderEvent } from '../order-state.ts';
import type { FillBuffer } from '../venue.ts';
import { executeOrder, fillPrice } from './execute.ts';
import { marketPrice } from './prices.ts';
import { slippageOf } from './slippage.ts';
import { positionOf, pushOrder, removeAt, type Book, type LiveOrder, type SimulatedVenue } from './state.ts';

function move(venue: SimulatedVenue, order: LiveOrder, event: OrderEvent): void {
  order.state = advance(order.state, event);
  venue.states.set(order.id, order.state);
}

/** Takes an order in, or refuses it. Returns an index into REFUSALS. */
export function submit(venue: SimulatedVenue, order: Approved<Order>): number {
  if (!Number.isSafeInteger(order.id)) return MALFORMED;
  const book = venue.books[order.symbol];
  if (venue.states.has(order.id)) return DUPLICATE_ID;
  const refusal = book === undefined ? UNKNOWN_SYMBOL : checkOrder(order, book.limits, positionOf(book));
  if (refusal !== ACCEPTED || book === undefined) {
    venue.states.set(order.id, advance('new', 'reject'));
    return refusal;
  }
  const live = pushOrder(book);
  Object.assign(live, order);
  live.quantity = lotDown(order.quantity, book.limits.lot);
  live.remaining = live.quantity;
  live.age = 0;
  live.state = 'new';
  move(venue, live, 'accept');
  return ACCEPTED;
}

/** False where the order is unknown or no longer live. */
export function cancel(venue: SimulatedVenue, orderId: number): boolean {
  for (const book of venue.books) {
    for (let i = 0; i < book.orderCount; i++) {
      const order = book.orders[i]!;
      if (order.id !== orderId) continue;
      move(venue, order, 'cancel');
      book.orderCount = removeAt(book.orders, book.orderCount, i);
      return true;
    }
  }
  return false;
}

/** Cancels every live order of a symbol, or of all. Returns how many. */
export function cancelAll(venue: SimulatedVenue, symbol?: number): number {
  let cancelled = 0;
  venue.books.forEach((book, s) => {
    if (symbol !== undefined && s !== symbol) return;
    for (let i = 0; i < book.orderCount; i++) move(venue, book.orders[i]!, 'cancel');
    cancelled += book.orderCount;
    book.orderCount = 0;
  });
  if (symbol !== undefined && venue.books[symbol] === undefined)
    throw badInput(`symbol ${symbol} is not traded here: there are ${venue.books.length}`);
  return cancelled;
}

/** How much of an order may fill now: what it asks, what a reduce-only order may still reduce, what the bar takes. */
function fillable(book: Book, order: LiveOrder): number {
  let quantity = order.remaining;
  if (order.reduceOnly) {
    const position = positionOf(book);
    quantity = order.side * position < 0 ? Math.min(quantity, Math.abs(position)) : 0;
  }
  return lotDown(Math.min(quantity, book.capacity), book.limits.lot);
}

/** True where a reduce-only order has nothing left to reduce. */
function isPointless(book: Book, order: LiveOrder): boolean {
  return order.reduceOnly && order.side * positionOf(book) >= 0;
}

/** Ends order i with `event` and takes it out of the book. */
function end(venue: SimulatedVenue, book: Book, i: number, event: OrderEvent): void {
  move(venue, book.orders[i]!, event);
  book.orderCount = removeAt(book.orders, book.orderCount, i);
}

/** Fills at the open what is due and can fill; what has waited too long expires. */
export function fillOrders(venue: SimulatedVenue, book: Book, fills: FillBuffer): void {
  const { config, frame } = venue;
  let i = 0;
  while (i < book.orderCount) {
    const order = book.orders[i]!;
    if (frame.barIndex < order.decidedAt + config.latencyBars) {
      i++;
      continue;
    }
    order.age++;
    const quantity = fillable(book, order);
    if (quantity > 0) {
      const free = marketPrice(frame.open, order.side, frame.halfSpread, slippageOf(venue, quantity));
      executeOrder(book, frame, fills, order, quantity, fillPrice(book, free, order.side), config.takerBps);
    }
    if (order.remaining === 0) {
      end(venue, book, i, 'fill-rest');
      continue;
    }
    if (quantity > 0) move(venue, order, 'fill-part');
    if (order.age >= config.expiryBars) end(venue, book, i, 'expire');
    else i++;
  }
}

/** Cancels reduce-only orders that have nothing left to reduce. */
export function cancelPointless(venue: SimulatedVenue, book: Book): void {
  let i = 0;
  while (i < book.orderCount) {
    if (isPointless(book, book.orders[i]!)) end(venue, book, i, 'cancel');
    else i++;
  }
}

/** Cancels what is left of the order that opened a lot: its stop has spoken. */
export function cancelRest(venue: SimulatedVenue, book: Book, orderId: number): void {
  for (let i = 0; i < book.orderCount; i++) {
    if (book.orders[i]!.id !== orderId) continue;
    end(venue, book, i, 'cancel');
    return;
  }
}
