/**
 * One bar of one symbol through the simulated venue. Orders decided at earlier bars fill at the open, then the stops
 * and targets of what is open, old or new, are run through the bar. Orders come first because they were sent before
 * the bar began: an exit that meets its own stop at the same open closes the position once, not twice.
 */
import { badInput } from '@janus/domain';
import type { FillBuffer } from '../venue.ts';
import { runLots } from './lots.ts';
import { cancelPointless, fillOrders } from './orders.ts';
import { SPREAD_UNKNOWN, type Book, type SimulatedVenue } from './state.ts';
import { knownVolatility, learnClose } from './volatility.ts';

/** Says what is wrong with a bar that was refused. Apart from the step, which stays short enough to be inlined. */
function refuse(
  venue: SimulatedVenue,
  symbol: number,
  barIndex: number,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number,
  spread: number,
): never {
  const book = venue.books[symbol];
  if (book === undefined) throw badInput(`symbol ${symbol} is not traded here: there are ${venue.books.length}`);
  if (!(barIndex > book.lastBar))
    throw badInput(`bar ${barIndex} of symbol ${symbol} does not come after bar ${book.lastBar}: feed bars in order`);
  if (!isBar(open, high, low, close))
    throw badInput(
      `bar ${barIndex}: open ${open}, high ${high}, low ${low}, close ${close} are not the prices of a bar`,
    );
  throw badInput(`bar ${barIndex}: volume ${volume} and spread ${spread} must be at least 0, or NaN where unknown`);
}

const isBar = (open: number, high: number, low: number, close: number): boolean =>
  low > 0 && low <= open && low <= close && high >= open && high >= close && high < Number.POSITIVE_INFINITY;

/** Runs the orders and lots that are open through the bar. */
function trade(
  venue: SimulatedVenue,
  book: Book,
  symbol: number,
  barIndex: number,
  time: number,
  open: number,
  high: number,
  low: number,
  volume: number,
  spread: number,
  fills: FillBuffer,
): void {
  const { config, frame } = venue;
  frame.symbol = symbol;
  frame.barIndex = barIndex;
  frame.time = time;
  frame.open = open;
  frame.high = high;
  frame.low = low;
  frame.halfSpread = Number.isNaN(spread) ? (open * config.spreadBps) / 20_000 : spread / 2;
  frame.volume = volume;
  frame.volatility = knownVolatility(book);
  book.capacity = Number.isNaN(volume) ? Number.POSITIVE_INFINITY : config.participation * volume;
  fillOrders(venue, book, fills);
  runLots(venue, book, fills);
  cancelPointless(venue, book);
  if (fills.count > 0 && Number.isNaN(spread)) venue.warnings |= SPREAD_UNKNOWN;
}

/**
 * Allocates nothing where nothing fills.
 * @param time written into the fills, epoch ms
 * @param volume base units, NaN unknown: no bound on a fill, fixed slippage, a warning
 * @param spread price units, NaN unknown: the configured one, a warning
 * @param fills overwritten: valid until the next call with the same buffer
 * @returns number of fills
 * @throws JanusError bad-input for an unknown symbol, a bar that is not one, or one that is not after the last
 */
export function stepBar(
  venue: SimulatedVenue,
  symbol: number,
  barIndex: number,
  time: number,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number,
  spread: number,
  fills: FillBuffer,
): number {
  const book = venue.books[symbol];
  if (book === undefined || !(barIndex > book.lastBar) || !isBar(open, high, low, close) || volume < 0 || spread < 0)
    return refuse(venue, symbol, barIndex, open, high, low, close, volume, spread);
  book.lastBar = barIndex;
  fills.count = 0;
  if (book.orderCount > 0 || book.lotCount > 0)
    trade(venue, book, symbol, barIndex, time, open, high, low, volume, spread, fills);
  learnClose(book, close, venue.config.volatilitySpan);
  return fills.count;
}
