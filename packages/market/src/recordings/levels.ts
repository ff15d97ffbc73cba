/**
 * One side of a book that is being rebuilt from updates: prices and sizes in two parallel arrays, best first. A level
 * is set by its price; size 0 removes it. Holds as many levels as the venue sends.
 */
import type { Level } from '@janus/domain';

export interface Side {
  /** −1 bids (falling prices), 1 asks (rising). */
  readonly sign: 1 | -1;
  readonly prices: number[];
  readonly sizes: number[];
}
export const newSide = (sign: 1 | -1): Side => ({ sign, prices: [], sizes: [] });

/** Index of the level at `price`, or where it would be inserted. */
function find({ sign, prices }: Side, price: number): number {
  let low = 0;
  let high = prices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sign * prices[middle]! < sign * price) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sets the size of a level. Returns false where size 0 removes a level that was not there. */
export function setLevel(side: Side, price: number, size: number): boolean {
  const at = find(side, price);
  const known = side.prices[at] === price;
  if (size > 0) {
    if (known) side.sizes[at] = size;
    else {
      side.prices.splice(at, 0, price);
      side.sizes.splice(at, 0, size);
    }
    return true;
  }
  if (!known) return false;
  side.prices.splice(at, 1);
  side.sizes.splice(at, 1);
  return true;
}

/** The best `count` levels as the domain has them. */
export const topLevels = (side: Side, count: number): Level[] =>
  side.prices.slice(0, count).map((price, i) => ({ price, size: side.sizes[i]! }));

export function clearSide(side: Side): void {
  side.prices.length = 0;
  side.sizes.length = 0;
}
