/**
 * What the protective stops of a symbol leave at risk: the loss if each were hit now, at its own price. A lot without
 * a stop has no such bound and counts whole. Gaps and slippage come on top and are not in it.
 */
import type { SimulatedVenue } from './state.ts';

/** Quote units, ≥ 0; 0 for a symbol that is not traded or not held. `price` > 0. */
export function atRisk(venue: SimulatedVenue, symbol: number, price: number): number {
  const book = venue.books[symbol];
  if (book === undefined) return 0;
  let sum = 0;
  for (let i = 0; i < book.lotCount; i++) {
    const lot = book.lots[i]!;
    const distance = Number.isNaN(lot.stop) ? price : lot.side * (price - lot.stop);
    if (distance > 0) sum += lot.quantity * distance;
  }
  return sum;
}
