/**
 * One execution: a quantity at a price becomes a row of the fill buffer, uses up the bar's capacity, and moves the
 * lots. Whatever is held on the other side is closed first, oldest lot first; only what is left opens. An execution
 * that does both is written as two fills, so that each is plainly an entry or an exit.
 */
import { FILL_KINDS } from '@janus/domain';
import { lotNearest, tickAgainst } from '../market-limits.ts';
import { nextFill, type FillBuffer } from '../venue.ts';
import { positionOf, pushLot, removeAt, type BarFrame, type Book, type LiveOrder } from './state.ts';

export const ENTRY = FILL_KINDS.indexOf('entry');
export const EXIT = FILL_KINDS.indexOf('exit');
export const STOP = FILL_KINDS.indexOf('stop');
export const TARGET = FILL_KINDS.indexOf('target');

/** Takes from capacity; the quantity is already within it. */
function useCapacity(book: Book, quantity: number): void {
  book.capacity = Math.max(0, book.capacity - quantity);
}

/** Price after rounding to the tick that is worse for us. */
export const fillPrice = (book: Book, price: number, side: number): number =>
  tickAgainst(price, book.limits.tick, side);

function emit(
  frame: BarFrame,
  fills: FillBuffer,
  orderId: number,
  strategy: number,
  side: number,
  quantity: number,
  price: number,
  feeBps: number,
  kind: number,
  arrival: number,
  partial: boolean,
): void {
  const fill = nextFill(fills);
  fill.orderId = orderId;
  fill.symbol = frame.symbol;
  fill.time = frame.time;
  fill.barIndex = frame.barIndex;
  fill.side = side;
  fill.quantity = quantity;
  fill.price = price;
  fill.fee = (quantity * price * feeBps) / 10_000;
  fill.kind = kind;
  fill.slippage = (side * price - side * arrival) / arrival;
  fill.partial = partial;
  fill.strategy = strategy;
}

/** Closes `quantity` of the lots, oldest first. Returns the strategy of the first lot touched. */
function closeLots(book: Book, quantity: number): number {
  const strategy = book.lots[0]!.strategy;
  let left = quantity;
  while (left > 0 && book.lotCount > 0) {
    const lot = book.lots[0]!;
    const part = Math.min(left, lot.quantity);
    lot.quantity = lotNearest(lot.quantity - part, book.limits.lot);
    left = lotNearest(left - part, book.limits.lot);
    if (lot.quantity === 0) book.lotCount = removeAt(book.lots, book.lotCount, 0);
  }
  return strategy;
}

/** Adds to the lot that this order opened, or opens one. */
function openLot(book: Book, order: LiveOrder, quantity: number): void {
  const last = book.lotCount > 0 ? book.lots[book.lotCount - 1]! : null;
  if (last !== null && last.orderId === order.id) {
    last.quantity = lotNearest(last.quantity + quantity, book.limits.lot);
    return;
  }
  const lot = pushLot(book);
  lot.orderId = order.id;
  lot.strategy = order.strategy;
  lot.side = order.side;
  lot.quantity = quantity;
  lot.stop = order.stop;
  lot.target = order.target;
  lot.triggered = 0;
}

/** Executes `quantity` of a live order: what closes, then what opens. The order's own state is the caller's. */
export function executeOrder(
  book: Book,
  frame: BarFrame,
  fills: FillBuffer,
  order: LiveOrder,
  quantity: number,
  price: number,
  feeBps: number,
): void {
  const position = positionOf(book);
  const held = order.side * position < 0 ? Math.abs(position) : 0;
  const closing = Math.min(quantity, held);
  const opening = lotNearest(quantity - closing, book.limits.lot);
  const { id, side, arrivalPrice } = order;
  order.remaining = lotNearest(order.remaining - quantity, book.limits.lot);
  useCapacity(book, quantity);
  const more = order.remaining > 0;
  if (closing > 0) {
    const strategy = closeLots(book, closing);
    emit(frame, fills, id, strategy, side, closing, price, feeBps, EXIT, arrivalPrice, opening > 0 || more);
  }
  if (opening > 0) {
    openLot(book, order, opening);
    emit(frame, fills, id, order.strategy, side, opening, price, feeBps, ENTRY, arrivalPrice, more);
  }
}

/** Executes `quantity` of lot i through its stop or target. Returns true where the lot is gone. */
export function executeLot(
  book: Book,
  frame: BarFrame,
  fills: FillBuffer,
  i: number,
  quantity: number,
  price: number,
  feeBps: number,
  kind: number,
  arrival: number,
): boolean {
  const lot = book.lots[i]!;
  lot.quantity = lotNearest(lot.quantity - quantity, book.limits.lot);
  useCapacity(book, quantity);
  const gone = lot.quantity === 0;
  emit(frame, fills, lot.orderId, lot.strategy, -lot.side, quantity, price, feeBps, kind, arrival, !gone);
  if (gone) book.lotCount = removeAt(book.lots, book.lotCount, i);
  return gone;
}
