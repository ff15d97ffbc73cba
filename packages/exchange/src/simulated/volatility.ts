/**
 * The venue's own volatility of a bar: it prices impact with what was known before the bar, and it takes no figure
 * from the brain that sends the orders. Exponentially weighted mean square of log returns.
 */
import type { Book } from './state.ts';

/** Standard deviation of a bar's log return, fraction; NaN before the first return. */
export function knownVolatility(book: Book): number {
  return Math.sqrt(book.variance);
}

/** Takes the bar's close in, after everything in the bar has filled. */
export function learnClose(book: Book, close: number, span: number): void {
  if (book.lastClose > 0) {
    const r = Math.log(close / book.lastClose);
    book.variance = Number.isNaN(book.variance) ? r * r : book.variance + (2 / (span + 1)) * (r * r - book.variance);
  }
  book.lastClose = close;
}
