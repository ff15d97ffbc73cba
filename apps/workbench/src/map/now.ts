/** Memories in time: the newest by a moment, and how close they lie. Pure. */
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

/** Least time between two of `times`, rising, that differ; a day where there are none. */
export function pitchOf(times: Float64Array): number {
  let least = 86_400_000;
  for (let i = 1; i < times.length; i++) {
    const gap = times[i]! - times[i - 1]!;
    if (gap > 0 && gap < least) least = gap;
  }
  return least;
}
