/** How close memories lie in time. Pure. */

/** Least time between two of `times`, rising, that differ; a day where there are none. */
export function pitchOf(times: Float64Array): number {
  let least = 86_400_000;
  for (let i = 1; i < times.length; i++) {
    const gap = times[i]! - times[i - 1]!;
    if (gap > 0 && gap < least) least = gap;
  }
  return least;
}
