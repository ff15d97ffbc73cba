/**
 * Stops and targets inside a bar. The bar's open comes first, the order of its high and low is unknown, so:
 *   1 opened beyond the stop      → out at the open (a gap runs through a stop)
 *   2 opened beyond the target    → out at the open
 *   3 touched the stop inside     → out at the stop, even where the target was reached too
 *   4 traded through the target   → out at the target
 * A stop is a market order once triggered: half a spread, impact and a further slippage against us, and what the bar
 * cannot take goes out at the open of the bars after. A target is a resting limit order: no slippage, maker fee.
 */
import { lotDown } from '../market-limits.ts';
import type { FillBuffer } from '../venue.ts';
import { executeLot, fillPrice, STOP, TARGET } from './execute.ts';
import { cancelRest } from './orders.ts';
import { marketPrice, stopReached, stopTrigger, targetReached, targetTrigger } from './prices.ts';
import { slippageOf } from './slippage.ts';
import type { Book, Lot, SimulatedVenue } from './state.ts';

/** Closes what the bar takes of lot i, whose stop has triggered at `trigger`. Returns true where the lot is gone. */
function stopOut(venue: SimulatedVenue, book: Book, fills: FillBuffer, i: number, trigger: number): boolean {
  const { config, frame } = venue;
  const lot = book.lots[i]!;
  if (lot.triggered === 0) cancelRest(venue, book, lot.orderId);
  lot.triggered = 1;
  const quantity = lotDown(Math.min(lot.quantity, book.capacity), book.limits.lot);
  if (quantity <= 0) return false;
  const slippage = slippageOf(venue, quantity) + config.stopBps / 10_000;
  const price = fillPrice(book, marketPrice(trigger, -lot.side, frame.halfSpread, slippage), -lot.side);
  return executeLot(book, frame, fills, i, quantity, price, config.takerBps, STOP, lot.stop);
}

/** Closes what the bar takes of lot i at its target. Returns true where the lot is gone. */
function takeTarget(venue: SimulatedVenue, book: Book, fills: FillBuffer, i: number): boolean {
  const { config, frame } = venue;
  const lot = book.lots[i]!;
  const quantity = lotDown(Math.min(lot.quantity, book.capacity), book.limits.lot);
  if (quantity <= 0) return false;
  const price = fillPrice(book, targetTrigger(lot.side, lot.target, frame.open), -lot.side);
  return executeLot(book, frame, fills, i, quantity, price, config.makerBps, TARGET, lot.target);
}

function stepLot(venue: SimulatedVenue, book: Book, lot: Lot, i: number, fills: FillBuffer): boolean {
  const { open, high, low } = venue.frame;
  if (lot.triggered === 1) return stopOut(venue, book, fills, i, open);
  if (targetReached(lot.side, lot.target, open, open)) return takeTarget(venue, book, fills, i);
  if (stopReached(lot.side, lot.stop, high, low))
    return stopOut(venue, book, fills, i, stopTrigger(lot.side, lot.stop, open));
  if (targetReached(lot.side, lot.target, high, low)) return takeTarget(venue, book, fills, i);
  return false;
}

/** Runs every lot of a book through the bar, oldest first. */
export function runLots(venue: SimulatedVenue, book: Book, fills: FillBuffer): void {
  let i = 0;
  while (i < book.lotCount) if (!stepLot(venue, book, book.lots[i]!, i, fills)) i++;
}
