/** Places in a list that rises, found by halving. Not for lists with NaN: nothing is at least NaN. */

/** First index of the first `count` whose value is ≥ `value`; `count` where there is none. */
export function firstFrom(rising: ArrayLike<number>, value: number, count = rising.length): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Last index whose value is ≤ `value`; −1 where there is none. */
export function lastTo(rising: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
