/**
 * The order book O_t = (B_t, A_t) of the market state [E53–E55]: price–size levels, best first.
 * Invariant, checked at the door: bids strictly falling, asks strictly rising, every price and size a finite
 * number above 0, best bid below best ask. A crossed or unsorted book is refused, never repaired.
 */
export interface Level {
  readonly price: number;
  readonly size: number;
}
export interface OrderBook {
  /** Best (highest) first. */
  readonly bids: readonly Level[];
  /** Best (lowest) first. */
  readonly asks: readonly Level[];
}

function checkSide(side: 'bid' | 'ask', levels: readonly Level[]): void {
  let previous: number | undefined;
  levels.forEach(({ price, size }, i) => {
    if (!(price > 0) || !Number.isFinite(price))
      throw new RangeError(`${side} ${i}: price ${price} is not a finite number above 0`);
    if (!(size > 0) || !Number.isFinite(size))
      throw new RangeError(`${side} ${i}: size ${size} is not a finite number above 0`);
    if (previous !== undefined && (side === 'bid' ? price >= previous : price <= previous))
      throw new RangeError(
        `${side} ${i}: price ${price} after ${previous} is not strictly ${side === 'bid' ? 'falling' : 'rising'}`,
      );
    previous = price;
  });
}

/** @throws RangeError naming the level and value that breaks the invariant */
export function orderBook(bids: readonly Level[], asks: readonly Level[]): OrderBook {
  checkSide('bid', bids);
  checkSide('ask', asks);
  const bid = bids[0];
  const ask = asks[0];
  if (bid && ask && bid.price >= ask.price)
    throw new RangeError(`best bid ${bid.price} is not below best ask ${ask.price}`);
  return { bids, asks };
}
