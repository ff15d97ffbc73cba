/**
 * Largest fall from a peak to a later price within the last n prices, as a fraction of the peak, [0, 1]; O(1) a price
 * on average. A stretch is summed up by its highest, its lowest and its own largest fall, and two stretches in
 * succession by max(fall₁, fall₂, 1 − lowest₂/highest₁); so a window is again the tail of a block joined to a head.
 */

export interface WindowDrawdown {
  readonly size: number;
  /** This block's prices over those of the block before. [size] */
  readonly prices: Float64Array;
  /** Of the last block from slot i to its end: the highest price, and the largest fall. [size] */
  readonly tailMax: Float64Array;
  readonly tailFall: Float64Array;
  headMax: number;
  headMin: number;
  headFall: number;
  next: number;
  /** Prices in the window, at most `size`. */
  count: number;
  value: number;
}

/** @throws RangeError unless size is a whole number of at least 1 */
export function initWindowDrawdown(size: number): WindowDrawdown {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`window ${size} is not a whole number of at least 1`);
  return {
    size,
    prices: new Float64Array(size),
    tailMax: new Float64Array(size),
    tailFall: new Float64Array(size),
    headMax: Number.NaN,
    headMin: Number.NaN,
    headFall: 0,
    next: 0,
    count: 0,
    value: 0,
  };
}

/** The block is full: every tail of it, from the back. */
function takeTails(s: WindowDrawdown): void {
  let max = Number.NEGATIVE_INFINITY;
  let min = Number.POSITIVE_INFINITY;
  let fall = 0;
  for (let i = s.size - 1; i >= 0; i--) {
    const price = s.prices[i]!;
    if (price < min) min = price;
    const from = 1 - min / price;
    if (from > fall) fall = from;
    if (price > max) max = price;
    s.tailMax[i] = max;
    s.tailFall[i] = fall;
  }
}

/** Takes a price > 0 in; `value` is the largest fall in the window, which grows until it holds `size` prices. */
export function stepWindowDrawdown(s: WindowDrawdown, price: number): void {
  const { size } = s;
  const at = s.next;
  s.prices[at] = price;
  if (at === 0) {
    s.headMax = price;
    s.headMin = price;
    s.headFall = 0;
  } else {
    if (price > s.headMax) s.headMax = price;
    if (price < s.headMin) s.headMin = price;
    const fall = 1 - price / s.headMax;
    if (fall > s.headFall) s.headFall = fall;
  }
  if (s.count < size) s.count++;
  const head = at + 1;
  s.next = head;
  let worst = s.headFall;
  if (head === size) {
    takeTails(s);
    s.next = 0;
  } else if (s.count === size) {
    const across = 1 - s.headMin / s.tailMax[head]!;
    if (across > worst) worst = across;
    if (s.tailFall[head]! > worst) worst = s.tailFall[head]!;
  }
  s.value = worst;
}
