/** Polar coordinates of a normalised series: for drawing it as a clock. The fields never need the angle itself. */

/** φ = arccos x̃ ∈ [0, π] [E3]; x̃ ∈ [−1, 1]. */
export function angle(x: number): number {
  return Math.acos(x);
}

/** r = t/T ∈ (0, 1] [E4]; t = 1 … T. */
export function radius(t: number, length: number): number {
  return t / length;
}
