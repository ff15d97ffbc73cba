/** The newest memory that was over by a moment. Pure. */
/** Index of the last of `times`, rising, that is ≤ `moment`; −1 where all came later. */
export function lastBy(times: Float64Array, moment: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
